// Which members are of one claim.
#pragma once

#include <cstdint>
#include <vector>

#include "linking/claims/claim_pairs.h"

namespace sayso {

/// What joining makes of the new members.
struct JoinedClaims {
  /// For each of the members that were given: the claim that it is of. Claims of the store go by
  /// their keys; new ones by -1, -2, ..., in the order of their first members.
  std::vector<std::int64_t> claims;
  /// Claims that turned out to be one: the second goes into the first.
  std::vector<std::pair<std::int64_t, std::int64_t>> merged;
  /// Members that answer what another says without a word of denying.
  std::vector<std::size_t> denying;
};

/// Whether the first of two claims, which go by the same, is the older: those of the store are.
bool is_older_claim(std::int64_t one, std::int64_t other);

/// Puts the new among `members` to the claims of the others, or to new ones: the two claims that
/// are closest join first, as long as the mean closeness of their members is model.joins_from.
/// Then denials of what nobody asserts go to the claims that they answer.
JoinedClaims join_claims(const std::vector<ComparedMember>& members, const WordWeights& weights,
                         const ClaimModel& model = claim_model());

}  // namespace sayso
