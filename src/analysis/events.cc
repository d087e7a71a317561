#include "analysis/events.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/event_goods.h"
#include "analysis/event_holders.h"
#include "analysis/event_parties.h"
#include "analysis/event_phrases.h"
#include "analysis/event_status.h"
#include "analysis/event_words.h"
#include "analysis/goods.h"
#include "analysis/words.h"
#include "base/ascii.h"

namespace sayso {
namespace {

// How sure the reader must be of an event's type. What has happened to someone is told most
// plainly; what is only planned, asked for or feared stands inside another event more often than
// not, and a bare noun without a party names a kind of event as often as an event. Words that name
// themselves what they are need less.
constexpr float least_of_fact = 0.55F;
constexpr float least_of_other_status = 0.75F;
constexpr float least_without_party = 0.9F;
constexpr float least_of_plain_fact = EventReader::least_chance;
constexpr float least_of_plain_other = 0.6F;
constexpr float least_of_named = 0.5F;  // of what is taken for something else than it says
constexpr float least_of_dyad = 0.35F;  // a fact between two
constexpr float least_of_other_dyad = 0.4F;

// Of what a closed phrase says, of which a reader is less sure.
constexpr double of_phrase = 0.5;

// Of a sentence's events, one that is or was comes before what it asks for, promises or denies.
constexpr double of_no_fact = 0.8;

float least_chance_of(std::string_view text, const Event& event, EventType type) {
  if (names_plainly(lower_ascii(event.trigger.in(text)), type)) {
    return is_fact(event.status) ? least_of_plain_fact : least_of_plain_other;
  }
  if (event.actors.empty() && event.recipients.empty()) return least_without_party;
  const bool between_two = !event.actors.empty() && !event.recipients.empty();
  if (!is_fact(event.status)) return between_two ? least_of_other_dyad : least_of_other_status;
  return between_two ? least_of_dyad : least_of_fact;
}

bool is_denial(std::string_view text, const Attribution& attribution) {
  return attribution.stance == Stance::denies &&
         std::any_of(attribution.cue.begin(), attribution.cue.end(), [&](Span cue) {
           const std::vector<PhraseWord> words = words_in(text, cue);
           return std::any_of(words.begin(), words.end(),
                              [](const PhraseWord& word) { return names_denial(word.lower); });
         });
}

/// Whether goods go in it: then a transfer is plain, whatever the reader makes of the verb.
bool moves_goods(const WordList& words, Event event, Span sentence) {
  if (!names_transfer(lower_ascii(event.trigger.in(words.text())))) return false;
  event.type = EventType::aid;
  const std::vector<Goods> goods = find_goods(words, sentence);
  return !goods.empty() && !goods_of_event(words, goods, event, {event.trigger}).empty();
}

/// "did not respond to a request for comment" is a way of speaking, and no request between parties.
bool is_asking_for_comment(Span trigger, std::span<const Attribution> attributions) {
  return std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& attribution) {
    return attribution.stance == Stance::declines_to_comment &&
           std::any_of(attribution.cue.begin(), attribution.cue.end(),
                       [&](Span cue) { return cue.contains(trigger); });
  });
}

/// What an event is taken for; no type where nothing is sure enough.
struct Typed {
  std::optional<EventType> type;
  double chance = 0;
  bool ruled_out = false;  // "will not allow"
};

/// By the reader where it is sure, or by the words. `event` has its parties and status.
Typed typed_event(const WordList& words, const ReadEvent& found, const Event& event, Span sentence,
                  std::span<const Attribution> attributions) {
  if (is_asking_for_comment(event.trigger, attributions)) return {};
  const std::size_t word = words.from(event.trigger.begin);
  if (const auto yielding = yielding_by_phrase(words, word)) {
    // A promise to yield is one, as the manual has it.
    const bool promised = event.status == EventStatus::planned;
    return {promised ? EventType::agree : *yielding, std::max<double>(found.chance, of_phrase)};
  }
  const auto read = static_cast<EventType>(found.type);
  if (found.chance >= least_chance_of(words.text(), event, read)) return {read, found.chance};
  if (found.chance >= EventReader::least_chance && moves_goods(words, event, sentence)) {
    return {EventType::aid, found.chance};
  }
  if (found.chance >= least_of_named) {
    const auto named = type_named(lower_ascii(event.trigger.in(words.text())));
    if (named) return {named, found.chance};
  }
  if (const auto type = type_by_phrase(words, word)) {
    return {type, std::max<double>(found.chance, of_phrase), is_ruled_out(words, word)};
  }
  return {};
}

/// Two words that are near each other and say the same between the same parties are one event: the
/// surer one carries it. "threatened ... with consequences", "held talks at a meeting".
bool are_one(const WordList& words, const Event& a, const Event& b) {
  constexpr std::size_t near = 6;  // words
  const auto agree = [](const std::vector<Party>& x, const std::vector<Party>& y) {
    return x.empty() || y.empty() || x.front().span.overlaps(y.front().span);
  };
  return a.type && a.type == b.type && agree(a.actors, b.actors) &&
         agree(a.recipients, b.recipients) &&
         words.from(b.trigger.begin) - words.from(a.trigger.begin) <= near &&
         words.text().substr(a.trigger.end, b.trigger.begin - a.trigger.end).find('\n') ==
             std::string_view::npos;
}

