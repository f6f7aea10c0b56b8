#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Files, glob patterns, standard input; gzip is recognised by its first bytes, whatever the name.
namespace trailspark::cli {

struct InputFile {
  std::string path;         ///< "-": standard input
  std::string name;         ///< as reports name it: the path, or "stdin"
  std::uint64_t bytes = 0;  ///< as it lies on the disk; 0 where nobody knows (a pipe)
};

/// The files meant, in the order given, those of a pattern sorted by name. A path that exists is taken as it stands;
/// else `*`, `?` and `[` make it a pattern. Complains and answers nothing where a file is missing or no readable file:
/// better before the first page than after the last.
std::optional<std::vector<InputFile>> find_inputs(const std::vector<std::string>& arguments);

/// The bytes of a file, unpacked.
class InputStream {
 public:
  explicit InputStream(const InputFile& file);
  ~InputStream();
  InputStream(const InputStream&) = delete;
  InputStream& operator=(const InputStream&) = delete;

  /// Fills `size` bytes, or fewer: at the end, or where reading failed.
  std::size_t read(char* to, std::size_t size);
  /// Why the bytes end before the file does; empty where they do not.
  const std::string& fault() const { return fault_; }
  /// Bytes of the file used so far, packed as they are; not above `limit`.
  std::uint64_t position(std::uint64_t limit) const;

 private:
  void* file_ = nullptr;  // zlib's gzFile, which stays in the .cpp
  std::uint64_t delivered_ = 0;
  std::string fault_;
};

/// Parts a file of pages into pages: a page a line where the second non-empty line begins with `{` in column 0, else
/// one document; the rule of LeadBase::ingest_file. Holds a page or two at a time, never the file.
class PageSplitter {
 public:
  struct Page {
    std::string_view bytes;  ///< until the next call
    std::uint64_t line;      ///< on which it begins, from 1
  };

  static constexpr std::size_t kBufferBytes = 1 << 20;  ///< several usual pages

  /// The buffer grows where a page is larger.
  explicit PageSplitter(InputStream& stream, std::size_t buffer_bytes = kBufferBytes)
      : stream_(stream), buffer_(buffer_bytes) {}

  /// The next page. Where the stream has a fault, the last page is what stood before it, cut off as it is.
  std::optional<Page> next();

 private:
  enum class Layout : std::uint8_t { unknown, page_a_line, one_document };

  std::string_view line_at(std::size_t at);
  bool fill();
  Layout detect_layout();
  std::optional<Page> next_line();
  Page whole_document();

  InputStream& stream_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // [begin_, end_): read, not handed out
  std::size_t end_ = 0;
  bool exhausted_ = false;  // the stream has no more
  bool done_ = false;       // all pages are handed out
  bool line_break_last_ = true;
  Layout layout_ = Layout::unknown;
  std::uint64_t line_ = 1;  // that begins at begin_
};

/// A whole file, for settings. Complains and answers nothing where it cannot be read.
std::optional<std::string> read_file(const std::string& path);

}  // namespace trailspark::cli
