// Which claim a new one replaces: a later figure, a later stage, a wording made firmer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "linking/claims/claim_pairs.h"

namespace sayso {

/// The claim that `claim` replaces, of those that `members` are of; 0 where there is none.
/// `members` are those of the store, then from `known` on those of the document that `claim` is new
/// in. `odds` are of all `members`.
std::int64_t revised_by(const std::vector<ComparedMember>& members, const PairOdds& odds,
                        std::size_t known, std::int64_t claim);

}  // namespace sayso
