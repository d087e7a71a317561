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
};

/// Puts the new among `members` to the claims of the others, or to new ones, in the order in which
/// they are given: each to the claim whose members it is most likely one with, on average; then the
/// claims of those who deny to the ones that they answer (claim_answers.h).
JoinedClaims join_claims(const std::vector<ComparedMember>& members);

/// The probability from which two members are one claim; `is_answer`: one asserts what the other
/// denies or does not comment on.
double joins_from(bool is_answer);

}  // namespace sayso
