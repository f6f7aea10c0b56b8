#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite with its handles released by themselves and its faults thrown as StoreFault.
namespace trailspark::store {

class Database {
 public:
  enum class Access : std::uint8_t {
    read,   ///< of a file that exists; also where the folder cannot be written
    write,  ///< made where there is none
  };

  Database(std::string path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const noexcept { return path_; }
  /// Statements without results, separated by semicolons.
  void run(const std::string& sql);
  /// The first column of the first row; nothing where there is none, or where it is null.
  std::optional<std::int64_t> number(std::string_view sql);
  std::optional<std::string> text(std::string_view sql);
  bool in_transaction() const noexcept;

  /// Throws what a result code of SQLite means here.
  [[noreturn]] void fail(int code) const;
  sqlite3* handle() const noexcept { return handle_; }

 private:
  void open(const std::string& name, int flags);
  void open_for_reading();

  std::string path_;
  sqlite3* handle_ = nullptr;
};

/// A prepared statement, used again and again. Parameters count from 1, columns from 0.
///
///   statement.bind(1, "contacts").bind(2, id).run();
///   while (statement.step()) { use(statement.number(0)); }    // then it can be bound anew
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int parameter, std::int64_t value);
  /// The text must live until the statement has run.
  Statement& bind(int parameter, std::string_view text);
  /// The same of bytes that are no text.
  Statement& bind_bytes(int parameter, std::string_view bytes);
  Statement& bind_null(int parameter);
  /// True where there is a row; after the last one, the statement is as new.
  bool step();
  /// To the end, without a look at the rows; answers how many were changed.
  std::int64_t run();
  /// As new, before the last row.
  void reset();

  std::int64_t number(int column) const;
  /// Also bytes. Until the next step.
  std::string_view text(int column) const;
  bool is_null(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

/// Commits where commit() is reached, else takes all back.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
};

}  // namespace trailspark::store
