// How rare a word is within a story.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/claims/claim_memory.h"
#include "linking/claims/claim_pairs.h"
#include "record/database.h"

namespace sayso {

/// What words weigh in the texts of a document's story, its latest documents: what all of them
/// speak of tells claims apart less than what few do. Among `members` where it is of no story.
Result<WordWeights> word_weights(Database& database, ClaimMemory& memory, std::int64_t document,
                                 const std::vector<ComparedMember>& members);

}  // namespace sayso
