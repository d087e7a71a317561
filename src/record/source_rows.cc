#include "record/source_rows.h"

#include <map>
#include <optional>
#include <string>

namespace sayso {

namespace {

std::string digits_of(const SourceNumber& number) {
  return std::to_string(number.value) + (number.at_least ? "+" : "");
}

Result<void> insert_details(Database& database, std::int64_t key, const SourceDetail& detail) {
  const auto insert = [&](std::string_view field, std::string_view value, Span span) {
    return database
        .query("INSERT INTO source_details VALUES (?, ?, ?, ?, ?)", key, field, value, span)
        .run();
  };
  for (const auto& [field, value] :
       {std::pair("affiliation", &detail.affiliation),
        std::pair("nationality", &detail.nationality), std::pair("role", &detail.role),
        std::pair("anonymity_reason", &detail.anonymity_reason)}) {
    if (!*value) continue;
    if (auto done = insert(field, (*value)->value, (*value)->span); !done) return done;
  }
  if (!detail.number) return {};
  return insert("number", digits_of(*detail.number), detail.number->span);
}

void take_detail(std::string_view field, std::string_view value, Span span, SourceDetail& detail) {
  if (field == "number") {
    SourceNumber number{0, value.ends_with('+'), span};
    for (const char digit : value) {
      if (digit != '+') number.value = number.value * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    detail.number = number;
    return;
  }
  std::optional<Detail>& place = field == "affiliation"   ? detail.affiliation
                                 : field == "nationality" ? detail.nationality
                                 : field == "role"        ? detail.role
                                                          : detail.anonymity_reason;
  place = Detail{std::string(value), span};
}

}  // namespace

Result<void> insert_entities(Database& database, std::int64_t key,
                             const std::vector<Entity>& entities) {
  auto entity_row = database.query("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)");
  auto mention_row = database.query("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)");
  return insert_all(entities, [&](std::int64_t position, const Entity& entity) {
    auto done = entity_row.run_with(key, position, entity.id, name_of(entity.type), entity.name,
                                    entity.country, entity.role);
    if (!done) return done;
    return insert_all(entity.mentions, [&](std::int64_t place, const Mention& mention) {
      return mention_row.run_with(key, position, place, name_of(mention.form),
                                  std::int64_t{mention.metonym}, mention.span);
    });
  });
}

Result<void> insert_citations(Database& database, std::int64_t key,
                              const std::vector<Citation>& citations) {
  auto insert = database.query("INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  return insert_all(citations, [&](std::int64_t position, const Citation& citation) {
    return insert.run_with(key, position, citation.id, citation.outlet, citation.medium,
                           name_of(citation.relation), citation.url, citation.how, citation.span);
  });
}

Result<void> insert_source(Database& database, std::int64_t key, const Attribution& attribution) {
  auto done =
      database
          .query("INSERT INTO attribution_links VALUES (?, ?, ?, ?, ?)", key, attribution.speaker,
                 attribution.speaker_score, attribution.told_to, attribution.within)
          .run();
  if (!done) return done;
  done = insert_details(database, key, attribution.source_detail);
  if (!done) return done;
  return insert_all(
      attribution.same_source, [&](std::int64_t position, const SourceRelation& relation) {
        return database
            .query("INSERT INTO source_relations VALUES (?, ?, ?, ?, ?)", key, position,
                   relation.attribution, name_of(relation.relation), relation.reason)
            .run();
      });
}

Result<std::vector<Entity>> read_entities(Database& database, std::int64_t key) {
  std::vector<Entity> entities;
  auto done = for_each_row(
      database.query("SELECT id, type, name, country, role FROM entities WHERE document = ? "
                     "ORDER BY position",
                     key),
      [&](const Statement& row) {
        Entity& entity = entities.emplace_back();
        entity.id = row.text(0);
        // A later program may know words that this one does not.
        entity.type = entity_type_from(row.text(1)).value_or(EntityType::misc);
        entity.name = row.text(2);
        entity.country = row.text(3);
        entity.role = row.text(4);
      });
  if (!done) return done.error();
  done = for_each_row(
      database.query("SELECT entity, form, metonym, span_begin, span_end FROM mentions "
                     "WHERE document = ? ORDER BY entity, position",
                     key),
      [&](const Statement& row) {
        const auto entity = static_cast<std::size_t>(row.integer(0));
        if (entity >= entities.size()) return;
        entities[entity].mentions.push_back(
            {row.span(3), mention_form_from(row.text(1)).value_or(MentionForm::nominal),
             row.integer(2) != 0});
      });
  if (!done) return done.error();
  return entities;
}

Result<std::vector<Citation>> read_citations(Database& database, std::int64_t key) {
  std::vector<Citation> citations;
  auto done = for_each_row(
      database.query("SELECT id, outlet, medium, relation, url, how, span_begin, span_end "
                     "FROM citations WHERE document = ? ORDER BY position",
                     key),
      [&](const Statement& row) {
        Citation& citation = citations.emplace_back();
        citation.id = row.text(0);
        citation.outlet = row.text(1);
        citation.medium = row.text(2);
        citation.relation =
            citation_relation_from(row.text(3)).value_or(CitationRelation::reported_by);
        citation.url = row.text(4);
        citation.how = row.text(5);
        citation.span = row.optional_span(6);
      });
  if (!done) return done.error();
  return citations;
}

Result<void> read_sources(Database& database, std::int64_t document,
                          std::vector<Attribution>& attributions) {
  std::map<std::int64_t, Attribution*> of_key;
  std::size_t next = 0;
  auto done = for_each_row(
      database.query("SELECT a.key, speaker, speaker_score, told_to, within FROM attributions a "
                     "LEFT JOIN attribution_links ON attribution = a.key WHERE document = ? "
                     "ORDER BY a.key",
                     document),
      [&](const Statement& row) {
        if (next >= attributions.size()) return;
        Attribution& attribution = attributions[next++];
        of_key[row.integer(0)] = &attribution;
        attribution.speaker = row.text(1);
        attribution.speaker_score = row.real(2);
        attribution.told_to = row.text(3);
        attribution.within = row.text(4);
      });
  if (!done) return done;
  done = for_each_row(
      database.query("SELECT attribution, field, value, span_begin, span_end FROM source_details "
                     "JOIN attributions a ON attribution = a.key WHERE document = ?",
                     document),
      [&](const Statement& row) {
        const auto found = of_key.find(row.integer(0));
        if (found == of_key.end()) return;
        take_detail(row.text(1), row.text(2), row.span(3), found->second->source_detail);
      });
  if (!done) return done;
  return for_each_row(
      database.query("SELECT attribution, other, relation, reason FROM source_relations "
                     "JOIN attributions a ON attribution = a.key WHERE document = ? "
                     "ORDER BY attribution, position",
                     document),
      [&](const Statement& row) {
        const auto found = of_key.find(row.integer(0));
        if (found == of_key.end()) return;
        found->second->same_source.push_back(
            {std::string(row.text(1)), same_source_from(row.text(2)).value_or(SameSource::possible),
             std::string(row.text(3))});
      });
}

}  // namespace sayso
