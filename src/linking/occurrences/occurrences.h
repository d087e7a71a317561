// Which events, of one document or of several, are mentions of one happening, whatever is said of
// it.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/occurrences/event_memory.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

/// Gives the events of `entry`, the document `key`, their occurrences among those of the latest
/// documents of its story, and takes those of its analysis before out of theirs. `memory` is
/// kept from document to document. Inside a transaction, after the document has its story.
Result<void> link_occurrences_of(Database& database, EventMemory& memory, const Entry& entry,
                                 std::int64_t key);

}  // namespace sayso
