// Where to look for the claims that a document's members may be of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linking/claims/claim_memory.h"
#include "linking/claims/claim_pairs.h"
#include "record/database.h"

namespace sayso {

/// Keys that a member is kept and looked for under.
std::vector<std::string> claim_lookups(const ClaimTraits& traits);

/// Members of other documents that may be of one claim with some of `members`, with the latest
/// others of their claims. `document` is the key of theirs: of its story, if it has one, and marked
/// as tied where their documents are. They are lent by `memory`. Reads no more rows than some
/// thousands, however large the store.
Result<std::vector<ComparedMember>> claim_candidates(Database& database, ClaimMemory& memory,
                                                     const std::vector<ComparedMember>& members,
                                                     std::int64_t document);

}  // namespace sayso
