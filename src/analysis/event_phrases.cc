#include "analysis/event_phrases.h"

#include "analysis/words.h"

namespace sayso {
namespace {

/// Whether one of `terms` is among the `reach` words before word `at`, on its line and with no mark
/// between.
bool stands_before(const WordList& words, std::size_t at, std::size_t reach, Terms terms) {
  for (std::size_t i = at; i-- > 0 && at - i <= reach && words.flows(i);) {
    if (words.is(i, terms)) return true;
  }
  return false;
}

bool follows(const WordList& words, std::size_t at, Terms terms) {
  return at + 1 < words.size() && words.flows(at) && words.is(at + 1, terms);
}

/// Whether one of `terms` is among the `reach` words behind word `at`, in the same way.
bool stands_behind(const WordList& words, std::size_t at, std::size_t reach, Terms terms) {
  for (std::size_t i = at; i + 1 < words.size() && i - at < reach && words.flows(i);) {
    if (words.is(++i, terms)) return true;
  }
  return false;
}

/// "There will be consequences for Orvia", "face repercussions if it does".
bool is_consequence_held_out(const WordList& words, std::size_t at) {
  if (!words.is(at, {"consequences", "repercussions"})) return false;
  if (follows(words, at, {"if", "should", "unless"})) return true;
  if (follows(words, at, {"in"}) && follows(words, at + 1, {"case"})) return true;
  return follows(words, at, {"for"}) &&
         stands_before(words, at, 4, {"be", "face", "faces", "bear"});
}

/// "cautioned Keld", "to caution Orvia that": somebody is warned, in the active voice.
bool is_caution(const WordList& words, std::size_t at) {
  if (words.is(at, {"cautioned", "cautions", "cautioning"})) {
    return follows(words, at, {"that", "against"}) ||
           (at + 1 < words.size() && words.flows(at) && words[at + 1].capital);
  }
  return words.is(at, {"caution"}) && at > 0 && words.is(at - 1, {"to", "will", "would"});
}

bool is_meeting(const WordList& words, std::size_t at) {
  if (words.is(at, {"sit-down", "sit-downs"})) {
    return !follows(words, at, {"strike", "strikes", "protest", "protests", "demonstration"});
  }
  return words.is(at, {"gathering", "gatherings", "meeting", "meetings", "talks", "summit"}) &&
         stands_before(words, at, 2, {"upcoming", "forthcoming", "scheduled", "planned"});
}

/// "a strong vote in the General Assembly", "get more than 130 votes".
bool is_vote(const WordList& words, std::size_t at) {
  if (words.is(at, {"vote", "votes"}) && follows(words, at, {"in", "at"})) {
    return stands_before(words, at, 3, {"a", "an", "the"});
  }
  return words.is(at, {"votes"}) &&
         stands_before(words, at, 5, {"get", "gets", "got", "win", "wins", "won", "secured"});
}

}  // namespace

bool is_ruled_out(const WordList& words, std::size_t trigger) {
  if (!words.is(trigger, {"allow", "permit", "tolerate"}) &&
      !(words.is(trigger, {"stand", "sit"}) && follows(words, trigger, {"by", "idly"}))) {
    return false;
  }
  if (trigger == 0 || !words.flows(trigger - 1)) return false;
  if (words.is(trigger - 1, {"won't"})) return true;
  return trigger > 1 && words.flows(trigger - 2) && words.is(trigger - 1, {"not", "never"}) &&
         words.is(trigger - 2, {"will", "shall"});
}

std::optional<EventType> yielding_by_phrase(const WordList& words, std::size_t trigger) {
  constexpr std::size_t object = 5;  // words of it that are looked at
  if (words.is(trigger, {"call", "calls", "called", "calling"}) &&
      follows(words, trigger, {"off"}) &&
      stands_behind(words, trigger + 1, object,
                    {"strike", "strikes", "protest", "protests", "rally", "rallies", "boycott",
                     "blockade", "siege", "offensive", "demonstration", "demonstrations"})) {
    return EventType::concede;
  }
  if (words.is(trigger, {"back", "backs", "backed", "backing"}) &&
      follows(words, trigger, {"down"})) {
    return EventType::concede;
  }
  if (words.is(trigger, {"lay", "lays", "laid", "laying"}) && follows(words, trigger, {"down"}) &&
      stands_behind(words, trigger + 1, object, {"arms", "weapons", "guns"})) {
    return EventType::retreat;
  }
  if (words.is(trigger,
               {"announce", "announces", "announced", "declare", "declares", "declared"}) &&
      stands_behind(words, trigger, object, {"ceasefire", "cease-fire", "truce"})) {
    return EventType::retreat;
  }
  if (words.is(trigger,
               {"reduce", "reduces", "reduced", "ease", "eases", "eased", "cut", "cuts"}) &&
      stands_behind(words, trigger, 2, {"tariffs", "sanctions", "curbs", "restrictions"})) {
    return EventType::concede;
  }
  return std::nullopt;
}

std::optional<EventType> type_by_phrase(const WordList& words, std::size_t trigger) {
  if (trigger == words.size()) return std::nullopt;
  if (is_ruled_out(words, trigger)) {
    return stands_before(words, trigger, 3, {"we", "i"}) ? EventType::threaten : EventType::reject;
  }
  if (is_consequence_held_out(words, trigger) || is_caution(words, trigger)) {
    return EventType::threaten;
  }
  if (words.is(trigger, {"heard"}) && trigger > 0 && words.is(trigger - 1, {"never"}) &&
      follows(words, trigger, {"of"})) {
    return EventType::reject;
  }
  if (is_meeting(words, trigger)) return EventType::consult;
  if (is_vote(words, trigger)) return EventType::support;
  return std::nullopt;
}

}  // namespace sayso
