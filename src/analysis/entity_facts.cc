#include "analysis/entity_facts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "analysis/aliases.h"
#include "analysis/speakers.h"
#include "base/ascii.h"
#include "base/name_words.h"
#include "base/places.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestRole = 80;  // bytes

bool is_named(const Mention& mention) { return mention.form == MentionForm::name; }

/// What the table of places knows of a name: a country, a seat or a capital, in that order.
const Place* place_of(const Entity& entity, std::string_view text) {
  for (const std::string_view kind : {"country", "seat", "capital"}) {
    for (const Mention& mention : entity.mentions) {
      if (!is_named(mention)) continue;
      if (const Place* place = place_named(mention.span.in(text), kind)) return place;
    }
  }
  return nullptr;
}

/// The mentions that speak, by their first byte.
std::set<std::uint32_t> speaking(std::string_view text,
                                 const std::vector<Attribution>& attributions,
                                 const FoundEntities& found) {
  std::set<std::uint32_t> out;
  for (const Attribution& attribution : attributions) {
    const LinkedMention* mention = source_mention(text, attribution, found.mentions);
    if (mention != nullptr) out.insert(mention->span.begin);
  }
  return out;
}

bool is_place(EntityType type) { return type == EntityType::loc || type == EntityType::gpe; }

void describe_place(const Place* place, std::string_view text, const std::set<std::uint32_t>& speak,
                    Entity& entity) {
  const bool speaks = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                  [&](const Mention& m) { return speak.contains(m.span.begin); });
  if (place != nullptr && entity.type != EntityType::per) {
    entity.country = place->country;
    if (place->kind == "country") entity.type = EntityType::gpe;
    if (place->kind == "seat") entity.type = EntityType::org;
    if (place->kind != "country") {
      for (Mention& mention : entity.mentions) {
        mention.metonym = is_named(mention) && speak.contains(mention.span.begin) &&
                          place_named(mention.span.in(text), place->kind) != nullptr;
      }
    }
  }
  if (speaks && entity.type == EntityType::loc) entity.type = EntityType::gpe;
}

/// Moves the mentions of capitals that speak to their country's entity.
void join_capitals(FoundEntities& found) {
  for (std::uint32_t e = 0; e < found.entities.size(); ++e) {
    Entity& capital = found.entities[e];
    if (!is_place(capital.type)) continue;
    std::uint32_t country = 0;
    while (country < found.entities.size() &&
           (country == e || found.entities[country].type != EntityType::gpe ||
            found.entities[country].country != capital.country ||
            std::any_of(found.entities[country].mentions.begin(),
                        found.entities[country].mentions.end(),
                        [](const Mention& m) { return m.metonym; }))) {
      ++country;
    }
    if (capital.country.empty() || country == found.entities.size()) continue;
    for (auto mention = capital.mentions.begin(); mention != capital.mentions.end();) {
      if (!mention->metonym) {
        ++mention;
        continue;
      }
      for (LinkedMention& linked : found.mentions) {
        if (linked.entity == e && linked.span == mention->span) linked.entity = country;
      }
      found.entities[country].mentions.push_back(*mention);
      mention = capital.mentions.erase(mention);
    }
    std::sort(found.entities[country].mentions.begin(), found.entities[country].mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
  }
}

/// A capital all of whose mentions went to its country is no entity any more.
void drop_empty(FoundEntities& found) {
  std::vector<std::uint32_t> place(found.entities.size());
  std::vector<Entity> kept;
  for (std::size_t e = 0; e < found.entities.size(); ++e) {
    place[e] = static_cast<std::uint32_t>(kept.size());
    if (!found.entities[e].mentions.empty()) kept.push_back(std::move(found.entities[e]));
  }
  found.entities = std::move(kept);
  for (LinkedMention& mention : found.mentions) mention.entity = place[mention.entity];
  // Moved mentions may have changed which entity comes first.
  std::vector<std::uint32_t> order(found.entities.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return found.entities[a].mentions.front().span.begin <
           found.entities[b].mentions.front().span.begin;
  });
  std::vector<Entity> sorted;
  std::vector<std::uint32_t> rank(order.size());
  for (const std::uint32_t i : order) {
    rank[i] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(found.entities[i]));
    sorted.back().id = "e" + std::to_string(sorted.size());
  }
  found.entities = std::move(sorted);
  for (LinkedMention& mention : found.mentions) mention.entity = rank[mention.entity];
}

std::string_view without_article(std::string_view words) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

/// The title that stands before `name` inside the longer `mention`; empty where none does.
std::string_view title_before(std::string_view text, Span mention, Span name) {
  if (mention.begin >= name.begin || mention.end != name.end) return {};
  const std::string_view words =
      trim_white(without_article(text.substr(mention.begin, name.begin - mention.begin)));
  std::string plain = lower_ascii(words);
  std::erase(plain, '.');
  // "Courier's Jane Doe" has no title.
  const bool owner = plain.ends_with("'s") || plain.ends_with("\u2019s");
  const bool role =
      words.size() <= kLongestRole && !owner && !is_form_of_address(plain) && is_title(words);
  return role ? words : std::string_view();
}

/// The apposition behind `name`, up to the next comma or the end: ", the defence minister,".
std::string_view role_behind(std::string_view text, Span name) {
  std::string_view rest = text.substr(name.end);
  if (!rest.starts_with(", ")) return {};
  rest.remove_prefix(2);
  std::size_t end = rest.find_first_of(",;:.\n");
  // A dot within a word ends nothing: "the U.K.'s envoy".
  while (end + 1 < rest.size() && rest[end] == '.' &&
         std::string_view(" \n").find(rest[end + 1]) == std::string_view::npos) {
    end = rest.find_first_of(",;:.\n", end + 1);
  }
  if (end >= rest.size() || end == 0 || end > kLongestRole) return {};
  const std::string_view words = rest.substr(0, end);
  const std::string_view role = without_article(words);
  // Without an article anything may follow: a verb, a place, a year.
  const bool opens_small = role[0] >= 'a' && role[0] <= 'z';
  return role.size() < words.size() && opens_small ? role : std::string_view();
}

/// `mentions` are those of all entities, among them names with their titles.
void describe_person(std::string_view text, const std::vector<LinkedMention>& mentions,
                     Entity& entity) {
  for (const Mention& name : entity.mentions) {
    if (!is_named(name)) continue;
    std::string_view role = role_behind(text, name.span);
    for (const LinkedMention& mention : mentions) {
      if (role.empty() && mention.span.contains(name.span)) {
        role = title_before(text, mention.span, name.span);
      }
    }
    if (role.empty()) continue;
    entity.role = role;
    // "Turkish defence minister": of Turkey.
    const std::size_t at = static_cast<std::size_t>(role.data() - text.data());
    const Place* place = place_at(text, at);
    if (place != nullptr && (place->kind == "nationality" || place->kind == "country")) {
      entity.country = place->country;
    }
    return;
  }
}

}  // namespace

void describe_entities(std::string_view text, const std::vector<Attribution>& attributions,
                       FoundEntities& found) {
  const std::set<std::uint32_t> speak = speaking(text, attributions, found);
  for (Entity& entity : found.entities) {
    describe_place(place_of(entity, text), text, speak, entity);
    if (entity.type == EntityType::per) describe_person(text, found.mentions, entity);
  }
  join_capitals(found);
  drop_empty(found);
}

}  // namespace sayso
