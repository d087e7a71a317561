#include "record/earlier_fingerprints.h"

#include <algorithm>
#include <cstdint>

#include "record/fingerprint_index.h"
#include "record/fingerprint_levels.h"

namespace sayso {
namespace {

/// Entries that are sorted at a time: 128 MB.
constexpr std::size_t kSorted = 8'000'000;

/// Each document is numbered by its key.
Result<void> number_documents(Database& database) {
  const auto keys =
      keys_of(database.query("SELECT key FROM documents "
                             "WHERE EXISTS (SELECT 1 FROM fingerprints WHERE document = key)"));
  if (!keys) return keys.error();
  for (const std::int64_t key : *keys) {
    if (const auto number = number_document(database, key, key); !number) return number.error();
  }
  return {};
}

Result<void> write_levels(Database& database) {
  const auto count = database.number("SELECT count(*) FROM fingerprints");
  if (!count) return count.error();
  const std::int64_t level = level_for(*count);
  FingerprintEntries entries;
  auto rows = database.query("SELECT hash, document FROM fingerprints");
  for (bool more = true; more;) {
    const auto row = rows.step();
    if (!row) return row.error();
    more = *row;
    if (more) {
      const auto hash = static_cast<std::uint64_t>(rows.integer(0));
      entries.push_back({level_hash(hash), rows.integer(1)});
    }
    if (more && entries.size() < kSorted) continue;
    std::sort(entries.begin(), entries.end());
    if (auto done = merge_fingerprints(database, level, entries); !done) return done;
    entries.clear();
  }
  return {};
}

}  // namespace

Result<void> move_earlier_fingerprints(Database& database) {
  const auto there = database.number(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'fingerprints'");
  if (!there) return there.error();
  if (*there == 0) return {};
  if (auto done = number_documents(database); !done) return done;
  // What this takes is used again for what is written.
  if (auto done = database.run("DROP INDEX fingerprints_document"); !done) return done;
  if (auto done = write_levels(database); !done) return done;
  return database.run("DROP TABLE fingerprints");
}

}  // namespace sayso
