// What people correct of claims: two that are one, members that are of another, a stance or kind of
// source that was misread. What they decide on ledgers is in ledger_decisions.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "linking/corrections/keeping.h"
#include "record/corrections.h"
#include "record/store.h"

namespace sayso {

/// Makes claim `other` one with `kept`, by whose id both go from then on. Gives the id of the
/// correction, as all of these do. Claims are named as in `find_claim`. Error also: "same-claim".
Result<std::string> merge_claims(Store& store, std::string_view kept, std::string_view other,
                                 const CorrectionNote& note);

/// Makes `nodes` of the claim ("m0", "m3") a claim of their own. Errors also: "not-a-member",
/// "only-member" where nothing else would be of it.
Result<std::string> split_claim(Store& store, std::string_view claim,
                                const std::vector<std::string>& nodes, const CorrectionNote& note);

/// Gives the member the stance or the kind of source that `value` names. Errors also:
/// "not-a-member", "unknown-value".
Result<std::string> retype_member(Store& store, std::string_view claim, std::string_view node,
                                  std::string_view value, const CorrectionNote& note);

// For linking.

/// Has members be of the claims that people put them to, and have the stances and kinds that they
/// gave them. Reads the members of the documents that corrections name, and nothing where there are
/// none. Inside a transaction.
Result<void> apply_claim_corrections(Database& database, const std::vector<Correction>& in_force);

/// Takes back what a correction that no longer holds had done. Inside a transaction.
Result<void> take_back_claims(Database& database, const Correction& correction);

}  // namespace sayso
