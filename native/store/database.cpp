#include "store/database.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "store/fault.hpp"

namespace trailspark::store {
namespace {

constexpr int kPatienceMilliseconds = 5'000;  // with another program that has the file in use

bool is_no_room(int code, int system_error) {
  return code == SQLITE_FULL ||
         (code == SQLITE_IOERR && (system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT));
}

std::string in_words(const std::string& path, int code, int system_error, const std::string& message) {
  const std::string why = system_error == 0 ? message : std::strerror(system_error);
  if (is_no_room(code, system_error)) {
    return path + ": there is no room on the disk; free some and run the same command again: what was stored is safe";
  }
  switch (code) {
    case SQLITE_NOTADB:
      return path + " is no store of trailspark, or damaged at its beginning (" + message +
             "); name another file, or bring a copy back. It was left as it is";
    case SQLITE_CORRUPT:
      return path + " is damaged (" + message +
             "); bring a copy back, or move it away and sync into a new file. It was left as it is";
    case SQLITE_READONLY:
      return path + " cannot be written; give yourself the right to write the file and its folder, or name another";
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return path + " cannot be opened (" + why + "); see that its folder is there and can be written, or name another";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return path + " is in use by another program; end that, or wait, and run the same command again";
    default:
      return path + " cannot be used (" + why + ")";
  }
}

std::string escaped_for_uri(const std::string& path) {
  std::string escaped;
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      escaped.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    } else {
      escaped.push_back(c);
    }
  }
  return escaped;
}

bool is_empty_or_missing(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) != 0 || about.st_size == 0;
}

}  // namespace

// ---- Database

Database::Database(std::string path, Access access) : path_(std::move(path)) {
  if (access == Access::read) {
    open_for_reading();
  } else {
    open(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  }
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::open(const std::string& name, int flags) {
  // One thread uses a connection; paths are paths unless they begin with file:, which ours do where we say so.
  const int code =
      sqlite3_open_v2(name.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (code != SQLITE_OK) {
    const std::string words =
        in_words(path_, code & 0xFF, handle_ == nullptr ? 0 : sqlite3_system_errno(handle_), sqlite3_errstr(code));
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throw StoreFault(words);
  }
  sqlite3_busy_timeout(handle_, kPatienceMilliseconds);
}

void Database::open_for_reading() {
  open(path_, SQLITE_OPEN_READWRITE);  // SQLite itself turns to reading where the file cannot be written
  const int code = sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  const int kind = code & 0xFF;
  if ((kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY) && is_empty_or_missing(path_ + "-wal")) {
    // The folder cannot be written, and nobody writes the file: it can be read as it stands.
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    open("file:" + escaped_for_uri(path_) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  } else if (code != SQLITE_OK) {
    const std::string words = in_words(path_, kind, sqlite3_system_errno(handle_), sqlite3_errmsg(handle_));
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throw StoreFault(words);
  }
}

void Database::fail(int code) const {
  // SQLite notes the system's reason in some places alone; where it does not, errno still has it.
  const int last = errno;
  const int kind = code & 0xFF;
  const bool by_system = kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN;
  const int noted = sqlite3_system_errno(handle_);
  throw StoreFault(in_words(path_, kind, !by_system ? 0 : noted != 0 ? noted : last, sqlite3_errmsg(handle_)));
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    fail(code);
  }
}

std::optional<std::int64_t> Database::number(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() && !statement.is_null(0) ? std::optional(statement.number(0)) : std::nullopt;
}

std::optional<std::string> Database::text(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() && !statement.is_null(0) ? std::optional<std::string>(statement.text(0)) : std::nullopt;
}

bool Database::in_transaction() const noexcept { return sqlite3_get_autocommit(handle_) == 0; }

// ---- Statement

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) {
    database.fail(code);
  }
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(handle_, parameter, value); code != SQLITE_OK) {
    database_.fail(code);
  }
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  const int code =
      sqlite3_bind_text64(handle_, parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) {
    database_.fail(code);
  }
  return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view bytes) {
  const int code =
      sqlite3_bind_blob64(handle_, parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) {
    database_.fail(code);
  }
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  if (const int code = sqlite3_bind_null(handle_, parameter); code != SQLITE_OK) {
    database_.fail(code);
  }
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code != SQLITE_DONE) {
    // The message belongs to the fault: it is asked for before the statement is reset.
    try {
      database_.fail(code);
    } catch (const StoreFault&) {
      sqlite3_reset(handle_);
      throw;
    }
  }
  sqlite3_reset(handle_);
  return false;
}

std::int64_t Statement::run() {
  while (step()) {
  }
  return sqlite3_changes64(database_.handle());
}

void Statement::reset() { sqlite3_reset(handle_); }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::text(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

// ---- Transaction

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (database_.in_transaction()) {
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() { database_.run("COMMIT"); }

}  // namespace trailspark::store
