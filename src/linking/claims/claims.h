// Claims: the same proposition, whoever says it and wherever it stands. link.cc calls this for one
// document after another.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/claims/claim_memory.h"
#include "linking/claims/claim_pairs.h"
#include "linking/linking_models.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

/// Finds the document's members of claims and puts each to the claim that it is of, or to a new
/// one; what an earlier analysis of it left is taken out first, and claims keep their ids. `entry`
/// is the document with key `key`, whose actors are linked. Claims are looked for among the
/// documents of its story, or, if it is of none, among all that appeared within weeks. Without an
/// encoder, words that did not stand there before get no meaning. Inside a transaction. Ledgers and
/// disputes of the claims that it touched are left to take_touched_claims.
Result<void> link_claims_of(Database& database, ClaimMemory& memory, const Meanings* encoder,
                            const Entry& entry, std::int64_t key,
                            const ClaimModel& model = claim_model());

}  // namespace sayso
