#include "csv.hpp"

#include <algorithm>
#include <array>

#include "utf8.hpp"
#include "wording.hpp"

namespace trailspark::csv {
namespace {

// What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. Source: WHATWG Encoding, index-windows-1252.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const char32_t code = byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
    unicode::append_utf8(text, code == 0 && byte != 0 ? 0xFFFD : code);
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool big) {
  std::string text;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big ? first << 8U | second : second << 8U | first);
  };
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = 0xFFFD;
    }
    unicode::append_utf8(text, code);
  }
  return text;
}

/// The separator that stands most often in the first row, quoted text left out.
char find_separator(std::string_view text) {
  constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    quoted = c == '"' ? !quoted : quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      break;
    }
    for (std::size_t i = 0; i < kSeparators.size() && !quoted; ++i) {
      counts[i] += c == kSeparators[i] ? 1U : 0U;
    }
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const noexcept { return at_ >= text_.size(); }
  std::size_t row() const noexcept { return row_; }

  /// The next row; what is wrong with it, in words, or nothing.
  std::string read(std::vector<std::string>& cells) {
    cells.clear();
    std::string fault;
    ++row_;
    for (bool more = true; more;) {
      cells.emplace_back();
      more = read_cell(cells.back(), cells.size(), fault);
    }
    return fault;
  }

 private:
  bool ends_row() const noexcept { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }

  /// Returns whether another cell follows.
  bool read_cell(std::string& cell, std::size_t number, std::string& fault) {
    if (!at_end() && text_[at_] == '"') {
      read_quoted(cell, number, fault);
    }
    while (!ends_row() && text_[at_] != separator_) {
      if (text_[at_] == '"' && fault.empty()) {
        fault = "found a quote within cell " + std::to_string(number);
      }
      cell += text_[at_++];
    }
    if (!at_end() && text_[at_] == separator_) {
      ++at_;
      return true;
    }
    if (!at_end() && text_[at_++] == '\r' && !at_end() && text_[at_] == '\n') {
      ++at_;
    }
    return false;
  }

  void read_quoted(std::string& cell, std::size_t number, std::string& fault) {
    for (++at_; !at_end(); ++at_) {
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        ++at_;
        if (!ends_row() && text_[at_] != separator_ && fault.empty()) {
          fault = "found text behind the closing quote of cell " + std::to_string(number);
        }
        return;
      }
    }
    fault = "found no closing quote of cell " + std::to_string(number) + ": the rows behind it are in it";
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t row_ = 0;
};

bool is_empty(const std::vector<std::string>& cells) { return cells.size() == 1 && cells.front().empty(); }

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view& encoding) {
  if (bytes.size() >= 2 && (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF")) {
    encoding = "UTF-16";
    return from_utf16(bytes, bytes[0] == '\xFE');
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    bytes.remove_prefix(3);
  }
  if (unicode::is_valid_utf8(bytes)) {
    encoding = "UTF-8";
    return std::string(bytes);
  }
  encoding = "Windows-1252";
  return from_windows_1252(bytes);
}

Result<Sheet> read(std::string_view bytes, std::string_view name, std::vector<Error>& faults) {
  Sheet sheet;
  const std::string text = to_utf8(bytes, sheet.encoding);
  sheet.separator = find_separator(text);
  Reader reader(text, sheet.separator);
  const auto place = [&] { return std::string(name) + " row " + std::to_string(reader.row()); };
  std::vector<std::string> cells;
  while (sheet.names.empty()) {
    if (reader.at_end()) {
      return Error{Code::csv_shape, "found nothing; the first row holds the names of the columns", std::string(name)};
    }
    const std::string fault = reader.read(cells);
    if (!fault.empty()) {
      return Error{Code::csv_shape, fault, place()};
    }
    if (!is_empty(cells)) {
      sheet.names = cells;
    }
  }
  while (!reader.at_end()) {
    std::string fault = reader.read(cells);
    if (fault.empty() && is_empty(cells)) {
      continue;
    }
    if (fault.empty() && cells.size() != sheet.names.size()) {
      fault = "found " + wording::counted(cells.size(), "cell") + "; the first row has " +
              std::to_string(sheet.names.size());
    }
    if (fault.empty()) {
      sheet.rows.push_back({reader.row(), cells});
    } else {
      faults.push_back({Code::csv_shape, fault, place()});
    }
  }
  return sheet;
}

}  // namespace trailspark::csv
