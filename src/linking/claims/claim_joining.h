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
/// they are given: each to the claim whose members it is most likely one with, on average; one that
/// denies may also go by the single member that it is most likely to answer. `odds` are of all
/// `members`.
JoinedClaims join_claims(const std::vector<ComparedMember>& members, const PairOdds& odds);

/// The probability from which two members are one claim; `is_answer`: one denies what the other
/// asserts.
double joins_from(bool is_answer);

}  // namespace sayso
