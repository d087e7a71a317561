#include "analysis/event_status.h"

#include <algorithm>
#include <optional>

#include "analysis/words.h"

namespace sayso {
namespace {

constexpr std::size_t reach = 6;  // words before the trigger that are looked at

/// What may stand between an event and the word that governs it.
bool is_between(const WordList& words, std::size_t i) {
  return words[i].lower.ends_with("ly") || words.is(
                                               i,
                                               {"be",   "been",  "being", "have",  "has",   "had",
                                                "get",  "also",  "soon",  "still", "again", "ever",
                                                "even", "now",   "then",  "a",     "an",    "the",
                                                "its",  "their", "his",   "her",   "any",   "such",
                                                "of",   "new",   "about", "or",    "in",    "way",
                                                "heard"});  // "not in any way", "never heard of"
}

/// What a verb makes of the infinitive behind it: "prepares to attack".
std::optional<EventStatus> by_verb_before_to(const WordList& words, std::size_t verb) {
  const std::string& word = words[verb].lower;
  if (word == "yet" || begins_with_one_of(word, Terms{"refus", "declin", "fail", "unwilling"})) {
    return EventStatus::denied;
  }
  if (begins_with_one_of(word, Terms{"threat"})) return EventStatus::threatened;
  if (begins_with_one_of(word, Terms{"plan", "prepar", "intend", "schedul", "expect", "vow",
                                     "pledg", "promis", "agree"}) ||
      words.is(verb, {"set", "due", "ready", "about", "going", "is", "are", "was", "were"})) {
    return EventStatus::planned;
  }
  if (begins_with_one_of(word, Terms{"hop", "want", "willing", "seek", "aim", "consider", "look",
                                     "attempt", "unable"})) {
    return EventStatus::considered;
  }
  // "urged the government of Orvia to withdraw"
  constexpr std::size_t longest = 6;
  for (std::size_t i = verb + 1; i-- > 0 && verb - i < longest;) {
    if (begins_with_one_of(words[i].lower, Terms{"urg", "ask", "call", "demand", "told", "tell",
                                                 "order", "request", "press", "appeal"})) {
      return EventStatus::requested;
    }
    if (i > 0 && !words.flows(i - 1)) break;
  }
  return std::nullopt;
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
    if (words.is(i, {"cannot", "won't", "neither", "nor", "without"})) return EventStatus::denied;
    if (words.is(i, {"will", "shall"}) || word.ends_with("'ll")) {
      const bool is_open = i > 1 && (words.is(i - 1, {"whether"}) || words.is(i - 2, {"whether"}));
      return is_open ? EventStatus::hypothetical : unless_negated(EventStatus::planned);
    }
    if (words.is(i, {"could", "would", "should", "can", "must"}) || word.ends_with("'d")) {
      return unless_negated(EventStatus::hypothetical);
    }
    if (words.is(i, {"possible", "potential", "feared", "whether"})) {
      return EventStatus::hypothetical;
    }
    if (words.is(i, {"upcoming", "forthcoming", "planned"})) return EventStatus::planned;
    if (begins_with_one_of(word, Terms{"consider", "weigh", "mull", "explor", "contemplat"})) {
      return EventStatus::considered;
    }
    if (i == 0) break;
    if (word == "to") return by_verb_before_to(words, i - 1);
    if (word == "from") {
      if (begins_with_one_of(words[i - 1].lower, Terms{"refrain", "abstain"})) {
        return EventStatus::denied;
      }
      break;
    }
    if (word.ends_with("n't") || words.is(i, {"never", "not"})) {
      negated = true;
    } else if (!is_between(words, i)) {
      break;
    }
  }
  return negated ? std::optional(EventStatus::denied) : std::nullopt;
}

/// "warned Keld against arms for the rebels": whether a warning stands before "against".
bool is_warned(const WordList& words, std::size_t against) {
  constexpr std::size_t longest = 4;
  for (std::size_t i = against; i-- > 0 && against - i <= longest && words.flows(i);) {
    if (begins_with_one_of(words[i].lower, Terms{"warn", "caution"})) return true;
  }
  return false;
}

/// What stands before a noun with words of its own makes of it: "the possible Orvian arms
/// transfer", "weighs a new arms request".
std::optional<EventStatus> by_noun_phrase(const WordList& words, std::size_t trigger) {
  constexpr std::size_t longest = 4;
  for (std::size_t i = trigger; i-- > 0 && trigger - i <= longest && words.flows(i);) {
    if (words.is(i, {"possible", "potential", "feared"})) return EventStatus::hypothetical;
    if (words.is(i, {"upcoming", "forthcoming", "scheduled"})) return EventStatus::planned;
    if (begins_with_one_of(words[i].lower, Terms{"consider", "weigh", "mull", "contemplat"})) {
      return EventStatus::considered;
    }
    if (words.is(i, {"show", "express", "signal", "send", "voice", "hold", "take", "give"})) {
      return governed(words, i);  // "will show broad opposition"
    }
    if (words.is(i, {"against"}) && is_warned(words, i)) return EventStatus::hypothetical;
    if (words.is(i, {"of", "to", "and", "that"}) || words[i].lower.ends_with("ed")) break;
  }
  return std::nullopt;
}

/// "backing a resolution demanding that": what a text that is not adopted yet would do.
bool is_drafted(const WordList& words, std::size_t trigger) {
  if (trigger == 0 || trigger == words.size() || !words[trigger].lower.ends_with("ing")) {
    return false;
  }
  if (!words.is(trigger - 1, {"resolution", "draft", "bill", "motion", "amendment", "proposal"})) {
    return false;
  }
  constexpr std::size_t longest = 4;
  for (std::size_t i = trigger - 1; i-- > 0 && trigger - i <= longest + 1 && words.flows(i);) {
    if (begins_with_one_of(words[i].lower, Terms{"back", "draft", "propos", "sponsor", "circulat",
                                                 "prepar", "consider", "debat"})) {
      return true;
    }
  }
  return false;
}

/// "A strong vote in the assembly will send a signal": what "will" says of an event that nothing
/// has spoken of before holds of the event.
bool is_subject_to_come(const WordList& words, std::size_t trigger) {
  constexpr std::size_t most_before = 3;
  constexpr std::size_t most_behind = 6;
  bool is_new = false;
  for (std::size_t i = trigger; i-- > 0 && trigger - i <= most_before && words.flows(i);) {
    if (words.is(i, {"a", "an", "any"})) is_new = i == 0 || !words.flows(i - 1);
  }
  if (!is_new) return false;
  for (std::size_t i = trigger;
       i + 1 < words.size() && i - trigger < most_behind && words.flows(i);) {
    if (words.is(++i, {"will", "would"})) return true;
  }
  return false;
}

/// "Sending arms would be a mistake": a deed that is only weighed.
bool is_weighed(const WordList& words, std::size_t trigger) {
  constexpr std::size_t longest = 8;
  if (trigger == words.size() || !words[trigger].lower.ends_with("ing")) return false;
  for (std::size_t i = trigger; i + 1 < words.size() && i - trigger < longest && words.flows(i);) {
    if (words.is(++i, {"would", "could", "might"})) return true;
  }
  return false;
}

/// Whether closed words count for more than what was read, where that is no fact.
bool overrules(EventStatus by_words, EventStatus read) {
  if (read == EventStatus::requested || read == EventStatus::threatened) return false;
  if (by_words == EventStatus::planned) return false;  // "if attacked, it will answer"
  if (by_words != EventStatus::hypothetical) return true;
  return read == EventStatus::planned || read == EventStatus::denied;
}

/// "ahead of Friday's meeting": what comes after is still to come.
bool is_ahead(const WordList& words, std::size_t trigger) {
  constexpr std::size_t longest = 8;  // words of a noun phrase
  for (std::size_t i = trigger; i-- > 1 && trigger - i <= longest && words.flows(i);) {
    if (words.is(i, {"of"}) && words.is(i - 1, {"ahead"})) return true;
  }
  return false;
}

}  // namespace

EventStatus status_of(const WordList& words, Span trigger,
                      const std::array<float, event_statuses_read>& probabilities,
                      double factuality) {
  constexpr double sure = 1;  // least of what two readings of a fact add up to
  constexpr double of_factuality = 0.25;
  constexpr double most_of_denied = -1;
  const auto likeliest = std::max_element(probabilities.begin(), probabilities.end());
  auto status = static_cast<EventStatus>(likeliest - probabilities.begin());
  const std::size_t word = words.from(trigger.begin);
  auto governor = governed(words, word);
  if (!governor) governor = by_noun_phrase(words, word);
  if (governor && (is_fact(status) || overrules(*governor, status))) return *governor;
  if (!is_fact(status)) return status;
  if (is_ahead(words, word) || is_drafted(words, word) || is_subject_to_come(words, word)) {
    return EventStatus::planned;
  }
  if (is_weighed(words, word)) return EventStatus::hypothetical;
  // What has happened is seen by two readers, who learnt from different texts; one of them may be
  // less sure where the other is.
  const double fact = probabilities[static_cast<std::size_t>(EventStatus::happened)] +
                      probabilities[static_cast<std::size_t>(EventStatus::ongoing)];
  if (fact + of_factuality * factuality >= sure) return status;
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
