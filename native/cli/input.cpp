#include "input.hpp"

#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "terminal.hpp"

namespace trailspark::cli {
namespace {

constexpr unsigned kUnpackBytes = 1 << 16;     // small: what zlib holds when it meets damage is lost
constexpr std::size_t kMostPerRead = 1 << 30;  // zlib counts in int

gzFile gzip(void* file) { return static_cast<gzFile>(file); }

void complain_unreadable(const std::string& path, const std::string& why) {
  complain("cannot read " + path + ": " + why);
}

std::vector<std::string> matches(const std::string& pattern) {
  std::vector<std::string> paths;
  glob_t found{};
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  globfree(&found);
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool exists(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0;
}

std::uint64_t size_of(const struct stat& status) {
  return S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
}

std::optional<InputFile> readable_file(const std::string& path) {
  struct stat status {};
  if (path == "-") {
    return InputFile{path, "stdin", fstat(STDIN_FILENO, &status) == 0 ? size_of(status) : 0};
  }
  if (stat(path.c_str(), &status) != 0 || access(path.c_str(), R_OK) != 0) {
    complain_unreadable(path, std::strerror(errno));
    return std::nullopt;
  }
  if (S_ISDIR(status.st_mode)) {
    complain_unreadable(path, "it is a directory; name its files, for example '" + path + "/*.json'");
    return std::nullopt;
  }
  return InputFile{path, path, size_of(status)};
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

std::optional<std::vector<InputFile>> find_inputs(const std::vector<std::string>& arguments) {
  std::vector<InputFile> files;
  for (const std::string& argument : arguments) {
    std::vector<std::string> paths{argument};
    if (argument != "-" && !exists(argument) && argument.find_first_of("*?[") != std::string::npos) {
      paths = matches(argument);
      if (paths.empty()) {
        complain_unreadable(argument, "no file matches");
        return std::nullopt;
      }
    }
    for (const std::string& path : paths) {
      std::optional<InputFile> file = readable_file(path);
      if (!file) {
        return std::nullopt;
      }
      files.push_back(std::move(*file));
    }
  }
  if (std::count(arguments.begin(), arguments.end(), "-") > 1) {
    complain("standard input (-) can be read only once");
    return std::nullopt;
  }
  return files;
}

InputStream::InputStream(const InputFile& file) {
  const int descriptor = file.path == "-" ? dup(STDIN_FILENO) : open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
  file_ = descriptor < 0 ? nullptr : gzdopen(descriptor, "rb");
  if (file_ == nullptr) {
    fault_ = std::strerror(errno);
    return;
  }
  gzbuffer(gzip(file_), kUnpackBytes);
}

InputStream::~InputStream() {
  if (file_ != nullptr) {
    gzclose(gzip(file_));
  }
}

std::size_t InputStream::read(char* to, std::size_t size) {
  if (!fault_.empty()) {
    return 0;
  }
  const bool packed = gzdirect(gzip(file_)) == 0;
  const std::size_t wanted = std::min(size, packed ? std::size_t{kUnpackBytes} : kMostPerRead);
  const int got = gzread(gzip(file_), to, static_cast<unsigned>(wanted));
  if (got > 0) {
    delivered_ += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }
  int code = Z_OK;
  const char* message = gzerror(gzip(file_), &code);
  if (code == Z_ERRNO) {
    fault_ = std::strerror(errno);
  } else if (code == Z_BUF_ERROR) {
    fault_ = "the gzip data ends in the middle";
  } else if (code != Z_OK) {
    fault_ = std::string("the gzip data is damaged (") + message + ")";
  }
  return 0;
}

std::uint64_t InputStream::position(std::uint64_t limit) const {
  const auto offset = file_ == nullptr ? -1 : gzoffset(gzip(file_));
  return offset < 0 ? delivered_ : std::min(limit, static_cast<std::uint64_t>(offset));
}

bool PageSplitter::fill() {
  if (exhausted_) {
    return false;
  }
  if (end_ == buffer_.size()) {
    buffer_.resize(buffer_.size() * 2);
  }
  const std::size_t got = stream_.read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += got;
  exhausted_ = got == 0;
  return got > 0;
}

/// The line that begins at index `at`, without its line break; reads on until it is complete.
std::string_view PageSplitter::line_at(std::size_t at) {
  std::size_t searched = at;
  for (;;) {
    const char* start = buffer_.data() + searched;
    if (const void* found = searched < end_ ? std::memchr(start, '\n', end_ - searched) : nullptr) {
      return {buffer_.data() + at, static_cast<std::size_t>(static_cast<const char*>(found) - (buffer_.data() + at))};
    }
    searched = end_;
    if (!fill()) {
      return {buffer_.data() + at, end_ - at};
    }
  }
}

PageSplitter::Layout PageSplitter::detect_layout() {
  bool seen_one = false;
  for (std::size_t at = 0;;) {
    const std::string_view line = line_at(at);
    if (!is_blank(line)) {
      if (seen_one) {
        return line.front() == '{' ? Layout::page_a_line : Layout::one_document;
      }
      seen_one = true;
    }
    at += line.size() + 1;
    if (at >= end_ && exhausted_) {
      return Layout::one_document;
    }
  }
}

std::optional<PageSplitter::Page> PageSplitter::next_line() {
  for (;;) {
    // Only what is left of a page moves, once per buffer.
    if (begin_ > 0 && std::memchr(buffer_.data() + begin_, '\n', end_ - begin_) == nullptr) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    const std::string_view line = line_at(begin_);
    if (begin_ == end_) {
      return std::nullopt;
    }
    line_break_last_ = begin_ + line.size() < end_;
    begin_ += line.size() + (line_break_last_ ? 1 : 0);
    ++line_;
    if (!is_blank(line)) {
      return Page{line, line_ - 1};
    }
  }
}

PageSplitter::Page PageSplitter::whole_document() {
  while (fill()) {
  }
  line_break_last_ = end_ == 0 || buffer_[end_ - 1] == '\n';
  return {{buffer_.data(), end_}, 1};
}

std::optional<PageSplitter::Page> PageSplitter::next() {
  std::optional<Page> page;
  if (layout_ == Layout::unknown) {
    layout_ = detect_layout();
    page = layout_ == Layout::one_document ? whole_document() : next_line();
  } else if (layout_ == Layout::page_a_line) {
    page = next_line();
  }
  if (!page && !done_) {
    done_ = true;
    if (!stream_.fault().empty() && line_break_last_) {
      page = Page{"{", line_};  // damaged between two pages: what is missing counts as a page cut off
    }
  }
  return page;
}

std::optional<std::string> read_file(const std::string& path) {
  const std::optional<InputFile> file = readable_file(path);
  if (!file) {
    return std::nullopt;
  }
  InputStream stream(*file);
  std::string text;
  for (std::size_t size = 0;;) {
    text.resize(size + kUnpackBytes);
    const std::size_t got = stream.read(text.data() + size, kUnpackBytes);
    size += got;
    if (got == 0) {
      text.resize(size);
      break;
    }
  }
  if (!stream.fault().empty()) {
    complain_unreadable(path, stream.fault());
    return std::nullopt;
  }
  return text;
}

}  // namespace trailspark::cli
