// What parts two members whatever else speaks for their being one.
#pragma once

#include "linking/claims/claim_pairs.h"

namespace sayso {

/// Whether two members cannot be of one claim: of one document where the content of one holds the
/// other's far behind its begin, they are two propositions. "The cabinet weighs publishing reports
/// that show [the gate had jammed]" is about the publishing; "the minister said [it had]" is not.
bool are_barred(const ComparedMember& one, const ComparedMember& other);

}  // namespace sayso
