#include "record/store.h"

#include "record/actor_rows.h"
#include "record/database.h"
#include "record/identity.h"
#include "record/open.h"
#include "record/rows.h"

namespace sayso {

namespace {

/// The key of document `id`.
Result<std::int64_t> key_of(Database& database, std::string_view id) {
  auto found = database.query("SELECT key FROM documents WHERE id = ?", id);
  const auto row = found.step();
  if (!row) return row.error();
  if (!*row) return database.error("not-found", "no document '" + std::string(id) + "'");
  return found.integer(0);
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Result<Store> Store::open(const std::string& path, Mode mode, const Updating& updating) {
  auto database = open_database(path, mode, updating);
  if (!database) return database.error();
  return Store(std::move(*database));
}

bool Store::is_older(const std::string& path) {
  const auto read = open_database(path, Mode::read);
  return !read && read.error().code == "store-older";
}

Result<Placement> Store::place(const Document& document) const {
  const auto identity = identify(*database_, document);
  if (!identity) return identity.error();
  return identity->placement;
}

Result<Placement> Store::put(const Document& document, const Analysis& analysis) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  const auto identity = identify(*database_, document);
  if (!identity) return identity.error();
  if (identity->placement.outcome == Placement::Outcome::unchanged) return identity->placement;
  const auto key = insert_document(*database_, document, *identity);
  if (!key) return key.error();
  if (const auto kept = insert_analysis(*database_, *key, analysis); !kept) return kept.error();
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  return identity->placement;
}

Result<void> Store::replace_analysis(std::string_view id, const Analysis& analysis) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  const auto key = key_of(*database_, id);
  if (!key) return key.error();
  auto removed = database_->query("DELETE FROM analyses WHERE document = ?", *key).run();
  if (!removed) return removed;
  if (auto kept = insert_analysis(*database_, *key, analysis); !kept) return kept;
  return transaction->commit();
}

Result<void> Store::remove(std::string_view id) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  const auto key = key_of(*database_, id);
  if (!key) return key.error();
  auto next = database_->query("SELECT min(key) FROM documents WHERE version_of = ?", *key);
  if (const auto row = next.step(); !row) return row.error();
  if (!next.null(0)) {
    auto moved =
        database_
            ->query("UPDATE documents SET version_of = nullif(?1, key) WHERE version_of = ?2",
                    next.integer(0), *key)
            .run();
    if (!moved) return moved;
  }
  const auto members = take_members(*database_, *key);
  if (!members) return members.error();
  for (const MemberRow& member : *members) {
    if (auto settled = settle_actor(*database_, member.actor); !settled) return settled;
  }
  auto removed = database_->query("DELETE FROM documents WHERE key = ?", *key).run();
  if (!removed) return removed;
  return transaction->commit();
}

Result<std::vector<std::string>> Store::stale(const std::vector<std::string>& models) const {
  auto old = database_->query(
      "SELECT d.id FROM documents d LEFT JOIN analyses a ON a.document = d.key "
      "LEFT JOIN model_lists m ON m.key = a.models WHERE m.fingerprints IS NOT ? ORDER BY d.key",
      joined_lines(models));
  std::vector<std::string> ids;
  for (;;) {
    const auto row = old.step();
    if (!row) return row.error();
    if (!*row) return ids;
    ids.emplace_back(old.text(0));
  }
}

Result<std::size_t> Store::size() const {
  const auto count = database_->number("SELECT count(*) FROM documents");
  if (!count) return count.error();
  return static_cast<std::size_t>(*count);
}

Result<Entry> Store::entry(std::string_view id) const {
  const auto key = key_of(*database_, id);
  if (!key) return key.error();
  return entry_with_key(*database_, *key);
}

struct Cursor::State {
  Database& database;
  Statement rows;
};

Cursor::Cursor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Cursor::~Cursor() = default;
Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;

Result<std::optional<Entry>> Cursor::next() {
  const auto row = state_->rows.step();
  if (!row) return row.error();
  if (!*row) return std::optional<Entry>();
  auto entry = read_entry(state_->database, state_->rows);
  if (!entry) return entry.error();
  return std::optional<Entry>(std::move(*entry));
}

Result<Cursor> Store::entries() const {
  return Cursor(
      std::make_unique<Cursor::State>(Cursor::State{*database_, entries_from(*database_, 0)}));
}

Result<std::vector<Actor>> Store::actors() const { return read_actors(*database_); }

}  // namespace sayso
