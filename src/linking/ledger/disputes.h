// Who denies what: denials, doubts and contradictions, tied to the assertion that they answer.
#pragma once

#include <vector>

#include "linking/ledger/ledger_input.h"

namespace sayso {

/// Which side of the claim a member takes: what it is said to do with its words, except that one
/// who says that it is not so, where another says that it is, or who calls it false, denies it.
std::vector<Stance> sides(const LedgerInput& input);

/// One for each member that denies or doubts, where any asserts: with the assertion that its text
/// says it answers, else with its own document's, else with that of a document that its own cites,
/// else with the first.
std::vector<Dispute> find_disputes(const LedgerInput& input, const std::vector<Stance>& sides);

}  // namespace sayso
