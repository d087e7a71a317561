// What people correct of actors: two that are one, a document's that is another.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "linking/corrections/keeping.h"
#include "record/corrections.h"
#include "record/store.h"

namespace sayso {

/// Makes actor `other` one with `kept`, by whose id and name both go from then on. Gives the id of
/// the correction. Actors are named as in `find_actor`; errors also: "same-actor".
Result<std::string> merge_actors(Store& store, std::string_view kept, std::string_view other,
                                 const CorrectionNote& note);

/// Makes what `document` calls by the name of `actor` an actor of its own. Documents are named as
/// in `Store::find`. Errors also: "not-a-member", and "only-member" where nothing else is of it.
Result<std::string> split_actor(Store& store, std::string_view actor, std::string_view document,
                                const CorrectionNote& note);

// For linking.

/// By document, type and name: the id of the actor that people gave it.
using SplitMembers = std::map<std::tuple<std::string, std::string, std::string>, std::string>;
SplitMembers split_members(const std::vector<Correction>& in_force);

/// Has actors shown as the ones that people merged them into, and the documents of those that were
/// shown as another before linked anew. Inside a transaction.
Result<void> apply_merges(Database& database, const std::vector<Correction>& in_force);

}  // namespace sayso
