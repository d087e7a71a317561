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

using Stems = std::vector<std::string>;

/// From 0 (in nearly every report) to 1.
double rarity(const std::string& stem) {
  return std::log(common_share(stem)) / std::log(rare_share());
}

bool has(const Stems& stems, const std::string& stem) {
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}

double share_in_common(const Stems& one, const Stems& other) {
  if (one.empty() || other.empty()) return 0;
  const auto common = std::count_if(one.begin(), one.end(),
                                    [&](const std::string& stem) { return has(other, stem); });
  return static_cast<double>(common) / static_cast<double>(std::min(one.size(), other.size()));
}

double differ(const Stems& one, const Stems& other) {
  return !one.empty() && !other.empty() && share_in_common(one, other) == 0 ? 1 : 0;
}

double cosine_of_words(const ComparedEvent& one, const ComparedEvent& other) {
  double common = 0;
  for (std::size_t i = 0; i < one.traits.around.size(); ++i) {
    if (has(other.traits.around, one.traits.around[i])) common += one.around_weights[i];
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

void EventPairs::forget_many() {
  constexpr std::size_t kKept = 3000;
  if (triggers_.size() < kKept) return;
  triggers_.clear();
  places_.clear();
  likenesses_.clear();
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

ComparedEvent EventPairs::compared(EventTraits traits) {
  ComparedEvent out;
  out.traits = std::move(traits);
  out.trigger = trigger(out.traits.trigger);
  out.around_weights.reserve(out.traits.around.size());
  for (const std::string& stem : out.traits.around) {
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

bool EventPairs::comparable(const ComparedEvent& one, const ComparedEvent& other) {
  return likeness(one.trigger, other.trigger) >= kLeastLikeness ||
         triggers_[one.trigger].stem == triggers_[other.trigger].stem;
}

EventPairFeatures EventPairs::features(const ComparedEvent& one, const ComparedEvent& other) {
  const EventTraits& a = one.traits;
  const EventTraits& b = other.traits;
  EventPairFeatures out = {};
  out[kTriggers] = likeness(one.trigger, other.trigger);
  out[kCloseTriggers] = std::max(0.0, out[kTriggers] - kClose);
  out[kTypesDiffer] = !a.type.empty() && !b.type.empty() && a.type != b.type ? 1 : 0;
  out[kAround] = cosine_of_words(one, other);
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
    return std::log(std::max(1.0, static_cast<double>(event.traits.alike) / kUsualMentions));
  };
  const double plain = 1 - (triggers_[one.trigger].rarity + triggers_[other.trigger].rarity) / 2;
  const bool saying = one.traits.says && other.traits.says;
  return kCrowdDoubt * (crowd(one) + crowd(other)) + kPlainDoubt * plain +
         (saying ? kSayingDoubt : 0);
}

double EventPairs::chance(const ComparedEvent& one, const ComparedEvent& other) {
  if (!comparable(one, other)) return 0;
  // Fitted to the training part of ECB+ by sayso_training.occurrences.
  constexpr double offset = -5.21;
  constexpr EventPairFeatures weights = {13.42, -11.54, -1.76, 1.28,  0.67,
                                         0.85,  -3.44,  -0.80, -0.57, -2.43};
  const EventPairFeatures values = features(one, other);
  const double odds = std::inner_product(values.begin(), values.end(), weights.begin(), offset);
  return 1 / (1 + std::exp(doubt(one, other) * (1 - values[kAround]) - odds));
}

}  // namespace sayso
