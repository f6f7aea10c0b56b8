#include "service/vault.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "service/base64.hpp"

namespace trailspark::service {
namespace {

constexpr const char* kVariable = "TRAILSPARK_KEY";
constexpr std::string_view kMark = "s1.";
constexpr std::size_t kIdLength = 8;
constexpr std::size_t kKeyLength = 43;  // of 32 bytes in base64url
constexpr std::size_t kMostKeyFileBytes = 64 * 1024;

struct Key {
  std::string id;
  std::array<unsigned char, crypto_secretbox_KEYBYTES> bytes{};

  Key() = default;
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
};

/// The first half of a key's BLAKE2b under a context of its own: nothing of the key follows from it.
std::string id_of(const Key& key) {
  constexpr std::string_view kContext = "trailspark key id";
  std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(kContext.data()),
                     kContext.size(), key.bytes.data(), key.bytes.size());
  std::array<char, kIdLength + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), kIdLength / 2);
  return text.data();
}

std::optional<Key> read_key(std::string_view text) {
  Key key;
  std::optional<std::string> bytes = text.size() == kKeyLength ? from_base64url(text) : std::nullopt;
  if (!bytes || bytes->size() != key.bytes.size()) {
    return std::nullopt;
  }
  std::memcpy(key.bytes.data(), bytes->data(), bytes->size());
  sodium_memzero(bytes->data(), bytes->size());
  key.id = id_of(key);
  return key;
}

/// "9f3a01c2 q83v...": a line of the file, and what the variable may have too.
std::vector<Key> read_keys(std::string_view text, const std::string& origin) {
  std::vector<Key> keys;
  int entry = 0;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find_first_of(",\n"));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t last = line.find_last_not_of(" \t\r");
    line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    line.remove_prefix(line.find_last_of(" \t") == std::string_view::npos ? 0 : line.find_last_of(" \t") + 1);
    entry += 1;
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::optional<Key> key = read_key(line);
    if (!key) {
      throw VaultFault(
          "key " + std::to_string(entry) + " of " + origin +
          " is none: 43 characters of base64url were expected; bring the key back from your backup. Without "
          "it the stored tokens cannot be opened, and every account has to be connected again");
    }
    keys.push_back(*key);
  }
  if (keys.empty()) {
    throw VaultFault(origin +
                     " holds no key; bring it back from your backup, or remove it to begin with a new key: "
                     "every account has then to be connected again");
  }
  return keys;
}

[[noreturn]] void fail(const char* what, const std::string& path) {
  throw VaultFault("cannot " + std::string(what) + " the key file " + path + " (" + std::strerror(errno) +
                   "); see that its folder is there and is yours");
}

class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

Secret read_file(const std::string& path) {
  const File file(path, O_RDONLY);
  struct stat about {};
  if (file.descriptor() < 0 || ::fstat(file.descriptor(), &about) != 0) {
    fail("read", path);
  }
  if ((about.st_mode & 077) != 0) {
    throw VaultFault("the key file " + path + " may be read by others; run: chmod 600 " + path +
                     ", and see who may have read it");
  }
  if (static_cast<std::size_t>(about.st_size) > kMostKeyFileBytes) {
    throw VaultFault(path + " is no key file: it is larger than 64 KB");
  }
  std::string text(static_cast<std::size_t>(about.st_size), '\0');
  const ssize_t got = text.empty() ? 0 : ::read(file.descriptor(), text.data(), text.size());
  if (got != static_cast<ssize_t>(text.size())) {
    fail("read", path);
  }
  const Secret secret(text);
  sodium_memzero(text.data(), text.size());
  return secret;
}

/// A line of a new key.
Secret new_line() {
  Key key;
  crypto_secretbox_keygen(key.bytes.data());
  key.id = id_of(key);
  std::string base64 = base64url({reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()});
  std::string line = key.id + ' ' + base64 + '\n';
  const Secret secret(line);
  sodium_memzero(base64.data(), base64.size());
  sodium_memzero(line.data(), line.size());
  return secret;
}

