// What the service reads and writes besides its store.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "service/web/serve.hpp"
#include "store/database.hpp"

namespace trailspark::service::web {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

[[noreturn]] void fail(const std::string& file, const std::string& why) { throw std::runtime_error(file + ' ' + why); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const noexcept { return number_; }

 private:
  int number_;
};

void make_own_folder(const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (!fault) {
    fs::permissions(folder, fs::perms::owner_all, fault);
  }
  if (fault) {
    fail(folder.string(), "cannot be made: " + fault.message());
  }
}

/// As the database is at this moment, whatever is written to it meanwhile.
void copy_store(const fs::path& from, const fs::path& to) {
  if (fs::exists(to)) {
    fail(to.string(), "is there already; name another folder");
  }
  store::Database database(from.string(), store::Database::Access::read);
  const std::string target = to.string();
  store::Statement(database, "VACUUM INTO ?").bind(1, target).run();
  std::error_code fault;
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, fault);
}

}  // namespace

Secret read_secret_file(const std::string& file) {
  constexpr std::size_t kMostBytes = 4'096;
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat facts {};
  if (descriptor.number() < 0 || ::fstat(descriptor.number(), &facts) != 0) {
    fail(file, std::string("cannot be read: ") + std::strerror(errno));
  }
  if (!S_ISREG(facts.st_mode)) {
    fail(file, "is no file");
  }
  if ((facts.st_mode & kOthers) != 0) {
    fail(file, "may be read by others: chmod 600 " + file);
  }
  std::array<char, kMostBytes> text{};
  const ssize_t size = ::read(descriptor.number(), text.data(), text.size());
  if (size < 0) {
    fail(file, std::string("cannot be read: ") + std::strerror(errno));
  }
  std::string_view found(text.data(), static_cast<std::size_t>(size));
  constexpr std::string_view kBlanks = " \t\r\n";
  found.remove_prefix(std::min(found.find_first_not_of(kBlanks), found.size()));
  found = found.substr(0, found.find_last_not_of(kBlanks) + 1);
  if (found.empty()) {
    fail(file, "is empty");
  }
  return Secret(found);
}

std::vector<std::string> back_up(const std::string& from, const std::string& to) {
  if (!ServiceStore::is_in(from)) {
    fail(from, "holds no store of the service");
  }
  const mode_t before = ::umask(kOthers);
  make_own_folder(to);
  make_own_folder(fs::path(to) / "portals");
  std::vector<std::string> copies = {"service.db"};
  copy_store(fs::path(from) / "service.db", fs::path(to) / "service.db");
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(fs::path(from) / "portals", fault)) {
    if (entry.path().extension() == ".db") {
      const fs::path name = fs::path("portals") / entry.path().filename();
      copy_store(entry.path(), fs::path(to) / name);
      copies.push_back(name.string());
    }
  }
  ::umask(before);
  return copies;
}

}  // namespace trailspark::service::web
