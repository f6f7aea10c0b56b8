#include "service/service_store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "store/fault.hpp"

namespace trailspark::service {
namespace {

using store::Database;
using store::Statement;
using store::StoreFault;

// "TSsv": tells a service's store from other SQLite files.
constexpr std::int64_t kApplicationId = 0x54537376;
constexpr const char* kFileName = "/service.db";
constexpr const char* kSettings = R"(
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA temp_store = MEMORY;
)";
constexpr const char* kVersions = R"sql(
CREATE TABLE IF NOT EXISTS schema_versions ( -- how far each part of the service has brought its tables
  part    TEXT    NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) WITHOUT ROWID;
)sql";

[[noreturn]] void fail(const std::string& what, const std::string& path, const std::string& remedy) {
  throw StoreFault("cannot " + what + " " + path + " (" + std::strerror(errno) + "); " + remedy);
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
    fail("make", path, "see that the folder above is there and can be written, or name another");
  }
}

void make_private(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    fail("write", path, "see that its folder can be written, or name another");
  }
  struct stat about {};
  const bool open_to_others = ::fstat(descriptor, &about) == 0 && (about.st_mode & 077) != 0;
  ::close(descriptor);
  if (open_to_others) {
    throw StoreFault(path + " may be read by others; run: chmod 600 " + path);
  }
}

/// Several processes may start at once: one at a time makes the tables.
class OpeningLock {
 public:
  explicit OpeningLock(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) {
      fail("lock", path, "keep the folder on a disk of this machine that can be written");
    }
  }
  ~OpeningLock() { ::close(descriptor_); }
  OpeningLock(const OpeningLock&) = delete;
  OpeningLock& operator=(const OpeningLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace

ServiceStore::ServiceStore(std::string folder, const std::vector<SchemaPart>& parts) : folder_(std::move(folder)) {
  while (folder_.size() > 1 && folder_.back() == '/') {
    folder_.pop_back();
  }
  file_ = folder_ + kFileName;
  make_folder(folder_);
  make_folder(folder_ + "/portals");
  const OpeningLock lock(file_ + ".lock");
  make_private(file_);
  database_ = std::make_unique<Database>(file_, Database::Access::write);
  const std::int64_t application = database_->number("PRAGMA application_id").value_or(0);
  const bool is_new = database_->number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!is_new && application != kApplicationId) {
    throw StoreFault(file_ + " is a database of another program; name another folder. It was left as it is");
  }
  database_->run(kSettings);
  if (is_new) {
    store::Transaction transaction(*database_);
    database_->run(kVersions);
    database_->run("PRAGMA application_id = " + std::to_string(kApplicationId));
    transaction.commit();
  }
  for (const SchemaPart& part : parts) {
    migrate(part);
  }
}

void ServiceStore::migrate(const SchemaPart& part) {
  Statement find(*database_, "SELECT version FROM schema_versions WHERE part = ?1");
  const std::int64_t version = find.bind(1, part.name).step() ? find.number(0) : 0;
  find.reset();
  const auto known = static_cast<std::int64_t>(part.steps.size());
  if (version > known) {
    throw StoreFault(file_ + " was written by a newer trailspark (" + std::string(part.name) + " is at version " +
                     std::to_string(version) + ", this program knows " + std::to_string(known) +
                     "); update this program. The store was left as it is");
  }
  for (std::int64_t next = version; next < known; ++next) {
    store::Transaction transaction(*database_);
    database_->run(part.steps[static_cast<std::size_t>(next)]);
    Statement note(*database_, "INSERT OR REPLACE INTO schema_versions VALUES (?1, ?2)");
    note.bind(1, part.name).bind(2, next + 1).run();
    transaction.commit();
  }
}

bool ServiceStore::is_in(const std::string& folder) {
  std::error_code fault;
  return std::filesystem::is_directory(folder, fault) && std::filesystem::exists(folder + kFileName, fault);
}

std::string ServiceStore::portal_file(std::int64_t portal) const {
  return folder_ + "/portals/" + std::to_string(portal) + ".db";
}

bool ServiceStore::empty_log() {
  const std::lock_guard lock(mutex_);
  return database_->number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}

}  // namespace trailspark::service
