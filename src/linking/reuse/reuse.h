// Who took whose words: the documents of a store that share text, with the words on both sides.
//
// docs/reuse.md says what counts as what.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/reuse/reuse_memory.h"
#include "record/database.h"

namespace sayso {

/// Finds the documents in the store that share words with the document `key`, and takes out what an
/// earlier call found of it. Versions of one article are no pair. Reads few rows however large the
/// store. Inside a transaction.
Result<void> link_reuse_of(Database& database, ReuseMemory& memory, std::int64_t key);

}  // namespace sayso
