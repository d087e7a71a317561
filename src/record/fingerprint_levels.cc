#include "record/fingerprint_levels.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace sayso {
namespace {

/// Entries of a chunk where its level is full.
constexpr std::int64_t kChunk = 4096;
/// Filters that are read at a time, as many as may lie on one page.
constexpr std::int64_t kFiltersRead = 4;
/// Of filters that are kept.
constexpr std::size_t kFilterBytes = 16'000'000;

std::int64_t room_on(std::int64_t level, const FingerprintRoom& room) {
  std::int64_t out = room.fresh;
  for (; level > 0; --level) out *= room.factor;
  return out;
}

/// Hashes of a chunk: a power of two.
std::uint64_t chunk_size(std::int64_t level, const FingerprintRoom& room) {
  const std::int64_t chunks = std::max<std::int64_t>(room_on(level, room) / kChunk, 1);
  return kFingerprintEnd >> (std::bit_width(static_cast<std::uint64_t>(chunks)) - 1);
}

/// The first key behind those of a level is the first of the next.
std::int64_t key_of(std::int64_t level, std::uint64_t hash) {
  return (level << kFingerprintBits) + static_cast<std::int64_t>(hash);
}
std::uint64_t hash_of(std::int64_t key) {
  return static_cast<std::uint64_t>(key) & (kFingerprintEnd - 1);
}

Result<std::int64_t> entries_on(Database& database, std::int64_t level) {
  auto found = database.query("SELECT entries FROM fingerprint_levels WHERE level = ?", level);
  const auto row = found.step();
  if (!row) return row.error();
  return *row ? found.integer(0) : 0;
}

/// Counts entries that a level has more than before.
Result<void> count(Database& database, std::int64_t level, std::int64_t more) {
  return database
      .query(
          "INSERT INTO fingerprint_levels (level, entries) VALUES (?, ?) ON CONFLICT (level) DO "
          "UPDATE SET entries = entries + excluded.entries",
          level, more)
      .run();
}

/// Texts whose entries are to go.
class Removed {
 public:
  static Result<Removed> of(Database& database) {
    Removed out;
    // Those before the first that is left need not be told one by one.
    const auto first = database.number("SELECT min(number) FROM fingerprinted");
    if (!first) return first.error();
    out.first_ = *first;
    auto done = database.query("DELETE FROM removed_fingerprints WHERE number < ?", *first).run();
    if (!done) return done.error();
    auto keys = keys_of(database.query("SELECT number FROM removed_fingerprints ORDER BY number"));
    if (!keys) return keys.error();
    out.numbers_ = *std::move(keys);
    return out;
  }

  void take_out_of(FingerprintEntries& entries) const {
    std::erase_if(entries, [&](const FingerprintEntry& entry) {
      return entry.number < first_ ||
             std::binary_search(numbers_.begin(), numbers_.end(), entry.number);
    });
  }

 private:
  std::int64_t first_ = 0;
  std::vector<std::int64_t> numbers_;  // sorted
};

/// One level; its entries are taken and written a chunk at a time.
class Level {
 public:
  Level(Database& database, std::int64_t level, const FingerprintRoom& room)
      : database_(database), level_(level), size_(chunk_size(level, room)) {}

  /// Takes chunks, from where the level was left, until they have `least` entries.
  Result<FingerprintEntries> take(std::int64_t least) {
    auto at = database_.query("SELECT next FROM fingerprint_levels WHERE level = ?", level_);
    if (const auto row = at.step(); !row) return row.error();
    auto hash = static_cast<std::uint64_t>(at.integer(0));
    FingerprintEntries out;
    while (std::ssize(out) < least) {
      const auto chunk = take_chunk(hash);
      if (!chunk) return chunk.error();
      out.insert(out.end(), chunk->begin(), chunk->end());
      hash += size_;
      if (hash < kFingerprintEnd) continue;
      hash = 0;
      break;  // so that they are sorted
    }
    auto done = count(database_, level_, -std::ssize(out));
    if (!done) return done.error();
    done = database_
               .query("UPDATE fingerprint_levels SET next = ? WHERE level = ?",
                      static_cast<std::int64_t>(hash), level_)
               .run();
    if (!done) return done.error();
    return out;
  }

  /// Writes sorted entries beside those that are there.
  Result<void> merge(const FingerprintEntries& more, const Removed& removed) {
    std::int64_t added = 0;
    for (auto from = more.begin(); from != more.end();) {
      const std::uint64_t begin = from->hash - from->hash % size_;
      const auto to = std::find_if(from, more.end(), [&](const FingerprintEntry& entry) {
        return entry.hash - begin >= size_;
      });
      auto chunk = take_chunk(begin);
      if (!chunk) return chunk.error();
      added -= std::ssize(*chunk);
      removed.take_out_of(*chunk);
      FingerprintEntries merged;
      merged.reserve(chunk->size() + static_cast<std::size_t>(to - from));
      std::merge(chunk->begin(), chunk->end(), from, to, std::back_inserter(merged));
      if (auto done = insert_chunk(begin, merged); !done) return done;
      added += std::ssize(merged);
      from = to;
    }
    return count(database_, level_, added);
  }

 private:
  /// The entries of the chunk that begins with `begin`, which are no longer there.
  Result<FingerprintEntries> take_chunk(std::uint64_t begin) {
    FingerprintEntries out;
    const std::int64_t first = key_of(level_, begin),
                       end = first + static_cast<std::int64_t>(size_);
    auto blocks = database_.query(
        "SELECT key, packed FROM fingerprint_blocks WHERE key >= ? AND key < ? ORDER BY key", first,
        end);
    bool whole = true;
    auto done = for_each_row(std::move(blocks), [&](const Statement& row) {
      whole = unpack_fingerprints(hash_of(row.integer(0)), row.blob(1), out) && whole;
    });
    if (!done) return done.error();
    if (!whole) return database_.error(SQLITE_CORRUPT);
    if (out.empty()) return out;
    done = database_.query("DELETE FROM fingerprint_blocks WHERE key >= ? AND key < ?", first, end)
               .run();
    if (!done) return done.error();
    done = database_.query("DELETE FROM fingerprint_filters WHERE key = ?", first).run();
    if (!done) return done.error();
    return out;
  }

