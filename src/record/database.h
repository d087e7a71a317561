// SQLite as the store uses it: prepared statements that are kept, errors that name the file.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace sayso {

class Database;

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// A prepared statement with its arguments. Goes back to its database when it ends.
///
/// What goes wrong in preparing and binding is told by the first `step`.
class Statement {
 public:
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;

  /// Goes to the next row; false when there is none.
  Result<bool> step();
  /// Runs a statement that gives no rows.
  Result<void> run();
  /// Runs it again with other arguments. A span is two of them, as is one that may be missing.
  template <typename... Arguments>
  Result<void> run_with(const Arguments&... arguments) {
    bind(arguments...);
    return run();
  }

  // Columns of the row that `step` went to, counted from 0.
  std::string_view text(int column) const;  // valid until the next step
  std::string_view blob(int column) const;  // valid until the next step
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  bool null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  /// Begin and end, from this column and the next.
  Span span(int column) const {
    return {static_cast<std::uint32_t>(integer(column)),
            static_cast<std::uint32_t>(integer(column + 1))};
  }
  /// None where the column is null.
  std::optional<Span> optional_span(int column) const {
    return null(column) ? std::nullopt : std::optional(span(column));
  }

 private:
  friend class Database;
  Statement(Database& database, std::string_view sql);

  template <typename... Arguments>
  void bind(const Arguments&... arguments) {
    sqlite3_reset(statement_);
    [[maybe_unused]] int place = 0;  // there may be no arguments
    (bind_next(place, arguments), ...);
  }
  template <typename Value>
  void bind_next(int& place, const Value& value) {
    bind_at(++place, value);
  }
  // Begin and end, as `span` reads them.
  void bind_next(int& place, Span span);
  void bind_next(int& place, const std::optional<Span>& span);
  void bind_at(int place, std::string_view value);
  void bind_at(int place, Blob value);
  void bind_at(int place, std::int64_t value);
  void bind_at(int place, double value);
  void bind_at(int place, std::nullopt_t);
  template <typename Value>
  void bind_at(int place, const std::optional<Value>& value) {
    value ? bind_at(place, *value) : bind_at(place, std::nullopt);
  }
  void note(int code) {
    if (code_ == SQLITE_OK) code_ = code;
  }
  void give_back();

  Database* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  int code_ = SQLITE_OK;  // the first failure in preparing and binding
};

/// Gives each row to `take`, until there is none or a step fails.
template <typename Take>
Result<void> for_each_row(Statement rows, Take take) {
  for (;;) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) return {};
    take(rows);
  }
}

/// The first column of all rows.
Result<std::vector<std::int64_t>> keys_of(Statement rows);

/// Gives each item with its position to `insert`, until one fails.
template <typename Items, typename Insert>
Result<void> insert_all(const Items& items, Insert insert) {
  std::int64_t position = 0;
  for (const auto& item : items) {
    if (auto done = insert(position++, item); !done) return done;
  }
  return {};
}

/// A connection to one file.
class Database {
 public:
  /// `path` is for messages; `name` and `flags` as for sqlite3_open_v2.
  static Result<std::unique_ptr<Database>> open(const std::string& path, const std::string& name,
                                                int flags);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Statements are kept by their text, to be used again.
  template <typename... Arguments>
  Statement query(std::string_view sql, const Arguments&... arguments) {
    Statement statement(*this, sql);
    statement.bind(arguments...);
    return statement;
  }

  /// Runs any number of statements that give no rows.
  Result<void> run(const std::string& sql);

  /// Once `flag` is true, nothing more is read and written: what is being run, or waits for another
  /// program, ends within moments with the error "ending", and so does what is asked for later, but
  /// for what `run` runs. Null: no more. Gives the flag of before.
  const std::atomic<bool>* end_on(const std::atomic<bool>* flag);

  /// The first column of the first row as a number; 0 without a row.
  Result<std::int64_t> number(std::string_view sql);

  std::int64_t last_key() const { return sqlite3_last_insert_rowid(connection_); }
  bool read_only() const { return sqlite3_db_readonly(connection_, "main") == 1; }
  const std::string& path() const { return path_; }

  /// What SQLite's `code` means to a person, as in store.h.
  Error error(int code) const;
  /// An error of this file.
  Error error(std::string code, std::string_view reason) const;

 private:
  friend class Statement;
  explicit Database(std::string path) : path_(std::move(path)) {}
  bool ends() const { return ends_ != nullptr && *ends_; }

  std::string path_;
  sqlite3* connection_ = nullptr;
  const std::atomic<bool>* ends_ = nullptr;
  std::unordered_multimap<std::string_view, sqlite3_stmt*> idle_;  // prepared and not in use
};

/// Ends what is run on a database once `flag` is true, for as long as this lives.
class EndingOn {
 public:
  EndingOn(Database& database, const std::atomic<bool>* flag)
      : database_(database), before_(database.end_on(flag)) {}
  ~EndingOn() { database_.end_on(before_); }
  EndingOn(const EndingOn&) = delete;
  EndingOn& operator=(const EndingOn&) = delete;

 private:
  Database& database_;
  const std::atomic<bool>* before_;
};

/// All or nothing: what is not committed is rolled back at the end.
class Transaction {
 public:
  /// Waits for another writer, up to the database's patience.
  static Result<Transaction> begin(Database& database);
  ~Transaction();
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;

  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace sayso
