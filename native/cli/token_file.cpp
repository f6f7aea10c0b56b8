#include "token_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "terminal.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kLongestToken = 4096;
constexpr mode_t kForOthers = S_IRWXG | S_IRWXO;

/// Why the open file is not to be taken; empty where it is.
std::string complaint_about(int descriptor, const std::string& path) {
  struct stat about {};
  if (::fstat(descriptor, &about) != 0) {
    return "cannot read " + path + ": " + std::strerror(errno);
  }
  if (S_ISREG(about.st_mode) && (about.st_mode & kForOthers) != 0) {
    return path + " holds an access token and is open to others; run: chmod 600 " + path;
  }
  return {};
}

}  // namespace

std::optional<std::string> read_token(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    complain("cannot read " + path + ": " + std::strerror(errno));
    return std::nullopt;
  }
  std::string fault = complaint_about(descriptor, path);
  std::string text;
  std::array<char, 1024> piece{};
  while (fault.empty() && text.size() <= kLongestToken) {
    const ssize_t size = ::read(descriptor, piece.data(), piece.size());
    if (size < 0) {
      fault = "cannot read " + path + ": " + std::strerror(errno);
    }
    if (size <= 0) {
      break;
    }
    text.append(piece.data(), static_cast<std::size_t>(size));
  }
  ::close(descriptor);
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  text = begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
  const bool is_token = !text.empty() && text.size() <= kLongestToken &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
  if (fault.empty() && !is_token) {
    fault = path + " was expected to hold one access token and nothing else";
  }
  if (!fault.empty()) {
    complain(fault);
    return std::nullopt;
  }
  return text;
}

}  // namespace trailspark::cli
