#include "linking/claims/claim_revisions.h"

#include <optional>
#include <tuple>

namespace sayso {
namespace {

// Log odds from which two claims would be one if they stated the same number or stage.
constexpr double kAlike = 0.5;

/// Whether one figure may take the other's place: both state numbers, none in common.
bool other_figure(const PairFeatures& features) { return features[kOtherNumber] > 0; }

/// Whether it is the same source's word on the same thing at another stage.
bool other_stage(const PairFeatures& features) {
  return features[kStages] == 0 && features[kOtherNumber] == 0 && features[kSameSource] > 0;
}

double odds_but_for_change(PairFeatures features) {
  features[kOtherNumber] = 0;
  features[kOneNumber] = 0;
  features[kStages] = 1;
  return first_odds(features, false);
}

bool is_before(const ComparedMember& one, const ComparedMember& other) {
  return one.row.member.published <= other.row.member.published;
}

}  // namespace

std::int64_t revised_by(const std::vector<ComparedMember>& members, std::size_t known,
                        std::int64_t claim) {
  const WordWeights weights(members);
  // The likeliest, and of equals the one that was last spoken of.
  std::optional<std::tuple<double, std::string, std::int64_t>> best;
  for (std::size_t i = known; i < members.size(); ++i) {
    const ComparedMember& later = members[i];
    if (later.row.claim != claim || later.against) continue;
    for (std::size_t j = 0; j < known; ++j) {
      const ComparedMember& earlier = members[j];
      if (earlier.row.claim == claim || earlier.against || !is_before(earlier, later)) continue;
      const PairFeatures features = pair_features(earlier, later, weights);
      if (!other_figure(features) && !other_stage(features)) continue;
      const double odds = odds_but_for_change(features);
      const std::tuple found(odds, earlier.row.member.published, earlier.row.claim);
      if (odds >= kAlike && (!best || found > *best)) best = found;
    }
  }
  return best ? std::get<2>(*best) : 0;
}

}  // namespace sayso
