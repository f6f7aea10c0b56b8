#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>

#include "catch.hpp"
#include "cli/input.hpp"
#include "trailspark/page.hpp"

using namespace trailspark::cli;

namespace {

/// A file that is gone with the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    const int descriptor = mkstemp(path_);
    close(descriptor);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { unlink(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path() const { return path_; }

 private:
  char path_[32] = "/tmp/trailspark-test-XXXXXX";
};

using Pages = std::vector<std::pair<std::uint64_t, std::string>>;

Pages split(const TemporaryFile& file, std::size_t buffer_bytes, std::string* fault = nullptr) {
  InputStream stream({file.path(), "pages", 0});
  PageSplitter splitter(stream, buffer_bytes);
  Pages pages;
  while (const auto page = splitter.next()) {
    pages.emplace_back(page->line, page->bytes);
  }
  if (fault != nullptr) {
    *fault = stream.fault();
  }
  return pages;
}

Pages read_pages(const std::string& bytes, std::string* fault = nullptr) {
  return split(TemporaryFile(bytes), PageSplitter::kBufferBytes, fault);
}

std::string packed(const std::string& text) {
  std::string out(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("A second line that begins with a brace makes it a page a line") {
  CHECK(read_pages("{\"a\":1}\n{\"b\":2}\n") == Pages{{1, "{\"a\":1}"}, {2, "{\"b\":2}"}});
  CHECK(read_pages("{1}\n{2}") == Pages{{1, "{1}"}, {2, "{2}"}});  // no line break at the end
  CHECK(read_pages("{1}\r\n\r\n{2}\r\n") == Pages{{1, "{1}\r"}, {3, "{2}\r"}});
  CHECK(read_pages("\n\n{1}\n \t\n{2}\nrubbish\n{3}\n") == Pages{{3, "{1}"}, {5, "{2}"}, {6, "rubbish"}, {7, "{3}"}});
}

TEST_CASE("Any other file is one document") {
  CHECK(read_pages("{\"a\":1}\n") == Pages{{1, "{\"a\":1}\n"}});
  CHECK(read_pages("{\n \"a\":[\n{\n}]}") == Pages{{1, "{\n \"a\":[\n{\n}]}"}});  // the third line's brace says nothing
  CHECK(read_pages("\n\n {1}\n {2}\n") == Pages{{1, "\n\n {1}\n {2}\n"}});        // not in column 0
  CHECK(read_pages("") == Pages{{1, ""}});
}

TEST_CASE("A file is parted as the core parts it, wherever the buffer ends") {
  const std::string pieces[] = {"{1}", "\n", "\r\n", " ", "x"};
  for (unsigned number = 0; number < 5 * 5 * 5 * 5; ++number) {  // every file of four pieces
    std::string bytes;
    for (unsigned rest = number, i = 0; i < 4; ++i, rest /= 5) {
      bytes += pieces[rest % 5];
    }
    Pages expected;
    for (const trailspark::PageText& page : trailspark::split_pages(bytes)) {
      expected.emplace_back(page.line, page.bytes);
    }
    const TemporaryFile file(bytes);
    for (const std::size_t buffer_bytes : {1U, 3U, 64U}) {
      CAPTURE(bytes, buffer_bytes);
      CHECK(split(file, buffer_bytes) == expected);
    }
  }
}

TEST_CASE("Pages larger than the buffer, and lines across its end, come whole") {
  std::string file;
  Pages expected;
  for (std::uint64_t line = 1; line <= 40; ++line) {
    const std::string page =
        "{" + std::string(line * 7'919 * (line % 10 == 0 ? 20 : 1), static_cast<char>('a' + line % 26)) + "}";
    expected.emplace_back(line, page);
    file += page + "\n";
  }
  CHECK(read_pages(file) == expected);
  const std::string document = "{\n" + std::string(5'000'000, 'x') + "\n}\n";
  CHECK(read_pages(document) == Pages{{1, document}});
}

TEST_CASE("gzip is recognised by its content; several members are one file") {
  CHECK(read_pages(packed("{1}\n{2}\n")) == Pages{{1, "{1}"}, {2, "{2}"}});
  CHECK(read_pages(packed("{1}\n{2") + packed("}\n{3}\n")) == Pages{{1, "{1}"}, {2, "{2}"}, {3, "{3}"}});
}

TEST_CASE("A cut gzip file gives what it held, the last page as it is, and the reason") {
  std::string text;
  for (int i = 0; i < 2'000; ++i) {
    text += "{\"id\":" + std::to_string(i * 7'919 % 10'007) + "}\n";
  }
  const std::string whole = packed(text);
  std::string fault;
  const Pages pages = read_pages(whole.substr(0, whole.size() / 2), &fault);
  CHECK(fault == "the gzip data ends in the middle");
  CHECK(pages.size() > 100);
  CHECK(pages[0].second == "{\"id\":0}");
  CHECK(pages.back().second.back() != '}');  // whatever remains is no whole page: it will be counted as rejected
}

TEST_CASE("A gzip file damaged between two pages still counts a missing page") {
  std::string damaged = packed("{1}\n{2}\n");
  damaged[damaged.size() - 6] ^= 1;  // the checksum, at the very end
  std::string fault;
  const Pages pages = read_pages(damaged, &fault);
  CHECK(fault.find("the gzip data is damaged") == 0);
  CHECK(pages.back().second == "{");
}

TEST_CASE("Patterns are expanded in the order of the names, and a file of that very name comes first") {
  char folder[] = "/tmp/trailspark-test-XXXXXX";
  REQUIRE(mkdtemp(folder) != nullptr);
  const std::string base(folder);
  for (const char* name : {"b.json", "a.json", "c[1].json"}) {
    std::ofstream(base + "/" + name) << "{}";
  }
  const auto names = [](const std::optional<std::vector<InputFile>>& files) {
    std::vector<std::string> list;
    for (const InputFile& file : files.value_or(std::vector<InputFile>{})) {
      list.push_back(file.name.substr(file.name.rfind('/') + 1));
    }
    return list;
  };
  CHECK(names(find_inputs({base + "/*.json"})) == std::vector<std::string>{"a.json", "b.json", "c[1].json"});
  CHECK(names(find_inputs({base + "/c[1].json", base + "/?.json"})) ==
        std::vector<std::string>{"c[1].json", "a.json", "b.json"});
  CHECK(names(find_inputs({"-"})) == std::vector<std::string>{"stdin"});
  CHECK_FALSE(find_inputs({base + "/*.gz"}));
  CHECK_FALSE(find_inputs({base}));
  CHECK_FALSE(find_inputs({"-", "-"}));
  for (const char* name : {"b.json", "a.json", "c[1].json"}) {
    unlink((base + "/" + name).c_str());
  }
  rmdir(folder);
}
