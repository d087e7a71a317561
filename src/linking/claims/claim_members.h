// What a document says that others may say too, each with who says it: its members of claims.
#pragma once

#include <vector>

#include "linking/source_identity.h"
#include "record/claim_rows.h"
#include "record/store.h"

namespace sayso {

/// The members of one document in reading order, without claims and meanings: one for each
/// attribution that has a content of its own, and one for each stretch of a sentence that the text
/// states on nobody's word. `identities` are those of the entry's attributions.
std::vector<ClaimMemberRow> claim_members(const Entry& entry,
                                          const std::vector<SourceIdentity>& identities);

}  // namespace sayso
