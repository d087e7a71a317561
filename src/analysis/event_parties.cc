#include "analysis/event_parties.h"

#include <algorithm>
#include <array>

#include "analysis/words.h"
#include "base/ascii.h"

namespace sayso {
namespace {

std::string_view trimmed_gap(std::string_view text, std::uint32_t from, std::uint32_t to) {
  return from < to ? trim_white(text.substr(from, to - from)) : std::string_view();
}

/// Without punctuation and white space at the ends, but for the dot of "U.S.".
Span without_edges(std::string_view text, Span span) {
  const auto is_edge = [&](std::uint32_t at) {
    return std::string_view(" \t\n,;:.!?()[]\"'-").find(text[at]) != std::string_view::npos;
  };
  while (!span.empty() && is_edge(span.begin)) ++span.begin;
  while (!span.empty() && is_edge(span.end - 1)) {
    const bool abbreviates =
        text[span.end - 1] == '.' && span.size() > 2 && text[span.end - 3] == '.';
    if (abbreviates) break;
    --span.end;
  }
  return span;
}

/// Parts that the reader left apart though only "of" or a stroke of punctuation is between them.
Spans joined(std::string_view text, const Spans& read) {
  constexpr std::array<std::string_view, 7> joins = {"", "of", "of the", "'", "-", "’", "."};
  Spans out;
  for (const Span span : read) {
    if (!out.empty() && out.back().end <= span.begin &&
        is_one_of(trimmed_gap(text, out.back().end, span.begin), joins)) {
      out.back().end = span.end;
    } else {
      out.push_back(span);
    }
  }
  return out;
}

/// With all of the names that it holds a part of.
Span with_whole_names(Span span, std::span<const LinkedMention> mentions) {
  for (const LinkedMention& mention : mentions) {
    if (mention.name && mention.span.overlaps(span)) {
      span.begin = std::min(span.begin, mention.span.begin);
      span.end = std::max(span.end, mention.span.end);
    }
  }
  return span;
}

/// Whether nothing but what opens a phrase is in it: "a", "Ms", "the three".
bool is_opening(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 22> openers = {
      "in",   "on",   "at",    "of",    "to", "by", "for", "with", "a",   "an",    "the",
      "this", "that", "these", "those", "ms", "mr", "mrs", "dr",   "two", "three", "several"};
  const std::vector<PhraseWord> words = words_in(text, span);
  return std::all_of(words.begin(), words.end(),
                     [&](const PhraseWord& word) { return is_one_of(word.lower, openers); });
}

/// An opening goes on to the end of the mention that it stands in or before; empty where there is
/// none.
Span opened(std::string_view text, Span span, std::span<const LinkedMention> mentions) {
  for (const LinkedMention& mention : mentions) {
    const bool goes_on =
        mention.span.end > span.end &&
        (mention.span.contains(span) || (mention.span.begin >= span.end &&
                                         trimmed_gap(text, span.end, mention.span.begin).empty()));
    if (goes_on) return {std::min(span.begin, mention.span.begin), mention.span.end};
  }
  return {};
}

/// "Norland and Sorvia" as two, where both are names.
void split_coordinated(std::string_view text, Span span, std::span<const LinkedMention> mentions,
                       Spans& out) {
  constexpr std::array<std::string_view, 5> between = {"and", ",", ", and", "or", "&"};
  const LinkedMention* before = nullptr;
  for (const LinkedMention& mention : mentions) {
    if (!mention.name || !span.contains(mention.span)) continue;
    if (before != nullptr && before->entity != mention.entity &&
        is_one_of(trimmed_gap(text, before->span.end, mention.span.begin), between)) {
      out.push_back({span.begin, before->span.end});
      span.begin = mention.span.begin;
    }
    before = &mention;
  }
  out.push_back(span);
}

/// The mention that a party is: the longest inside it, or the one that it is the end of.
const LinkedMention* mention_of(Span party, std::span<const LinkedMention> mentions) {
  const LinkedMention* best = nullptr;
  for (const LinkedMention& mention : mentions) {
    const bool fits = party.contains(mention.span) ||
                      (mention.span.contains(party) && mention.span.end == party.end);
    // What ends where the party does is its head.
    const auto rank = [&](const LinkedMention& m) {
      return std::pair(m.span.end == party.end, m.span.size());
    };
    if (fits && (best == nullptr || rank(mention) > rank(*best))) best = &mention;
  }
  return best;
}

bool takes_part(const Event& event, Span span) {
  const auto overlaps = [&](const Party& party) { return party.span.overlaps(span); };
  return std::any_of(event.actors.begin(), event.actors.end(), overlaps) ||
         std::any_of(event.recipients.begin(), event.recipients.end(), overlaps);
}

/// Whether one of `terms` stands right before a mention.
bool stands_behind(const WordList& words, const LinkedMention& mention, Terms terms,
                   bool over_article = false) {
  std::size_t i = words.from(mention.span.begin);
  if (over_article && i > 0 && words.flows(i - 1) && words.is(i - 1, {"the"})) --i;
  return i > 0 && words.flows(i - 1) && words.is(i - 1, terms);
}

/// "in Marhaven": where a party is, read as one.
bool says_where(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 5> places = {"in", "at", "near", "inside", "outside"};
  const std::vector<PhraseWord> words = words_in(text, span);
  return !words.empty() && is_one_of(words.front().lower, places);
}

}  // namespace

std::vector<Party> parties_of(std::string_view text, const Spans& read,
                              std::span<const Entity> entities,
                              std::span<const LinkedMention> mentions) {
  Spans spans;
  for (const Span span : joined(text, read)) {
    Span whole = with_whole_names(without_edges(text, span), mentions);
    if (says_where(text, whole)) continue;
    if (!whole.empty() && is_opening(text, whole)) whole = opened(text, whole, mentions);
    if (!whole.empty()) split_coordinated(text, whole, mentions, spans);
  }
  std::vector<Party> parties;
  for (const Span span : spans) {
    const bool held = std::any_of(parties.begin(), parties.end(),
                                  [&](const Party& p) { return p.span.overlaps(span); });
    if (held) continue;
    const LinkedMention* const mention = mention_of(span, mentions);
    parties.push_back({span, mention != nullptr ? entities[mention->entity].id : ""});
  }
  return parties;
}

void complete_transfer(const WordList& words, Span sentence, std::span<const Entity> entities,
                       std::span<const LinkedMention> mentions, Event& event) {
  constexpr std::uint32_t reach = 60;  // bytes behind the trigger
  for (const LinkedMention& mention : mentions) {
    const bool is_behind = mention.name && sentence.contains(mention.span) &&
                           mention.span.begin >= event.trigger.end &&
                           mention.span.begin - event.trigger.end <= reach;
    if (!is_behind || takes_part(event, mention.span)) continue;
    const Party party = {mention.span, entities[mention.entity].id};
    if (event.recipients.empty() && stands_behind(words, mention, {"to"})) {
      event.recipients.push_back(party);
    } else if (event.actors.empty() && stands_behind(words, mention, {"by"})) {
      event.actors.push_back(party);
    }
  }
}

std::string place_of(const WordList& words, const Event& event, Span sentence,
                     std::span<const Entity> entities, std::span<const LinkedMention> mentions) {
  const Terms prepositions = {"in",     "at",      "near",   "on",         "inside",
                              "across", "outside", "around", "throughout", "off"};
  const LinkedMention* nearest = nullptr;
  for (const LinkedMention& mention : mentions) {
    const EntityType type = entities[mention.entity].type;
    if (type != EntityType::gpe && type != EntityType::loc) continue;
    if (!mention.name || !sentence.contains(mention.span)) continue;
    if (takes_part(event, mention.span) || mention.span.overlaps(event.trigger)) continue;
    if (!stands_behind(words, mention, prepositions, true)) continue;
    if (nearest == nullptr ||
        distance(mention.span, event.trigger) < distance(nearest->span, event.trigger)) {
      nearest = &mention;
    }
  }
  return nearest != nullptr ? entities[nearest->entity].id : "";
}

std::string time_of(const Event& event, Span sentence, std::span<const Timex> times) {
  const Timex* nearest = nullptr;
  for (const Timex& time : times) {
    const bool is_point = time.type == TimexType::date || time.type == TimexType::time;
    if (!is_point || !sentence.contains(time.span)) continue;
    if (nearest == nullptr ||
        distance(time.span, event.trigger) < distance(nearest->span, event.trigger)) {
      nearest = &time;
    }
  }
  return nearest != nullptr ? nearest->id : "";
}

}  // namespace sayso