/// What is left of an event that another word carries: its trigger says that something is.
void make_predicate(Event& event) {
  event.type.reset();
  event.mode.clear();
  event.contexts.clear();
  event.actors.clear();
  event.recipients.clear();
  event.place.clear();
  event.time.clear();
}

/// Adds `event`, which comes after all of `events`. If it is one with the last that has a type, the
/// less sure of the two becomes a predicate.
void keep(const WordList& words, Event event, std::vector<Event>& events) {
  const auto typed = std::find_if(events.rbegin(), events.rend(),
                                  [](const Event& other) { return other.type.has_value(); });
  if (typed != events.rend() && are_one(words, *typed, event)) {
    make_predicate(typed->score >= event.score ? event : *typed);
  }
  events.push_back(std::move(event));
}

/// The sentence around the trigger; the trigger itself where no sentence holds it.
Span sentence_of(Span trigger, const std::vector<Span>& sentences) {
  const std::size_t i = first_ending_behind(sentences, trigger.begin);
  return i < sentences.size() && sentences[i].contains(trigger) ? sentences[i] : trigger;
}

/// What goes takes no part.
void drop_goods(const std::vector<Goods>& goods, std::vector<Party>& parties) {
  std::erase_if(parties, [&](const Party& party) {
    return std::any_of(goods.begin(), goods.end(),
                       [&](const Goods& each) { return each.span.overlaps(party.span); });
  });
}

// Goods behind a predicate this sure are that one's.
constexpr double least_of_predicate = 0.5;

/// Sets the goods of events; those of one sentence stand together, in reading order.
void add_goods(const WordList& words, const std::vector<Span>& sentences,
               std::vector<Event>& events) {
  for (std::size_t first = 0; first < events.size();) {
    const Span sentence = sentence_of(events[first].trigger, sentences);
    std::vector<Span> triggers;
    std::size_t last = first;
    bool typed = false;
    for (; last < events.size() && sentence.contains(events[last].trigger); ++last) {
      const bool counts = events[last].type || events[last].score >= least_of_predicate;
      if (counts) triggers.push_back(events[last].trigger);
      typed = typed || events[last].type;
    }
    if (typed) {
      const std::vector<Goods> goods = find_goods(words, sentence);
      for (std::size_t i = first; i < last && !goods.empty(); ++i) {
        events[i].goods = goods_of_event(words, goods, events[i], triggers);
        drop_goods(events[i].goods, events[i].actors);
        drop_goods(events[i].goods, events[i].recipients);
      }
    }
    first = last;
  }
}

}  // namespace

std::vector<Event> find_events(const WordList& words, std::span<const Piece> pieces,
                               std::span<const ReadEvent> read, const Analysis& analysis,
                               std::span<const LinkedMention> mentions) {
  const std::string_view text = words.text();
  std::vector<Event> events;
  events.reserve(read.size());
  for (const ReadEvent& found : read) {
    Event event;
    event.trigger = span_of(pieces, found.trigger);
    event.factuality = found.factuality;
    event.status = status_of(words, event.trigger, found.status, event.factuality);
    const Attribution* const holder = innermost_holder(event.trigger, analysis.attributions);
    if (holder != nullptr && is_denial(text, *holder)) event.status = EventStatus::denied;
    event.actors = parties_of(text, spans_of(pieces, found.actors), analysis.entities, mentions);
    event.recipients =
        parties_of(text, spans_of(pieces, found.recipients), analysis.entities, mentions);
    const Span sentence = sentence_of(event.trigger, analysis.sentences);
    const Typed typed = typed_event(words, found, event, sentence, analysis.attributions);
    if (typed.ruled_out) event.status = EventStatus::happened;
    if (typed.type) {
      event.type = typed.type;
      event.mode = typed.type == static_cast<EventType>(found.type) ? found.mode : "";
      event.contexts.assign(found.contexts.begin(), found.contexts.end());
      event.place = place_of(words, event, sentence, analysis.entities, mentions);
      event.time = time_of(event, sentence, analysis.times);
      event.score = is_fact(event.status) ? typed.chance : of_no_fact * typed.chance;
      if (typed.type == EventType::aid || names_transfer(lower_ascii(event.trigger.in(text)))) {
        complete_transfer(words, sentence, analysis.entities, mentions, event);
      }
    } else if (found.predicate >= EventReader::least_predicate) {
      make_predicate(event);
      event.score = found.predicate;
    } else {
      continue;
    }
    event.holders = holders_of(event, analysis.attributions);
    keep(words, std::move(event), events);
  }
  for (std::size_t i = 0; i < events.size(); ++i) events[i].id = "v" + std::to_string(i + 1);
  add_goods(words, analysis.sentences, events);
  return events;
}

}  // namespace sayso
