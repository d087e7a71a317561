// Who is who across the documents of a store: entities of many documents to actors.
//
// A wrong join of two people is worse than none, so an entity joins an actor only where its name
// fits and nothing tells them apart; where it fits several, only where the texts speak for one of
// them. docs/actors.md says what counts.
#pragma once

#include "base/result.h"
#include "record/store.h"

namespace sayso {

/// Gives the entities of all documents that were added or analysed anew since the last call their
/// actors, and applies what people corrected. The time it takes grows with those documents, not
/// with the store. Broken off at any moment, the next call goes on. Errors are those of store.h.
Result<void> link_actors(Store& store);

}  // namespace sayso
