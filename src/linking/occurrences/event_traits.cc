#include "linking/occurrences/event_traits.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/span.h"
#include "linking/stories/document_words.h"

namespace sayso {
namespace {

constexpr std::size_t kReach = 6;          // words on each side that say what an event is about
constexpr double kMostCommonAround = 0.2;  // share of reports; more common words say nothing
constexpr double kMostCommonParty = 0.1;

void add_once(std::string stem, std::vector<std::string>& stems) {
  if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(std::move(stem));
}

void add_stems(std::string_view words, std::vector<std::string>& stems) {
  const Span all = {0, static_cast<std::uint32_t>(words.size())};
  for (PlacedWord& word : placed_words(words, all)) {
    if (common_share(word.stem) < kMostCommonParty) add_once(std::move(word.stem), stems);
  }
}

const Entity* entity_of(const Entry& entry, const std::string& id) {
  const auto& all = entry.analysis.entities;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Entity& one) { return one.id == id; });
  return id.empty() || found == all.end() ? nullptr : &*found;
}

std::string_view words_at(const Entry& entry, Span span) {
  return std::string_view(entry.document.text).substr(span.begin, span.end - span.begin);
}

/// The words that name it here and where it is named best.
void add_party(const Entry& entry, Span span, const std::string& id,
               std::vector<std::string>& stems) {
  add_stems(words_at(entry, span), stems);
  if (const Entity* entity = entity_of(entry, id)) add_stems(entity->name, stems);
}

std::vector<std::string> parties(const Entry& entry, const std::vector<Party>& all) {
  std::vector<std::string> stems;
  for (const Party& party : all) add_party(entry, party.span, party.entity, stems);
  return stems;
}

std::vector<std::string> words_around(const Entry& entry, Span trigger) {
  Span sentence = {0, static_cast<std::uint32_t>(entry.document.text.size())};
  for (const Span one : entry.analysis.sentences) {
    if (one.begin <= trigger.begin && trigger.begin < one.end) sentence = one;
  }
  const std::vector<PlacedWord> words = placed_words(entry.document.text, sentence);
  std::size_t at = 0;
  while (at + 1 < words.size() && words[at].span.begin < trigger.begin) ++at;
  const std::size_t end = std::min(words.size(), at + kReach + 1);
  std::vector<std::string> stems;
  for (std::size_t i = at < kReach ? 0 : at - kReach; i < end; ++i) {
    const bool inside = words[i].span.begin >= trigger.begin && words[i].span.begin < trigger.end;
    if (inside || words[i].stem.size() < 2) continue;
    if (common_share(words[i].stem) < kMostCommonAround) add_once(words[i].stem, stems);
  }
  return stems;
}

void add_saying(const Entry& entry, Span trigger, EventTraits& traits) {
  for (const Attribution& attribution : entry.analysis.attributions) {
    const bool is_cue = std::any_of(attribution.cue.begin(), attribution.cue.end(), [&](Span cue) {
      return cue.begin < trigger.end && trigger.begin < cue.end;
    });
    if (!is_cue) continue;
    traits.says = true;
    for (const Span span : attribution.source) {
      add_party(entry, span, attribution.speaker, traits.speaker);
    }
  }
}

}  // namespace

std::vector<EventTraits> event_traits(const Entry& entry) {
  std::vector<EventTraits> out;
  out.reserve(entry.analysis.events.size());
  for (const Event& event : entry.analysis.events) {
    EventTraits& traits = out.emplace_back();
    traits.event = event.id;
    const std::vector<PlacedWord> words = placed_words(entry.document.text, event.trigger);
    // The head of a trigger of several words is its last.
    const Span head = words.empty() ? event.trigger : words.back().span;
    traits.trigger = lower_ascii(words_at(entry, head));
    if (event.type) traits.type = name_of(*event.type);
    traits.factuality = event.factuality;
    traits.around = words_around(entry, event.trigger);
    traits.actors = parties(entry, event.actors);
    traits.recipients = parties(entry, event.recipients);
    add_saying(entry, event.trigger, traits);
  }
  std::map<std::string, std::int64_t> counts;  // by stem
  for (const EventTraits& traits : out) ++counts[stem_of(traits.trigger)];
  for (EventTraits& traits : out) traits.alike = counts[stem_of(traits.trigger)];
  return out;
}

}  // namespace sayso
