#include "analysis/analysis.h"

#include <algorithm>
#include <array>

namespace sayso {

namespace {

// Each list is in the order of its enum's values.
using namespace std::string_view_literals;
constexpr std::array quotes = {"direct"sv, "indirect"sv, "mixed"sv};
constexpr std::array source_kinds = {
    "named-person"sv,
    "named-organisation"sv,
    "unnamed-official"sv,
    "unnamed-person"sv,
    "unnamed-group"sv,
    "outlet"sv,
    "document"sv,
    "author"sv,
    "none"sv,
};
constexpr std::array stances = {
    "asserts"sv, "denies"sv,   "confirms"sv, "declines-to-comment"sv,
    "asks"sv,    "demands"sv,  "warns"sv,    "promises"sv,
    "hopes"sv,   "believes"sv, "doubts"sv,
};
constexpr std::array certainties = {"CT+"sv, "CT-"sv, "PR+"sv, "PR-"sv, "PS+"sv, "PS-"sv, "U"sv};
constexpr std::array entity_types = {"PER"sv, "ORG"sv, "GPE"sv, "LOC"sv, "MISC"sv};
constexpr std::array mention_forms = {"name"sv, "nominal"sv, "pronoun"sv};
constexpr std::array same_sources = {"same"sv, "different"sv, "possible"sv};
constexpr std::array citation_relations = {"reported-by"sv, "told-to"sv, "agency-credit"sv,
                                           "reprint-notice"sv, "link"sv};
constexpr std::array event_types = {
    "AGREE"sv,    "CONSULT"sv,  "SUPPORT"sv, "CONCEDE"sv, "COOPERATE"sv, "AID"sv,
    "RETREAT"sv,  "REQUEST"sv,  "ACCUSE"sv,  "REJECT"sv,  "THREATEN"sv,  "PROTEST"sv,
    "SANCTION"sv, "MOBILIZE"sv, "COERCE"sv,  "ASSAULT"sv,
};
constexpr std::array event_statuses = {
    "happened"sv,  "ongoing"sv,    "planned"sv,      "considered"sv,
    "requested"sv, "threatened"sv, "hypothetical"sv, "denied"sv,
};

template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<std::string_view, size>& names,
                              std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

bool has_name(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [](const Mention& mention) { return mention.form == MentionForm::name; });
}

std::string_view name_of(Quote value) { return quotes[static_cast<std::size_t>(value)]; }
std::string_view name_of(SourceKind value) { return source_kinds[static_cast<std::size_t>(value)]; }
std::string_view name_of(Stance value) { return stances[static_cast<std::size_t>(value)]; }
std::string_view name_of(Certainty value) { return certainties[static_cast<std::size_t>(value)]; }
std::string_view name_of(EntityType value) { return entity_types[static_cast<std::size_t>(value)]; }
std::string_view name_of(MentionForm value) {
  return mention_forms[static_cast<std::size_t>(value)];
}
std::string_view name_of(SameSource value) { return same_sources[static_cast<std::size_t>(value)]; }
std::string_view name_of(CitationRelation value) {
  return citation_relations[static_cast<std::size_t>(value)];
}
std::string_view name_of(EventType value) { return event_types[static_cast<std::size_t>(value)]; }
std::string_view name_of(EventStatus value) {
  return event_statuses[static_cast<std::size_t>(value)];
}

std::optional<Quote> quote_from(std::string_view name) { return value_of<Quote>(quotes, name); }
std::optional<SourceKind> source_kind_from(std::string_view name) {
  return value_of<SourceKind>(source_kinds, name);
}
std::optional<Stance> stance_from(std::string_view name) { return value_of<Stance>(stances, name); }
std::optional<Certainty> certainty_from(std::string_view name) {
  return value_of<Certainty>(certainties, name);
}
std::optional<EntityType> entity_type_from(std::string_view name) {
  return value_of<EntityType>(entity_types, name);
}
std::optional<MentionForm> mention_form_from(std::string_view name) {
  return value_of<MentionForm>(mention_forms, name);
}
std::optional<SameSource> same_source_from(std::string_view name) {
  return value_of<SameSource>(same_sources, name);
}
std::optional<CitationRelation> citation_relation_from(std::string_view name) {
  return value_of<CitationRelation>(citation_relations, name);
}
std::optional<EventType> event_type_from(std::string_view name) {
  return value_of<EventType>(event_types, name);
}
std::optional<EventStatus> event_status_from(std::string_view name) {
  return value_of<EventStatus>(event_statuses, name);
}

}  // namespace sayso
