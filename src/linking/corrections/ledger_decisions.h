// What people decided on ledgers, and which corrections a claim bears.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "linking/corrections/keeping.h"
#include "linking/ledger/ledger_input.h"
#include "record/corrections.h"
#include "record/store.h"

namespace sayso {

/// Confirms that two nodes of the claim's ledger ("m0", "o1") are one origin. Gives the id of the
/// correction. Errors also: those of `find_claim`, "not-a-node", "same-node".
Result<std::string> confirm_link(Store& store, std::string_view claim, std::string_view one,
                                 std::string_view other, const CorrectionNote& note);

/// Cuts the link between two nodes: neither rests on the other. What joins them through a third
/// stays.
Result<std::string> cut_link(Store& store, std::string_view claim, std::string_view one,
                             std::string_view other, const CorrectionNote& note);

/// The confirmed and cut links between members of `input`, and its nodes from outside.
std::vector<LedgerDecision> ledger_decisions(const LedgerInput& input,
                                             const std::vector<Correction>& in_force);

/// The corrections that speak of the claim or of its members.
std::vector<UserDecision> decisions_on(const Claim& claim, const LedgerInput& input,
                                       const std::vector<Correction>& in_force);

/// Has the ledgers made anew that the correction speaks of. Inside a transaction.
Result<void> touch_decided_claim(Database& database, const Correction& correction);

}  // namespace sayso
