// Who is who across the documents of a store: entities of many documents to actors.
//
// A wrong join of two people is worse than none, so an entity joins an actor only where its name
// fits and nothing tells them apart; where it fits several, only where the texts speak for one of
// them. docs/actors.md says what counts.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "record/corrections.h"
#include "record/database.h"

namespace sayso {

/// Gives the entities of the document `key` their actors, and takes those of its analysis before
/// out of theirs. `in_force` are the corrections that hold. Inside a transaction.
Result<void> link_actors_of(Database& database, const std::vector<Correction>& in_force,
                            std::int64_t key);

}  // namespace sayso
