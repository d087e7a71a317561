#include "linking/claims/claim_revisions.h"

#include <optional>
#include <tuple>

namespace sayso {
namespace {

// From which two contents are on one thing; on the written stories, of figures that came so close
// half were revisions.
constexpr double kAlike = 0.65;   // cosine
constexpr double kShared = 0.15;  // weight of the shared words, of the lighter content's

/// Whether one figure may take the other's place: both state numbers, none in common.
bool other_figure(const PairFeatures& features) { return features[kOtherNumber] > 0; }

/// Whether it is the same source's word on the same thing at another stage.
bool other_stage(const PairFeatures& features) {
  return features[kStages] == 0 && features[kOtherNumber] == 0 && features[kSameSource] > 0;
}

bool on_one_thing(const PairFeatures& features) {
  return features[kCosine] >= kAlike && features[kOverlap] >= kShared;
}

bool is_before(const ComparedMember& one, const ComparedMember& other) {
  return one.row.member.published <= other.row.member.published;
}

}  // namespace

std::int64_t revised_by(const std::vector<ComparedMember>& members, const PairOdds& odds,
                        std::size_t known, std::int64_t claim) {
  // The one that was last spoken of, and of those the most alike.
  std::optional<std::tuple<std::string, double, std::int64_t>> best;
  for (std::size_t i = known; i < members.size(); ++i) {
    const ComparedMember& later = members[i];
    if (later.row.claim != claim || later.against) continue;
    for (std::size_t j = 0; j < known; ++j) {
      const ComparedMember& earlier = members[j];
      if (earlier.row.claim == claim || earlier.against || !is_before(earlier, later)) continue;
      // Cheap to tell, and true of few.
      const bool figures = !earlier.traits.numbers.empty() && !later.traits.numbers.empty();
      if (!figures && earlier.row.member.source_key != later.row.member.source_key) continue;
      const PairFeatures features = *odds.features(j, i);
      if (!other_figure(features) && !other_stage(features)) continue;
      if (!on_one_thing(features)) continue;
      const std::tuple found(earlier.row.member.published, features[kCosine], earlier.row.claim);
      if (!best || found > *best) best = found;
    }
  }
  return best ? std::get<2>(*best) : 0;
}

}  // namespace sayso