/// In one step: whoever reads the file, sees the old or the new text. `replace` false: errno EEXIST where it is there.
bool write_file(const std::string& path, const Secret& text, bool replace) {
  const std::string beside = path + ".new." + std::to_string(::getpid());
  {
    const File file(beside, O_WRONLY | O_CREAT | O_TRUNC);
    const std::string_view bytes = text.reveal();
    if (file.descriptor() < 0 || ::fchmod(file.descriptor(), 0600) != 0 ||
        ::write(file.descriptor(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
        ::fsync(file.descriptor()) != 0) {
      const int why = errno;
      ::unlink(beside.c_str());
      errno = why;
      fail("write", path);
    }
  }
  const int code = replace ? ::rename(beside.c_str(), path.c_str()) : ::link(beside.c_str(), path.c_str());
  const int why = errno;
  if (!replace || code != 0) {
    ::unlink(beside.c_str());
  }
  if (code != 0 && (replace || why != EEXIST)) {
    errno = why;
    fail("write", path);
  }
  return code == 0;
}

std::string purposeful(std::string_view purpose) { return std::string(purpose) + '\n'; }

}  // namespace

struct Vault::Ring {
  std::vector<Key> keys;  // the first seals
};

Vault::Vault(std::unique_ptr<Ring> ring) : ring_(std::move(ring)) {}
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;
Vault::~Vault() = default;

Vault Vault::of_keys(const Secret& keys, const std::string& origin) {
  start_sodium();
  auto ring = std::make_unique<Ring>();
  ring->keys = read_keys(keys.reveal(), origin);
  return Vault(std::move(ring));
}

Vault Vault::open(const std::string& key_file) {
  start_sodium();
  if (const char* const variable = std::getenv(kVariable); variable != nullptr && *variable != '\0') {
    return of_keys(Secret(variable), std::string("the variable ") + kVariable);
  }
  if (::access(key_file.c_str(), F_OK) != 0 && errno == ENOENT) {
    write_file(key_file, new_line(), false);  // false: another process was faster, its key is ours too
  }
  return of_keys(read_file(key_file), "the key file " + key_file);
}

const std::string& Vault::key_id() const noexcept { return ring_->keys.front().id; }

std::string Vault::key_id_of(std::string_view sealed) {
  const bool possible = sealed.size() > kMark.size() + kIdLength && sealed.substr(0, kMark.size()) == kMark &&
                        sealed[kMark.size() + kIdLength] == '.';
  return possible ? std::string(sealed.substr(kMark.size(), kIdLength)) : std::string();
}

std::string Vault::seal(const Secret& secret, std::string_view purpose) const {
  const Key& key = ring_->keys.front();
  std::string plain = purposeful(purpose) + std::string(secret.reveal());
  std::string box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
  auto* const bytes = reinterpret_cast<unsigned char*>(box.data());
  randombytes_buf(bytes, crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, reinterpret_cast<const unsigned char*>(plain.data()),
                        plain.size(), bytes, key.bytes.data());
  sodium_memzero(plain.data(), plain.size());
  return std::string(kMark) + key.id + '.' + base64url(box);
}

Secret Vault::unseal(std::string_view sealed, std::string_view purpose) const {
  const std::string id = key_id_of(sealed);
  const Key* key = nullptr;
  for (const Key& each : ring_->keys) {
    key = key == nullptr && each.id == id ? &each : key;
  }
  if (key == nullptr) {
    throw VaultFault(id.empty() ? "a stored secret is damaged; connect the account again"
                                : "a stored secret was sealed with the key " + id + ", which is not among the keys (" +
                                      key_id() +
                                      " is the first); bring that key back from your backup, or connect the "
                                      "account again");
  }
  constexpr std::size_t kHead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  const std::optional<std::string> box = from_base64url(sealed.substr(kMark.size() + kIdLength + 1));
  const std::string expected = purposeful(purpose);
  if (box && box->size() >= kHead + expected.size()) {
    std::string plain(box->size() - kHead, '\0');
    const auto* const bytes = reinterpret_cast<const unsigned char*>(box->data());
    const bool opened =
        crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()), bytes + crypto_secretbox_NONCEBYTES,
                                   box->size() - crypto_secretbox_NONCEBYTES, bytes, key->bytes.data()) == 0;
    const bool ours = opened && same_secret(std::string_view(plain).substr(0, expected.size()), expected);
    const Secret secret(ours ? std::string_view(plain).substr(expected.size()) : std::string_view());
    sodium_memzero(plain.data(), plain.size());
    if (ours) {
      return secret;
    }
  }
  throw VaultFault("a stored secret (" + std::string(purpose) +
                   ") is damaged, or was put there for another purpose; "
                   "bring a backup of the folder back, or connect the account again");
}

std::string Vault::reseal(std::string_view sealed, std::string_view purpose) const {
  return key_id_of(sealed) == key_id() ? std::string(sealed) : seal(unseal(sealed, purpose), purpose);
}

void add_key(const std::string& key_file) {
  start_sodium();
  const Secret old = read_file(key_file);
  static_cast<void>(read_keys(old.reveal(), "the key file " + key_file));
  std::string text = std::string(new_line().reveal()) + std::string(old.reveal());
  const Secret all(text);
  sodium_memzero(text.data(), text.size());
  write_file(key_file, all, true);
}

void drop_old_keys(const std::string& key_file) {
  start_sodium();
  const Secret old = read_file(key_file);
  const std::vector<Key> keys = read_keys(old.reveal(), "the key file " + key_file);
  std::string text = keys.front().id + ' ' +
                     base64url({reinterpret_cast<const char*>(keys.front().bytes.data()), keys.front().bytes.size()}) +
                     '\n';
  const Secret first(text);
  sodium_memzero(text.data(), text.size());
  write_file(key_file, first, true);
}

}  // namespace trailspark::service
