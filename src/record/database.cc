#include "record/database.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace sayso {

namespace {
constexpr int patience_ms = 5'000;  // how long to wait for another program's transaction
constexpr int nap_ms = 5;
constexpr int steps_between_looks = 10'000;  // of SQLite's machine: a fraction of a millisecond
}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  if (auto idle = database.idle_.extract(sql)) {
    statement_ = idle.mapped();
    return;
  }
  note(sqlite3_prepare_v3(database.connection_, sql.data(), static_cast<int>(sql.size()),
                          SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::~Statement() { give_back(); }

Statement::Statement(Statement&& other) noexcept { *this = std::move(other); }

Statement& Statement::operator=(Statement&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  database_ = other.database_;
  statement_ = std::exchange(other.statement_, nullptr);
  code_ = other.code_;
  return *this;
}

void Statement::give_back() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  // The statement's own copy of its text lives as long as it does.
  database_->idle_.emplace(sqlite3_sql(statement_), statement_);
  statement_ = nullptr;
}

Result<bool> Statement::step() {
  if (code_ != SQLITE_OK) return database_->error(code_);
  if (database_->ends()) return database_->error(SQLITE_INTERRUPT);
  errno = 0;  // for Database::error
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = database_->error(code);
  sqlite3_reset(statement_);
  return error;
}

Result<void> Statement::run() {
  const auto row = step();
  if (!row) return row.error();
  return {};
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Statement::bind_next(int& place, Span span) {
  bind_at(++place, std::int64_t{span.begin});
  bind_at(++place, std::int64_t{span.end});
}

void Statement::bind_next(int& place, const std::optional<Span>& span) {
  if (span) return bind_next(place, *span);
  bind_at(++place, std::nullopt);
  bind_at(++place, std::nullopt);
}

void Statement::bind_at(int place, std::string_view value) {
  // A null pointer would bind NULL in place of an empty text.
  const char* bytes = value.data() ? value.data() : "";
  note(sqlite3_bind_text64(statement_, place, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_at(int place, Blob value) {
  // As above, but of no length.
  const char* bytes = value.bytes.data() ? value.bytes.data() : "";
  note(sqlite3_bind_blob64(statement_, place, bytes, value.bytes.size(), SQLITE_TRANSIENT));
}

void Statement::bind_at(int place, std::int64_t value) {
  note(sqlite3_bind_int64(statement_, place, value));
}

void Statement::bind_at(int place, double value) {
  note(sqlite3_bind_double(statement_, place, value));
}

void Statement::bind_at(int place, std::nullopt_t) { note(sqlite3_bind_null(statement_, place)); }

Result<std::unique_ptr<Database>> Database::open(const std::string& path, const std::string& name,
                                                 int flags) {
  std::unique_ptr<Database> database(new Database(path));
  const int code = sqlite3_open_v2(name.c_str(), &database->connection_,
                                   flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (code != SQLITE_OK) return database->error(code);
  const auto wait = [](void* self, int naps) -> int {
    if (naps >= patience_ms / nap_ms || static_cast<Database*>(self)->ends()) return 0;
    sqlite3_sleep(nap_ms);
    return 1;
  };
  sqlite3_busy_handler(database->connection_, wait, database.get());
  return database;
}

Database::~Database() {
  for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
  sqlite3_close_v2(connection_);
}

Result<void> Database::run(const std::string& sql) {
  const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return {};
}

const std::atomic<bool>* Database::end_on(const std::atomic<bool>* flag) {
  const auto look = [](void* self) -> int { return static_cast<Database*>(self)->ends() ? 1 : 0; };
  sqlite3_progress_handler(connection_, flag == nullptr ? 0 : steps_between_looks, look, this);
  return std::exchange(ends_, flag);
}

Result<std::int64_t> Database::number(std::string_view sql) {
  auto statement = query(sql);
  const auto row = statement.step();
  if (!row) return row.error();
  return *row ? statement.integer(0) : 0;
}

Error Database::error(std::string code, std::string_view reason) const {
  return {std::move(code), path_ + ": " + std::string(reason)};
}

Error Database::error(int code) const {
  // What the system said: SQLite does not note it when a COMMIT fails, and knows ENOSPC only.
  int system = connection_ ? sqlite3_system_errno(connection_) : 0;
  if (system == 0) system = errno;
  const bool input_or_output = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
  if (input_or_output && (system == ENOSPC || system == EDQUOT || system == EFBIG)) {
    code = SQLITE_FULL;
  }
  switch (code & 0xff) {
    case SQLITE_INTERRUPT:
      return error("ending", "the program is ending");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      if (ends()) return error("ending", "the program is ending");
      return error("store-busy", "another program is writing to this store");
    case SQLITE_FULL:
      return error("store-full", "no space left on the disk for this store");
    case SQLITE_CORRUPT:
      return error("store-damaged", "this store is damaged");
    case SQLITE_NOTADB:
      return error("store-unknown", "not a sayso store");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return error("store-read-only", "this store may only be read");
    default:
      break;
  }
  if (input_or_output && system) return error("store-failed", std::strerror(system));
  return error("store-failed", connection_ ? sqlite3_errmsg(connection_) : sqlite3_errstr(code));
}

Result<Transaction> Transaction::begin(Database& database) {
  const auto begun = database.query("BEGIN IMMEDIATE").run();
  if (!begun) return begun.error();
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself, as it does on a full disk; then this does nothing.
  if (database_) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
  auto committed = database_->run("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

Result<std::vector<std::int64_t>> keys_of(Statement rows) {
  std::vector<std::int64_t> keys;
  auto done =
      for_each_row(std::move(rows), [&](const Statement& row) { keys.push_back(row.integer(0)); });
  if (!done) return done.error();
  return keys;
}

}  // namespace sayso
