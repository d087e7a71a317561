#include "record/fingerprint_index.h"

#include <algorithm>

#include "base/word_hash.h"

namespace sayso {
namespace {

/// At most some 10 MB.
constexpr std::size_t kDocuments = 100'000;

std::int64_t stored_hash(std::string_view name) { return static_cast<std::int64_t>(hash_of(name)); }

}  // namespace

Result<std::vector<std::vector<std::int64_t>>> FingerprintIndex::documents_at(
    Database& database, std::int64_t document, const std::vector<std::uint64_t>& hashes,
    std::int64_t most) {
  const auto levels = fingerprint_levels(database);
  if (!levels) return levels.error();
  std::vector<std::vector<std::int64_t>> out(hashes.size());
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const auto numbers = numbers_at(database, *levels, level_hash(hashes[i]));
    if (!numbers) return numbers.error();
    for (const std::int64_t number : *numbers) {
      const auto other = document_with(database, number);
      if (!other) return other.error();
      if (*other && **other != document) out[i].push_back(**other);
    }
    std::sort(out[i].begin(), out[i].end());
    if (std::ssize(out[i]) > most) out[i].resize(static_cast<std::size_t>(most));
  }
  return out;
}

std::optional<std::int64_t> FingerprintIndex::day_of(std::int64_t document) const {
  const auto known = known_.find(document);
  return known == known_.end() ? std::nullopt : known->second.day;
}

bool FingerprintIndex::may_be_of(std::string_view outlet, std::int64_t document) const {
  const auto known = known_.find(document);
  const std::int64_t hash = known == known_.end() ? 0 : known->second.outlet;
  return outlet.empty() || hash == 0 || hash == stored_hash(outlet);
}

Result<void> FingerprintIndex::insert(Database& database, std::int64_t document,
                                      const std::vector<std::uint64_t>& hashes) {
  const auto number = number_document(database, document);
  if (!number) return number.error();
  // Two hashes may be the same in the bits that are kept.
  std::vector<std::uint64_t> all;
  all.reserve(hashes.size());
  for (const std::uint64_t hash : hashes) all.push_back(level_hash(hash));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  auto insert = database.query("INSERT INTO fresh_fingerprints VALUES (?, ?)");
  for (const std::uint64_t hash : all) {
    auto done = insert.run_with(static_cast<std::int64_t>(hash), *number);
    if (!done) return done;
  }
  auto done = database
                  .query("UPDATE fingerprint_levels SET entries = entries + ? WHERE level = 0",
                         static_cast<std::int64_t>(all.size()))
                  .run();
  if (!done) return done;
  const auto spread = spread_fingerprints(database);
  if (!spread) return spread.error();
  if (*spread) filters_.forget();
  return {};
}

void FingerprintIndex::forget() {
  filters_.forget();
  documents_.clear();
  known_.clear();
}

void FingerprintIndex::forget_many() {
  if (documents_.size() < kDocuments) return;
  documents_.clear();
  known_.clear();
}

Result<std::optional<std::int64_t>> FingerprintIndex::document_with(Database& database,
                                                                    std::int64_t number) {
  if (const auto known = documents_.find(number); known != documents_.end()) return known->second;
  auto found =
      database.query("SELECT document, day, outlet FROM fingerprinted WHERE number = ?", number);
  const auto row = found.step();
  if (!row) return row.error();
  const auto document = *row ? std::optional(found.integer(0)) : std::nullopt;
  documents_.emplace(number, document);
  if (*row) {
    const auto day = found.null(1) ? std::nullopt : std::optional(found.integer(1));
    known_.emplace(*document, Known{day, found.integer(2)});
  }
  return document;
}

Result<std::vector<std::int64_t>> FingerprintIndex::numbers_at(
    Database& database, const std::vector<std::int64_t>& levels, std::uint64_t hash) {
  auto out = keys_of(database.query("SELECT number FROM fresh_fingerprints WHERE hash = ?",
                                    static_cast<std::int64_t>(hash)));
  if (!out) return out;
  for (const std::int64_t level : levels) {
    const auto may = filters_.may_have(database, level, hash);
    if (!may) return may.error();
    if (!*may) continue;
    if (auto done = find_on_level(database, level, hash, *out); !done) return done.error();
  }
  return out;
}

Result<std::int64_t> number_document(Database& database, std::int64_t document,
                                     std::optional<std::int64_t> number) {
  std::int64_t outlet = 0;
  std::optional<std::int64_t> day;
  auto done = for_each_row(
      database.query("SELECT outlet_name, CASE WHEN length(published) >= 10 "
                     "THEN unixepoch(published) / 86400 END FROM documents WHERE key = ?",
                     document),
      [&](const Statement& row) {
        if (!row.text(0).empty()) outlet = stored_hash(row.text(0));
        if (!row.null(1)) day = row.integer(1);
      });
  if (!done) return done.error();
  done =
      database.query("INSERT INTO fingerprinted VALUES (?, ?, ?, ?)", number, document, day, outlet)
          .run();
  if (!done) return done.error();
  return database.last_key();
}

Result<bool> has_fingerprints(Database& database, std::int64_t document) {
  return database.query("SELECT 1 FROM fingerprinted WHERE document = ?", document).step();
}

Result<void> clear_fingerprints(Database& database) {
  return database.run(
      "DELETE FROM fingerprinted;"
      "DELETE FROM removed_fingerprints;"  // which the first fills
      "DELETE FROM fresh_fingerprints;"
      "DELETE FROM fingerprint_blocks;"
      "DELETE FROM fingerprint_filters;"
      "DELETE FROM fingerprint_levels;"
      "INSERT INTO fingerprint_levels (level, entries) VALUES (0, 0);");
}

}  // namespace sayso
