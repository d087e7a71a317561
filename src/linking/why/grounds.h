// Explanations by the kind of the two things.
#pragma once

#include "linking/why/things.h"
#include "linking/why/why.h"

namespace sayso {

Result<Explanation> explain_documents(Store& store, const Thing& one, const Thing& other);
/// `story` is one, or the story of a document.
Result<Explanation> explain_membership(Store& store, const Thing& document, const Thing& story);
Result<Explanation> explain_claims(Store& store, const Thing& one, const Thing& other);
/// Two members of any claims, or two nodes of one ledger.
Result<Explanation> explain_nodes(Store& store, const Thing& one, const Thing& other);
Result<Explanation> explain_actors(Store& store, const Thing& one, const Thing& other);

/// What comparing says of members `one` of `ours` and `other` of `theirs`: words, numbers, stages,
/// days, and how likely they are one claim.
Result<std::vector<Ground>> compared_members(Store& store, const Claim& ours, std::size_t one,
                                             const Claim& theirs, std::size_t other);

/// "a, b, c"; "..." after `most`.
std::string word_list(const std::vector<std::string>& words, std::size_t most);

}  // namespace sayso
