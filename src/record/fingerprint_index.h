// Where to look for words that were taken: which documents have a run of words, by its hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/database.h"
#include "record/fingerprint_levels.h"

namespace sayso {

/// Of one store, as long as nobody else writes to it. What writes belongs inside a transaction.
class FingerprintIndex {
 public:
  /// For each of `hashes`, the first `most` documents that have it, but `document`.
  Result<std::vector<std::vector<std::int64_t>>> documents_at(
      Database& database, std::int64_t document, const std::vector<std::uint64_t>& hashes,
      std::int64_t most);

  /// Days since 1970 of a document that was found; none where its day is not known.
  std::optional<std::int64_t> day_of(std::int64_t document) const;
  /// False where a document that was found is of an outlet with another name.
  bool may_be_of(std::string_view outlet, std::int64_t document) const;

  /// Keeps `hashes` of a document that has none yet. Costs the same however many the store has, but
  /// for what grows with their logarithm (fingerprint_levels.h).
  Result<void> insert(Database& database, std::int64_t document,
                      const std::vector<std::uint64_t>& hashes);

  /// Called where another connection has written to the store.
  void forget();
  /// Called between documents: forgets where it keeps very much.
  void forget_many();

 private:
  struct Known {
    std::optional<std::int64_t> day;
    std::int64_t outlet = 0;  // hash of its name; 0: without one
  };

  /// What a number in the index stands for; none where the document is gone.
  Result<std::optional<std::int64_t>> document_with(Database& database, std::int64_t number);
  Result<std::vector<std::int64_t>> numbers_at(Database& database,
                                               const std::vector<std::int64_t>& levels,
                                               std::uint64_t hash);

  FingerprintFilters filters_;
  std::unordered_map<std::int64_t, std::optional<std::int64_t>> documents_;  // by number
  std::unordered_map<std::int64_t, Known> known_;                            // by document
};

/// Makes a number for a document whose fingerprints are to be kept, or gives it `number`.
Result<std::int64_t> number_document(Database& database, std::int64_t document,
                                     std::optional<std::int64_t> number = {});

/// Whether the document's fingerprints are kept.
Result<bool> has_fingerprints(Database& database, std::int64_t document);

/// Takes all fingerprints out of the store.
Result<void> clear_fingerprints(Database& database);

}  // namespace sayso
