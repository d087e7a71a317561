// What linking reuse keeps from document to document, since those that share words come close
// together.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "linking/reuse/wording.h"
#include "record/database.h"
#include "record/fingerprint_index.h"
#include "record/reuse_rows.h"
#include "record/store.h"

namespace sayso {

/// Of one store, as long as nobody else writes to it. What it gives is valid until something is
/// forgotten.
class ReuseMemory {
 public:
  /// A document with its words, without names until they are read.
  struct Known {
    ReuseDocument document;
    Wording wording;
  };

  /// Null where the store has no such document.
  Result<const Known*> document(Database& database, std::int64_t key);
  /// Completes what `document` gave for `key`.
  Result<void> read_names(Database& database, std::int64_t key);
  Result<const Publication*> publication(Database& database, std::int64_t key);
  Result<const Entry*> entry(Database& database, std::int64_t key);

  FingerprintIndex& fingerprints() { return fingerprints_; }

  /// Called where another connection has written to the store.
  void forget();
  /// Called between documents: forgets where it keeps very much.
  void forget_many();

 private:
  FingerprintIndex fingerprints_;
  std::unordered_map<std::int64_t, std::optional<Known>> documents_;  // by key, as all
  std::unordered_set<std::int64_t> named_;                            // those with names
  std::unordered_map<std::int64_t, Publication> publications_;
  std::unordered_map<std::int64_t, Entry> entries_;
};

}  // namespace sayso
