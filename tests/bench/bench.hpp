#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the native competitors share: how they are started and timed, and how their results are compared.
namespace bench {

/// Bytes behind the last page that may be read: simdjson wants them.
inline constexpr std::size_t kPadding = 64;

/// One competitor: started as PROGRAM PAGES.ndjson, it does the job once for each line on stdin, and answers each with
/// a line "MILLISECONDS ELAPSED DIGEST", both times from bytes to leads: the first is the process's on a processor, so
/// what else runs on the machine stays out of it; the second is that of the clock on the wall.
///
/// `work(pages)` answers leads, `digest(leads)` their text.
template <class Work, class Digest>
int serve(const char* path, Work&& work, Digest&& digest) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.empty()) {
    std::cerr << "cannot read " << path << '\n';
    return 2;
  }
  bytes.reserve(bytes.size() + kPadding);
  std::vector<std::string_view> pages;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    pages.push_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  using Clock = std::chrono::steady_clock;
  for (std::string line; std::getline(std::cin, line);) {
    const std::clock_t began = std::clock();
    const auto wall_began = Clock::now();
    const auto leads = work(pages);
    const double milliseconds = 1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    const double elapsed = std::chrono::duration<double, std::milli>(Clock::now() - wall_began).count();
    std::cout << milliseconds << ' ' << elapsed << ' ' << digest(leads) << std::endl;
  }
  return 0;
}

/// What digest.mjs works out in JavaScript: one lead's part of the digest.
class LeadHash {
 public:
  void add_null() noexcept { add(0); }
  void add_text(std::string_view text) noexcept {
    if (text.empty()) {
      return add_null();
    }
    add(1);
    for (const char c : text) {
      add(static_cast<unsigned char>(c));
    }
    add(0xFF);
  }
  void add_number(double value) noexcept {
    std::uint64_t bits = 0;
    static_assert(sizeof bits == sizeof value);
    __builtin_memcpy(&bits, &value, sizeof bits);
    add(2);
    for (int i = 0; i < 8; ++i) {
      add(static_cast<std::uint32_t>(bits >> (8 * i)) & 0xFF);
    }
  }
  template <class Number>
  void add_number(const std::optional<Number>& value) noexcept {
    value ? add_number(static_cast<double>(*value)) : add_null();
  }

  std::uint32_t first() const noexcept { return scattered(first_); }
  std::uint32_t second() const noexcept { return scattered(second_); }

 private:
  void add(std::uint32_t byte) noexcept {
    first_ = (first_ ^ byte) * 0x01000193U;
    second_ = (second_ ^ byte) * 0x85EBCA6BU;
  }
  static std::uint32_t scattered(std::uint32_t bits) noexcept {
    bits = (bits ^ bits >> 16) * 0x85EBCA6BU;
    bits = (bits ^ bits >> 13) * 0xC2B2AE35U;
    return bits ^ bits >> 16;
  }

  std::uint32_t first_ = 0x811C9DC5U;
  std::uint32_t second_ = 0x9747B28CU;
};

inline std::string hex(std::uint32_t bits) {
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) {
    text.push_back("0123456789abcdef"[bits >> shift & 15]);
  }
  return text;
}

/// The digest of all leads, whatever their order.
inline std::string digest_of(const std::vector<LeadHash>& leads) {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  for (const LeadHash& lead : leads) {
    first += lead.first();
    second += lead.second();
  }
  return std::to_string(leads.size()) + "-" + hex(first) + "-" + hex(second);
}

}  // namespace bench