  /// Where nothing is; `entries` are sorted.
  Result<void> insert_chunk(std::uint64_t begin, std::span<const FingerprintEntry> entries) {
    if (entries.empty()) return {};
    const std::string filter = filter_of(entries);
    auto done = database_
                    .query("INSERT INTO fingerprint_filters VALUES (?, ?)", key_of(level_, begin),
                           Blob{filter})
                    .run();
    if (!done) return done;
    auto insert = database_.query("INSERT INTO fingerprint_blocks VALUES (?, ?)");
    while (!entries.empty()) {
      const FingerprintBlock block = pack_fingerprints(entries);
      done = insert.run_with(key_of(level_, entries.front().hash), Blob{block.packed});
      if (!done) return done;
      entries = entries.subspan(block.entries);
    }
    return {};
  }

  Database& database_;
  std::int64_t level_;
  std::uint64_t size_;  // of a chunk
};

/// Takes all fresh entries.
Result<FingerprintEntries> take_fresh(Database& database) {
  FingerprintEntries out;
  auto done = for_each_row(
      database.query("SELECT hash, number FROM fresh_fingerprints ORDER BY hash, number"),
      [&](const Statement& row) {
        out.push_back({static_cast<std::uint64_t>(row.integer(0)), row.integer(1)});
      });
  if (!done) return done.error();
  if (done = database.run("DELETE FROM fresh_fingerprints"); !done) return done.error();
  if (done = count(database, 0, -std::ssize(out)); !done) return done.error();
  return out;
}

}  // namespace

std::uint64_t level_hash(std::uint64_t hash) {
  // Winnowing keeps the least hashes; an odd factor loses none of them.
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  return (hash * kFactor) >> (64 - kFingerprintBits);
}

Result<bool> spread_fingerprints(Database& database, const FingerprintRoom& room) {
  const auto fresh = entries_on(database, 0);
  if (!fresh) return fresh.error();
  if (*fresh <= room.fresh) return false;
  const auto removed = Removed::of(database);
  if (!removed) return removed.error();
  for (std::int64_t level = 0;;) {
    const auto has = entries_on(database, level);
    if (!has) return has.error();
    const std::int64_t beyond = *has - room_on(level, room);
    if (beyond <= 0) return true;
    auto moved = level == 0 ? take_fresh(database) : Level(database, level, room).take(beyond);
    if (!moved) return moved.error();
    removed->take_out_of(*moved);
    auto done = Level(database, level + 1, room).merge(*moved, *removed);
    if (!done) return done.error();
    const auto left = entries_on(database, level);
    if (!left) return left.error();
    if (*left <= room_on(level, room)) ++level;
  }
}

Result<std::vector<std::int64_t>> fingerprint_levels(Database& database) {
  return keys_of(database.query(
      "SELECT level FROM fingerprint_levels WHERE level > 0 AND entries > 0 ORDER BY level"));
}

Result<void> find_on_level(Database& database, std::int64_t level, std::uint64_t hash,
                           std::vector<std::int64_t>& numbers, const FingerprintRoom& room) {
  const std::uint64_t begin = hash - hash % chunk_size(level, room);
  auto block = database.query(
      "SELECT key, packed FROM fingerprint_blocks WHERE key >= ? AND key <= ? "
      "ORDER BY key DESC LIMIT 1",
      key_of(level, begin), key_of(level, hash));
  const auto row = block.step();
  if (!row) return row.error();
  if (!*row) return {};
  if (!find_fingerprint(hash_of(block.integer(0)), block.blob(1), hash, numbers)) {
    return database.error(SQLITE_CORRUPT);
  }
  return {};
}

Result<bool> FingerprintFilters::may_have(Database& database, std::int64_t level,
                                          std::uint64_t hash, const FingerprintRoom& room) {
  if (bytes_ > kFilterBytes) forget();
  const auto at = static_cast<std::size_t>(level);
  if (filters_.size() <= at) filters_.resize(at + 1);
  std::vector<std::string>& filters = filters_[at];
  const std::uint64_t size = chunk_size(level, room);
  if (filters.empty()) filters.resize(kFingerprintEnd / size);
  std::string& filter = filters[hash / size];
  if (filter.empty()) {
    auto done = for_each_row(
        database.query("SELECT key, bits FROM fingerprint_filters WHERE key >= ? AND key < ? "
                       "ORDER BY key LIMIT ?",
                       key_of(level, hash - hash % size), key_of(level + 1, 0), kFiltersRead),
        [&](const Statement& row) {
          std::string& known = filters[hash_of(row.integer(0)) / size];
          bytes_ += row.blob(1).size() - known.size();
          known = row.blob(1);
        });
    if (!done) return done.error();
    if (filter.empty()) filter.assign(1, '\0');
  }
  return sayso::may_have(filter, hash);
}

void FingerprintFilters::forget() {
  filters_.clear();
  bytes_ = 0;
}

Result<void> merge_fingerprints(Database& database, std::int64_t level,
                                const FingerprintEntries& entries, const FingerprintRoom& room) {
  return Level(database, level, room).merge(entries, Removed());
}

std::int64_t level_for(std::int64_t entries, const FingerprintRoom& room) {
  std::int64_t level = 1;
  while (room_on(level, room) < entries) ++level;
  return level;
}

}  // namespace sayso
