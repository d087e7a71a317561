#include "linking/occurrences/event_pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "linking/stories/document_words.h"

namespace sayso {
namespace {

constexpr double kLeastLikeness = 0.25;  // of triggers; below it hardly any pair is one happening
constexpr double kClose = 0.4;
constexpr double kFactualityRange = 6;

// ECB+ has texts of a few sentences, where two events with one trigger mostly are one. In reports
// of full length "said", "had" and "made" stand ten times, each time of something else: there the
// words around must agree. Chosen by reading what came of invented stories; 3 points of F1 on ECB+.
constexpr double kUsualMentions = 2;  // of one happening in a report
constexpr double kCrowdDoubt = 1.5;   // for each e-fold more with this trigger
constexpr double kPlainDoubt = 4;     // where all reports have the trigger
constexpr double kSayingDoubt = 2;    // both are acts of saying

using Stems = std::vector<WordHash>;

/// From 0 (in nearly every report) to 1.
double rarity(const std::string& stem) {
  return std::log(common_share(stem)) / std::log(rare_share());
}

bool has(const Stems& stems, WordHash stem) {
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}

double share_in_common(const Stems& one, const Stems& other) {
  if (one.empty() || other.empty()) return 0;
  const auto common =
      std::count_if(one.begin(), one.end(), [&](WordHash stem) { return has(other, stem); });
  return static_cast<double>(common) / static_cast<double>(std::min(one.size(), other.size()));
}

double differ(const Stems& one, const Stems& other) {
  return !one.empty() && !other.empty() && share_in_common(one, other) == 0 ? 1 : 0;
}

double cosine_of_words(const ComparedEvent& one, const ComparedEvent& other) {
  double common = 0;
  for (std::size_t i = 0; i < one.around.size(); ++i) {
    if (has(other.around, one.around[i])) common += one.around_weights[i];
  }
  return common == 0 ? 0 : common / std::sqrt(one.around_weight * other.around_weight);
}

/// In several sums side by side, which the processor adds at once; the more, the newer it is.
__attribute__((target_clones("avx2", "default"))) float product(const std::vector<float>& one,
                                                                const std::vector<float>& other) {
  constexpr std::size_t kSums = 16;
  static_assert(WordVectors::width % kSums == 0);
  std::array<float, kSums> sums{};
  for (std::size_t i = 0; i < WordVectors::width; i += kSums) {
    for (std::size_t k = 0; k < kSums; ++k) sums[k] += one[i + k] * other[i + k];
  }
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

}  // namespace

bool EventPairs::forget_many() {
  constexpr std::size_t kKept = 3000;
  if (triggers_.size() < kKept) return false;
  triggers_.clear();
  places_.clear();
  likenesses_.clear();
  return true;
}

std::size_t EventPairs::trigger(const std::string& word) {
  const auto [found, is_new] = places_.emplace(word, triggers_.size());
  if (is_new) {
    Trigger& made = triggers_.emplace_back();
    made.stem = stem_of(word);
    made.rarity = rarity(made.stem);
    if (vectors_ != nullptr) made.vector = vectors_->of(word);
  }
  return found->second;
}

ComparedEvent EventPairs::compared(const EventTraits& traits) {
  ComparedEvent out;
  out.trigger = trigger(traits.trigger);
  out.type = traits.type.empty() ? 0 : hash_of(traits.type);
  out.factuality = traits.factuality;
  out.says = traits.says;
  out.alike = traits.alike;
  out.around = hashes_of(traits.around);
  out.actors = hashes_of(traits.actors);
  out.recipients = hashes_of(traits.recipients);
  out.speaker = hashes_of(traits.speaker);
  out.around_weights.reserve(traits.around.size());
  for (const std::string& stem : traits.around) {
    const double rare = rarity(stem);
    out.around_weights.push_back(rare * rare);
    out.around_weight += rare * rare;
  }
  return out;
}

float EventPairs::likeness(const Trigger& one, const Trigger& other) {
  if (one.vector.empty() || other.vector.empty()) return one.stem == other.stem ? 1 : 0;
  return product(one.vector, other.vector);
}

double EventPairs::likeness(std::size_t one, std::size_t other) {
  likenesses_.resize(std::max(likenesses_.size(), one + 1));
  std::vector<float>& known = likenesses_[one];
  if (known.size() <= other) {
    known.resize(triggers_.size(), std::numeric_limits<float>::quiet_NaN());
  }
  if (std::isnan(known[other])) known[other] = likeness(triggers_[one], triggers_[other]);
  return known[other];
}

bool EventPairs::comparable(std::size_t one, std::size_t other) {
  return likeness(one, other) >= kLeastLikeness || triggers_[one].stem == triggers_[other].stem;
}

EventPairFeatures EventPairs::features(const ComparedEvent& a, const ComparedEvent& b) {
  EventPairFeatures out = {};
  out[kTriggers] = likeness(a.trigger, b.trigger);
  out[kCloseTriggers] = std::max(0.0, out[kTriggers] - kClose);
  out[kTypesDiffer] = a.type != 0 && b.type != 0 && a.type != b.type ? 1 : 0;
  out[kAround] = cosine_of_words(a, b);
  out[kActors] = share_in_common(a.actors, b.actors);
  out[kRecipients] = share_in_common(a.recipients, b.recipients);
  out[kFactuality] = std::abs(a.factuality - b.factuality) / kFactualityRange;
  out[kBothSay] = a.says && b.says ? 1 : 0;
  out[kOneSays] = a.says != b.says ? 1 : 0;
  out[kSpeakersDiffer] = differ(a.speaker, b.speaker);
  return out;
}

double EventPairs::doubt(const ComparedEvent& one, const ComparedEvent& other) const {
  const auto crowd = [](const ComparedEvent& event) {
    return std::log(std::max(1.0, static_cast<double>(event.alike) / kUsualMentions));
  };
  const double plain = 1 - (triggers_[one.trigger].rarity + triggers_[other.trigger].rarity) / 2;
  const bool saying = one.says && other.says;
  return kCrowdDoubt * (crowd(one) + crowd(other)) + kPlainDoubt * plain +
         (saying ? kSayingDoubt : 0);
}

double EventPairs::chance_of_comparable(const ComparedEvent& one, const ComparedEvent& other) {
  // Fitted to the training part of ECB+ by sayso_training.occurrences.
  constexpr double offset = -5.21;
  constexpr EventPairFeatures weights = {13.42, -11.54, -1.76, 1.28,  0.67,
                                         0.85,  -3.44,  -0.80, -0.57, -2.43};
  const EventPairFeatures values = features(one, other);
  const double odds = std::inner_product(values.begin(), values.end(), weights.begin(), offset);
  return 1 / (1 + std::exp(doubt(one, other) * (1 - values[kAround]) - odds));
}

}  // namespace sayso
