#include "analysis/event_status.h"

#include <algorithm>
#include <optional>

namespace sayso {
namespace {

constexpr std::size_t reach = 6;  // words before the trigger that are looked at

bool is_fact(EventStatus status) {
  return status == EventStatus::happened || status == EventStatus::ongoing;
}

/// What may stand between an auxiliary and its verb.
bool is_between(const WordList& words, std::size_t i) {
  return words[i].lower.ends_with("ly") ||
         words.is(i, {"be", "been", "being", "have", "has", "had", "get", "also", "soon", "still",
                      "again", "ever", "even", "now", "then"});
}

/// What the words that govern the trigger make of it; nothing where there are none.
std::optional<EventStatus> governed(const WordList& words, std::size_t trigger) {
  bool negated = false;
  const auto unless_negated = [&](EventStatus status) {
    return negated ? EventStatus::denied : status;
  };
  for (std::size_t i = trigger; i-- > 0 && trigger - i <= reach && words.flows(i);) {
    const std::string& word = words[i].lower;
    if (words.is(i, {"may", "might"})) return EventStatus::hypothetical;
    if (words.is(i, {"cannot", "won't"})) return EventStatus::denied;
    if (words.is(i, {"will", "shall"}) || word.ends_with("'ll")) {
      return unless_negated(EventStatus::planned);
    }
    if (words.is(i, {"could", "would", "should", "can", "must"}) || word.ends_with("'d")) {
      return unless_negated(EventStatus::hypothetical);
    }
    if (word.ends_with("n't") || words.is(i, {"never", "not"})) {
      negated = true;
    } else if (!is_between(words, i)) {
      break;
    }
  }
  return negated ? std::optional(EventStatus::denied) : std::nullopt;
}

}  // namespace

EventStatus status_of(const WordList& words, Span trigger,
                      const std::array<float, event_statuses_read>& probabilities,
                      double factuality) {
  // A fact that the author rather doubts is none.
  constexpr double least_of_fact = 0.5;
  constexpr double most_of_denied = -1;
  const auto likeliest = std::max_element(probabilities.begin(), probabilities.end());
  auto status = static_cast<EventStatus>(likeliest - probabilities.begin());
  if (!is_fact(status)) return status;
  if (const auto by_words = governed(words, words.from(trigger.begin))) return *by_words;
  if (factuality >= least_of_fact) return status;
  // The likeliest of the rest, or what the value says where none of them is likely.
  status = factuality < most_of_denied ? EventStatus::denied : EventStatus::hypothetical;
  float best = 0.2F;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const auto other = static_cast<EventStatus>(i);
    if (!is_fact(other) && probabilities[i] > best) {
      best = probabilities[i];
      status = other;
    }
  }
  return status;
}

}  // namespace sayso
