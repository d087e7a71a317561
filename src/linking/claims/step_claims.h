// Members that tell of the same request, or of the same transfer being considered, are of one
// claim, however they word it, and who denies that anything was asked for answers it.
#pragma once

#include <vector>

#include "base/result.h"
#include "linking/claims/claim_joining.h"
#include "record/database.h"

namespace sayso {

/// Changes `joined`, which join_claims made of `members`, by the steps of transfers that the store
/// has of their documents (transfer_rows.h). A new member that is alone with its claim and tells of
/// such a step goes to the claim of one in another document that does, between the same parties,
/// unless they state other numbers; with its claim, where at least half of those who speak for
/// either tell of it.
/// A new member that denies a request, and stands with none that tells of it, goes to what its own
/// document tells of it, or else another.
Result<void> join_by_steps(Database& database, const std::vector<ComparedMember>& members,
                           JoinedClaims& joined);

}  // namespace sayso
