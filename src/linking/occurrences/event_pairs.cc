#include "linking/occurrences/event_pairs.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "linking/stories/document_words.h"

namespace sayso {
namespace {

constexpr double kLeastLikeness = 0.25;  // of triggers; below it hardly any pair is one happening
constexpr double kClose = 0.4;
constexpr double kFactualityRange = 6;

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

double cosine_of_words(const Stems& one, const Stems& other) {
  const auto squares = [](const Stems& stems) {
    double sum = 0;
    for (const std::string& stem : stems) sum += rarity(stem) * rarity(stem);
    return sum;
  };
  double common = 0;
  for (const std::string& stem : one) {
    if (has(other, stem)) common += rarity(stem) * rarity(stem);
  }
  return common == 0 ? 0 : common / std::sqrt(squares(one) * squares(other));
}

}  // namespace

const EventPairs::Trigger& EventPairs::trigger(const std::string& word) {
  const auto found = triggers_.find(word);
  if (found != triggers_.end()) return found->second;
  Trigger made = {stem_of(word), {}};
  if (vectors_ != nullptr) made.vector = vectors_->of(word);
  return triggers_.emplace(word, std::move(made)).first->second;
}

double EventPairs::likeness(const Trigger& one, const Trigger& other) {
  if (one.vector.empty() || other.vector.empty()) return one.stem == other.stem ? 1 : 0;
  return std::inner_product(one.vector.begin(), one.vector.end(), other.vector.begin(), 0.0F);
}

bool EventPairs::comparable(const OccurrenceMember& one, const OccurrenceMember& other) {
  const Trigger& a = trigger(one.traits.trigger);
  const Trigger& b = trigger(other.traits.trigger);
  return a.stem == b.stem || likeness(a, b) >= kLeastLikeness;
}

EventPairFeatures EventPairs::features(const OccurrenceMember& one, const OccurrenceMember& other) {
  const EventTraits& a = one.traits;
  const EventTraits& b = other.traits;
  const Trigger& trigger_a = trigger(a.trigger);
  const Trigger& trigger_b = trigger(b.trigger);
  EventPairFeatures out = {};
  out[kTriggers] = likeness(trigger_a, trigger_b);
  out[kCloseTriggers] = std::max(0.0, out[kTriggers] - kClose);
  out[kSameStem] = trigger_a.stem == trigger_b.stem ? 1 : 0;
  out[kPlainTriggers] = 1 - (rarity(trigger_a.stem) + rarity(trigger_b.stem)) / 2;
  out[kTypesDiffer] = !a.type.empty() && !b.type.empty() && a.type != b.type ? 1 : 0;
  out[kOneType] = a.type.empty() != b.type.empty() ? 1 : 0;
  out[kAround] = cosine_of_words(a.around, b.around);
  out[kAroundSameStem] = out[kSameStem] * out[kAround];
  out[kActors] = share_in_common(a.actors, b.actors);
  out[kActorsDiffer] = differ(a.actors, b.actors);
  out[kRecipients] = share_in_common(a.recipients, b.recipients);
  out[kRecipientsDiffer] = differ(a.recipients, b.recipients);
  out[kFactuality] = std::abs(a.factuality - b.factuality) / kFactualityRange;
  out[kOneDocument] = one.document == other.document ? 1 : 0;
  out[kBothSay] = a.says && b.says ? 1 : 0;
  out[kOneSays] = a.says != b.says ? 1 : 0;
  out[kSpeakers] = share_in_common(a.speaker, b.speaker);
  out[kSpeakersDiffer] = differ(a.speaker, b.speaker);
  return out;
}

double EventPairs::chance(const OccurrenceMember& one, const OccurrenceMember& other) {
  if (!comparable(one, other)) return 0;
  // Fitted to the training part of ECB+ by sayso_training.occurrences.
  constexpr double offset = -3.65;
  constexpr EventPairFeatures weights = {9, -4, 0, 2.9,  -2.1, -.3, 3, 1, 1,
                                         0, .8, 0, -2.5, 0,    0,   0, 1, -2};
  const EventPairFeatures values = features(one, other);
  const double odds = std::inner_product(values.begin(), values.end(), weights.begin(), offset);
  return 1 / (1 + std::exp(-odds));
}

}  // namespace sayso
