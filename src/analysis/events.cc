#include "analysis/events.h"

#include <algorithm>
#include <string>

#include "analysis/event_goods.h"
#include "analysis/event_holders.h"
#include "analysis/event_parties.h"
#include "analysis/event_status.h"
#include "analysis/event_words.h"
#include "analysis/goods.h"
#include "base/ascii.h"

namespace sayso {
namespace {

Span span_of(std::span<const Piece> pieces, PieceRange range) {
  return {pieces[range.begin].span.begin, pieces[range.end - 1].span.end};
}

Spans spans_of(std::span<const Piece> pieces, const std::vector<PieceRange>& ranges) {
  Spans spans;
  for (const PieceRange range : ranges) spans.push_back(span_of(pieces, range));
  return spans;
}

// How sure the reader must be of an event's type. What has happened to someone is told most
// plainly; what is only planned, asked for or feared stands inside another event more often than
// not, and a bare noun without a party names a kind of event as often as an event. Words that name
// themselves what they are need less.
constexpr float least_of_fact = 0.5F;
constexpr float least_of_other_status = 0.85F;
constexpr float least_without_party = 0.9F;
constexpr float least_of_plain_fact = EventReader::least_chance;
constexpr float least_of_plain_other = 0.6F;
constexpr float least_of_dyad = 0.35F;  // a fact between two

float least_chance_of(std::string_view text, const Event& event, EventType type) {
  const bool is_fact =
      event.status == EventStatus::happened || event.status == EventStatus::ongoing;
  if (names_plainly(lower_ascii(event.trigger.in(text)), type)) {
    return is_fact ? least_of_plain_fact : least_of_plain_other;
  }
  if (event.actors.empty() && event.recipients.empty()) return least_without_party;
  if (!is_fact) return least_of_other_status;
  return event.actors.empty() || event.recipients.empty() ? least_of_fact : least_of_dyad;
}

/// The sentence around the trigger; the trigger itself where no sentence holds it.
Span sentence_of(Span trigger, const std::vector<Span>& sentences) {
  const auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                             [&](Span s) { return s.end <= trigger.begin; });
  return sentence != sentences.end() && sentence->contains(trigger) ? *sentence : trigger;
}

/// Sets the goods of events; those of one sentence stand together, in reading order.
void add_goods(const WordList& words, const std::vector<Span>& sentences,
               std::vector<Event>& events) {
  for (std::size_t first = 0; first < events.size();) {
    const Span sentence = sentence_of(events[first].trigger, sentences);
    std::vector<Span> triggers;
    std::size_t last = first;
    bool typed = false;
    for (; last < events.size() && sentence.contains(events[last].trigger); ++last) {
      triggers.push_back(events[last].trigger);
      typed = typed || events[last].type;
    }
    if (typed) {
      const std::vector<Goods> goods = find_goods(words, sentence);
      for (std::size_t i = first; i < last && !goods.empty(); ++i) {
        events[i].goods = goods_of_event(words, goods, events[i], triggers);
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
    if (holder != nullptr && holder->stance == Stance::denies) event.status = EventStatus::denied;
    event.actors = parties_of(text, spans_of(pieces, found.actors), analysis.entities, mentions);
    event.recipients =
        parties_of(text, spans_of(pieces, found.recipients), analysis.entities, mentions);
    const auto type = static_cast<EventType>(found.type);
    if (found.chance >= least_chance_of(text, event, type)) {
      const Span sentence = sentence_of(event.trigger, analysis.sentences);
      event.type = type;
      event.mode = found.mode;
      event.contexts.assign(found.contexts.begin(), found.contexts.end());
      event.place = place_of(text, event, sentence, analysis.entities, mentions);
      event.time = time_of(event, sentence, analysis.times);
      event.score = found.chance;
    } else if (found.predicate >= EventReader::least_predicate) {
      event.actors.clear();
      event.recipients.clear();
      event.score = found.predicate;
    } else {
      continue;
    }
    event.holders = holders_of(event, analysis.attributions);
    event.id = "v" + std::to_string(events.size() + 1);
    events.push_back(std::move(event));
  }
  add_goods(words, analysis.sentences, events);
  return events;
}

}  // namespace sayso
