#include "store/key_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "store/fault.hpp"

namespace trailspark::store {
namespace {

constexpr const char* kVariable = "TRAILSPARK_STORE_KEY";
constexpr const char* kExpected = "64 hexadecimal digits";
constexpr std::size_t kDigits = 2 * std::tuple_size_v<SealingKey::Bytes>;
constexpr mode_t kForOthers = S_IRWXG | S_IRWXO;

/// A descriptor that is closed.
class Opened {
 public:
  Opened(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Opened() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  int get() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

std::optional<SealingKey> read_key(std::string_view text) {
  SealingKey::Bytes bytes{};
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end) != 0 ||
      size != bytes.size() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  SealingKey key(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

[[noreturn]] void fail(const std::string& path, const std::string& what) {
  throw StoreFault("the key file " + path + " cannot be used: " + what);
}

}  // namespace

SealingKey read_key_file(const std::string& path) {
  const Opened file(path, O_RDONLY);
  struct stat about {};
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0) {
    fail(path, std::strerror(errno));
  }
  if (S_ISREG(about.st_mode) && (about.st_mode & kForOthers) != 0) {
    fail(path, "others may read it; run: chmod 600 " + path);
  }
  std::array<char, kDigits + 3> text{};  // and an end of line, and a byte too many
  std::size_t size = 0;
  for (ssize_t more = 1; more > 0 && size < text.size(); size += static_cast<std::size_t>(more)) {
    more = ::read(file.get(), text.data() + size, text.size() - size);
    if (more < 0) {
      fail(path, std::strerror(errno));
    }
  }
  std::string_view word(text.data(), size);
  word = word.substr(0, word.find_last_not_of("\r\n") + 1);
  const std::optional<SealingKey> key = read_key(word);
  sodium_memzero(text.data(), text.size());
  if (!key) {
    fail(path, std::string("it should hold ") + kExpected + " and nothing else");
  }
  return *key;
}

SealingKey make_key_file(const std::string& path) {
  if (sodium_init() < 0) {
    fail(path, "this machine gives no randomness");
  }
  SealingKey::Bytes bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  SealingKey key(bytes);
  std::array<char, kDigits + 1> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  sodium_memzero(bytes.data(), bytes.size());
  text.back() = '\n';
  const Opened file(path, O_WRONLY | O_CREAT | O_EXCL);
  const bool written = file.get() >= 0 &&
                       ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(file.get()) == 0;
  sodium_memzero(text.data(), text.size());
  if (!written) {
    fail(path, std::strerror(errno));
  }
  return key;
}

std::optional<SealingKey> key_of_environment() {
  const char* text = std::getenv(kVariable);
  if (text == nullptr || *text == '\0') {
    return std::nullopt;
  }
  std::optional<SealingKey> key = read_key(text);
  if (!key) {
    throw StoreFault(std::string("the environment's ") + kVariable + " should hold " + kExpected +
                     "; set it right, or name a file with --key-file");
  }
  return key;
}

}  // namespace trailspark::store
