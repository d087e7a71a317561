// Fingerprints in levels of sorted blocks, so that writing one costs the same however many there
// are: what is fresh is written to the first level together, and of each level what is beyond its
// room to the next, a stretch of hashes at a time, round and round. In a B-tree of them all each
// would change a page of its own.
//
//   level    0    1            2                  3
//   room     32k  1M entries   32M                ...
//   chunks   1    256          8,192                     equal ranges of hashes
//   chunk         blocks of some hundred entries, with a filter for all of them
//
// A log-structured merge-tree (O'Neil, Cheng, Gawlick and O'Neil 1996, "The log-structured
// merge-tree"), with rolling merges. The tables are drawn in migrations/0022_fingerprints.sql. All
// that writes belongs inside a transaction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "record/database.h"
#include "record/fingerprint_block.h"

namespace sayso {

/// Entries that stay fresh, and how many times as many each level has room for as the one before:
/// that often are they written again on each.
struct FingerprintRoom {
  std::int64_t fresh = 32'768;
  std::int64_t factor = 32;
};

/// Moves entries on where a level has more than it has room for, and says whether any did. Entries
/// of texts that are gone are left out of what is written.
Result<bool> spread_fingerprints(Database& database, const FingerprintRoom& room = {});

/// The levels that have blocks.
Result<std::vector<std::int64_t>> fingerprint_levels(Database& database);

/// Adds the numbers of all texts that have `hash` on a level to `numbers`.
Result<void> find_on_level(Database& database, std::int64_t level, std::uint64_t hash,
                           std::vector<std::int64_t>& numbers, const FingerprintRoom& room = {});

/// The filters of chunks, which are kept once they are read. What has been spread since is not
/// known to them.
class FingerprintFilters {
 public:
  /// Whether a level may have `hash`.
  Result<bool> may_have(Database& database, std::int64_t level, std::uint64_t hash,
                        const FingerprintRoom& room = {});
  void forget();

 private:
  /// Of each level, by chunk; of one byte where there is none, empty where it is not known.
  std::vector<std::vector<std::string>> filters_;
  std::size_t bytes_ = 0;
};

/// The hash of a run of words as levels have it: spread evenly, so that chunks are of one size.
std::uint64_t level_hash(std::uint64_t hash);

/// Merges sorted entries into a level.
Result<void> merge_fingerprints(Database& database, std::int64_t level,
                                const FingerprintEntries& entries,
                                const FingerprintRoom& room = {});

/// The first level with blocks that has room for so many entries.
std::int64_t level_for(std::int64_t entries, const FingerprintRoom& room = {});

}  // namespace sayso
