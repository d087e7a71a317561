#include "record/open.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

#include "record/earlier_fingerprints.h"

namespace sayso {

// Written by the build from migrations/.
extern const std::vector<std::string_view> record_migrations;

namespace {

constexpr std::int64_t application_id = 0x73617930;  // "say0", in the head of the file

int newest_version() { return static_cast<int>(record_migrations.size()); }

Result<std::int64_t> version_of(Database& database) {
  return database.number("PRAGMA user_version");
}

/// Is this a store, and one that this program can use in this mode? An empty database passes where
/// a store is to be made.
Result<void> check_kind(Database& database, Store::Mode mode) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return application.error();
  const auto version = version_of(database);
  if (!version) return version.error();
  if (*application != application_id) {
    const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables.error();
    const bool blank = *application == 0 && *version == 0 && *tables == 0;
    if (blank && mode == Store::Mode::create) return {};
    return database.error("store-unknown",
                          blank ? "empty, not a sayso store" : "not a sayso store");
  }
  const std::string numbers = "version " + std::to_string(*version) + ", this program's is " +
                              std::to_string(newest_version());
  if (*version > newest_version()) {
    return database.error("store-newer",
                          "written by a newer sayso (store " + numbers + "); use that one");
  }
  if (*version < newest_version() && mode == Store::Mode::read) {
    return database.error(
        "store-older", "made by an older sayso (store " + numbers + "); add to it once to update");
  }
  return {};
}

/// The statements of a migration, which may hold others: triggers.
std::vector<std::string> statements_in(std::string_view sql) {
  std::vector<std::string> statements;
  std::string statement;
  for (const char c : sql) {
    statement += c;
    if (c != ';' || sqlite3_complete(statement.c_str()) == 0) continue;
    statements.push_back(std::move(statement));
    statement.clear();
  }
  return statements;
}

/// Runs the migrations that the file has not had, all or none.
Result<void> migrate(Database& database, const Updating& updating) {
  if (const auto version = version_of(database); version && *version == newest_version()) return {};
  const EndingOn ending(database, updating.ending);
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  // Another program may have done it meanwhile.
  const auto version = version_of(database);
  if (!version) return version.error();
  std::vector<std::string> steps;
  for (auto next = static_cast<std::size_t>(*version); next < record_migrations.size(); ++next) {
    const std::vector<std::string> some = statements_in(record_migrations[next]);
    steps.insert(steps.end(), some.begin(), some.end());
  }
  for (std::size_t done = 0; done < steps.size(); ++done) {
    if (updating.progress && *version > 0) updating.progress(done, steps.size());
    if (updating.ending != nullptr && *updating.ending) return database.error(SQLITE_INTERRUPT);
    if (auto ran = database.run(steps[done]); !ran) return ran;
  }
  if (auto moved = move_earlier_fingerprints(database); !moved) return moved;
  const auto stamped = database.run("PRAGMA application_id = " + std::to_string(application_id) +
                                    "; PRAGMA user_version = " + std::to_string(newest_version()));
  if (!stamped) return stamped.error();
  return transaction->commit();
}

/// A store on a disk that can't be written has no place for the lock file that readers share. If no
/// program left unfinished business there, it can be read without.
Result<std::unique_ptr<Database>> open_unshared(const std::string& path) {
  struct stat log;
  if (stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0) {
    return Error{"store-read-only", path + ": was not closed well and may not be changed here"};
  }
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view digits = "0123456789abcdef";
      uri += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
    } else {
      uri += c;
    }
  }
  return Database::open(path, uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

/// SQLite gives names that begin with a colon or "file:" meanings of their own.
std::string plain_name(const std::string& path) {
  return path.starts_with('/') ? path : "./" + path;
}

Result<std::unique_ptr<Database>> open_to_read(const std::string& path) {
  auto database = Database::open(path, plain_name(path), SQLITE_OPEN_READONLY);
  if (!database) return database;
  const auto probe = (*database)->number("SELECT count(*) FROM sqlite_schema");
  if (probe || access(path.c_str(), R_OK) != 0) return database;
  if (probe.error().code != "store-failed" && probe.error().code != "store-read-only")
    return database;
  return open_unshared(path);
}

Result<std::unique_ptr<Database>> open_to_write(const std::string& path, Store::Mode mode) {
  const int create = mode == Store::Mode::create ? SQLITE_OPEN_CREATE : 0;
  auto database = Database::open(path, plain_name(path), SQLITE_OPEN_READWRITE | create);
  if (database && (*database)->read_only()) return (*database)->error(SQLITE_READONLY);
  return database;
}

Result<void> check_path(const std::string& path, Store::Mode mode) {
  struct stat file;
  if (stat(path.c_str(), &file) != 0) {
    if (errno == ENOENT && mode == Store::Mode::create && !path.empty()) return {};
    return Error{errno == ENOENT ? "store-missing" : "store-failed",
                 "'" + path + "': " + std::strerror(errno)};
  }
  if (S_ISDIR(file.st_mode)) return Error{"store-unknown", path + ": a folder, not a sayso store"};
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open_database(const std::string& path, Store::Mode mode,
                                                const Updating& updating) {
  if (const auto there = check_path(path, mode); !there) return there.error();
  auto database = mode == Store::Mode::read ? open_to_read(path) : open_to_write(path, mode);
  if (!database) return database;
  if (const auto kind = check_kind(**database, mode); !kind) return kind.error();
  if (mode == Store::Mode::read) return database;

  // WAL lets views read while one program writes. FULL has every transaction on the disk before it
  // counts as done, so that even a power cut loses the document in hand only; that costs one fsync,
  // little beside analysing a document. Linking comes back to the same pages for each document: 64
  // MiB of them are kept, and as they change again and again, they are copied from the log to the
  // file when it has 32 MiB of them.
  const auto settings = (*database)->run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
      "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;");
  if (!settings) return settings.error();
  if (const auto done = migrate(**database, updating); !done) return done.error();
  return database;
}

}  // namespace sayso
