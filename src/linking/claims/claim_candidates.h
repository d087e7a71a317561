// Where to look for the claims that a document's members may be of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linking/claims/claim_pairs.h"
#include "record/database.h"

namespace sayso {

/// Keys that a member is kept and looked for under.
std::vector<std::string> claim_lookups(const ClaimTraits& traits, std::string_view story);

/// Members of other documents that may be of one claim with some of `members`, with the latest
/// others of their claims. Reads no more rows than some thousands, however large the store.
Result<std::vector<ComparedMember>> claim_candidates(Database& database,
                                                     const std::vector<ComparedMember>& members,
                                                     std::string_view story);

}  // namespace sayso
