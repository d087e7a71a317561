// What linking reuse keeps from document to document, since those that share words come close
// together.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/result.h"
#include "linking/reuse/wording.h"
#include "record/database.h"
#include "record/reuse_rows.h"
#include "record/store.h"

namespace sayso {

/// Of one store, as long as nobody else writes to it. What it gives is valid until something is
/// forgotten.
class ReuseMemory {
 public:
  /// A document with its words.
  struct Known {
    ReuseDocument document;
    Wording wording;
  };

  /// Null where the store has no such document.
  Result<const Known*> document(Database& database, std::int64_t key);
  Result<const Publication*> publication(Database& database, std::int64_t key);
  Result<const Entry*> entry(Database& database, std::int64_t key);

  /// Called where another connection has written to the store.
  void forget();
  /// Called between documents: forgets where it keeps very much.
  void forget_many();

 private:
  std::unordered_map<std::int64_t, std::optional<Known>> documents_;  // by key, as all
  std::unordered_map<std::int64_t, Publication> publications_;
  std::unordered_map<std::int64_t, Entry> entries_;
};

}  // namespace sayso
