// How many articles, publishers and origins stand behind a claim (DESIGN: "The ledger, exactly").
//
// Nodes are the members that assert or confirm, and sources from outside that they rest on. An edge
// is certain where one provably rests on the other or both on the same, and uncertain where they
// may. Origins are at most as many as certain edges leave parts, and at least as many as all do.
// Who denies, doubts or does not answer stands beside the ledger.
#pragma once

#include <vector>

#include "linking/ledger/ledger_input.h"

namespace sayso {

/// Takes time that grows with the square of the members of one claim, for comparing a few words.
/// An edge that would join what is joined already is left out.
Ledger make_ledger(const LedgerInput& input);
/// The same where `sides(input)` (disputes.h) is known.
Ledger make_ledger(const LedgerInput& input, const std::vector<Stance>& sides);

}  // namespace sayso
