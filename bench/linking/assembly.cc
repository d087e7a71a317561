#include "bench/linking/assembly.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace sayso::bench {
namespace {

using Ids = std::map<std::string, std::string>;

/// The new id; an empty one, and what is no id of the part, stays.
void rename(std::string& id, const Ids& ids) {
  if (const auto found = ids.find(id); found != ids.end()) id = found->second;
}

void move(Span& span, std::uint32_t shift) {
  span.begin += shift;
  span.end += shift;
}

void move(Spans& spans, std::uint32_t shift) {
  for (Span& span : spans) move(span, shift);
}

template <typename Spanned>
void move(std::optional<Spanned>& spanned, std::uint32_t shift) {
  if constexpr (std::is_same_v<Spanned, Span>) {
    if (spanned) move(*spanned, shift);
  } else {
    if (spanned) move(spanned->span, shift);
  }
}

/// New ids for all of `part`, counting on from those of `whole`.
template <typename Thing>
Ids numbered(std::vector<Thing>& part, std::size_t before, char letter) {
  Ids ids;
  for (Thing& thing : part) {
    std::string id = letter + std::to_string(++before);
    ids.emplace(thing.id, id);
    thing.id = std::move(id);
  }
  return ids;
}

Ids add_entities(std::vector<Entity>& whole, std::vector<Entity> part, std::uint32_t shift) {
  Ids ids;
  for (Entity& entity : part) {
    for (Mention& mention : entity.mentions) move(mention.span, shift);
    const auto known = std::find_if(whole.begin(), whole.end(), [&](const Entity& other) {
      return other.type == entity.type && other.name == entity.name && has_name(entity) &&
             has_name(other);
    });
    const std::size_t place =
        known == whole.end() ? whole.size() : static_cast<std::size_t>(known - whole.begin());
    ids.emplace(entity.id, "e" + std::to_string(place + 1));
    if (known == whole.end()) {
      entity.id = "e" + std::to_string(place + 1);
      whole.push_back(std::move(entity));
    } else {
      known->mentions.insert(known->mentions.end(), entity.mentions.begin(), entity.mentions.end());
    }
  }
  return ids;
}

void move(SourceDetail& detail, std::uint32_t shift) {
  move(detail.affiliation, shift);
  move(detail.nationality, shift);
  move(detail.role, shift);
  move(detail.number, shift);
  move(detail.anonymity_reason, shift);
}

template <typename Thing>
void take(std::vector<Thing>& whole, std::vector<Thing> part) {
  std::move(part.begin(), part.end(), std::back_inserter(whole));
}

}  // namespace

void append(Analysis& whole, Analysis part, std::uint32_t shift) {
  const Ids times = numbered(part.times, whole.times.size(), 't');
  const Ids citations = numbered(part.citations, whole.citations.size(), 'c');
  const Ids attributions = numbered(part.attributions, whole.attributions.size(), 'a');
  numbered(part.events, whole.events.size(), 'v');
  const Ids entities = add_entities(whole.entities, std::move(part.entities), shift);
  move(part.sentences, shift);
  for (Timex& time : part.times) {
    move(time.span, shift);
    rename(time.anchor, times);
  }
  for (Citation& citation : part.citations) move(citation.span, shift);
  for (Attribution& said : part.attributions) {
    move(said.source, shift);
    move(said.cue, shift);
    move(said.content, shift);
    move(said.source_detail, shift);
    rename(said.speaker, entities);
    rename(said.told_to, citations);
    rename(said.within, attributions);
    for (SourceRelation& relation : said.same_source) rename(relation.attribution, attributions);
  }
  for (Event& event : part.events) {
    move(event.trigger, shift);
    for (auto* parties : {&event.actors, &event.recipients}) {
      for (Party& party : *parties) {
        move(party.span, shift);
        rename(party.entity, entities);
      }
    }
    for (Goods& goods : event.goods) move(goods.span, shift);
    rename(event.place, entities);
    rename(event.time, times);
    for (Holder& holder : event.holders) rename(holder.by, attributions);
  }
  take(whole.sentences, std::move(part.sentences));
  take(whole.times, std::move(part.times));
  take(whole.citations, std::move(part.citations));
  take(whole.attributions, std::move(part.attributions));
  take(whole.events, std::move(part.events));
  if (whole.models.empty()) whole.models = std::move(part.models);
}

}  // namespace sayso::bench
