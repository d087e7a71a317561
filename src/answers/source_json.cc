#include "answers/source_json.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "answers/digest_json.h"
#include "answers/texts.h"
#include "base/split.h"
#include "linking/corrections/keeping.h"

namespace sayso {
namespace {

// ?1: id of an actor, with those that people merged into it.
constexpr std::string_view kMembers =
    "FROM (SELECT key FROM actors WHERE id = ?1 UNION ALL SELECT o.key FROM actors s "
    "  JOIN actors o ON o.shown_as = s.key AND o.shown_as <> o.key WHERE s.id = ?1) a "
    "CROSS JOIN actor_members m INDEXED BY actor_members_actor ON m.actor = a.key "
    "CROSS JOIN actor_member_counts c ON c.document = m.document AND c.entity = m.entity "
    "CROSS JOIN documents d ON d.key = m.document WHERE c.statements > 0 ";

std::string with(std::string_view before, std::string_view after) {
  return std::string(before) + std::string(kMembers) + std::string(after);
}

/// Which claim each attribution of a document is of; the first of several.
Result<std::map<std::string, std::string>> claims_by_attribution(Database& database,
                                                                 std::int64_t document) {
  std::map<std::string, std::string> claims;
  auto done =
      for_each_row(database.query("SELECT m.attribution, c.id FROM claim_members m JOIN claims c "
                                  "ON c.key = m.claim WHERE m.document = ? AND m.attribution <> '' "
                                  "ORDER BY m.position",
                                  document),
                   [&](const Statement& row) {
                     claims.emplace(std::string(row.text(0)), std::string(row.text(1)));
                   });
  if (!done) return done.error();
  return claims;
}

Json statement_json(const DocumentText& document, const Attribution& attribution,
                    const std::map<std::string, std::string>& claims) {
  const auto claim = claims.find(attribution.id);
  return {{"document", document.id},
          {"outlet", or_null(document.outlet)},
          {"title", or_null(document.title)},
          {"published", or_null(document.published)},
          {"attribution", attribution.id},
          {"source", document.words(attribution.source)},
          {"cue", document.words(attribution.cue)},
          {"content", document.words(attribution.content)},
          {"quote", name_of(attribution.quote)},
          {"source_kind", name_of(attribution.source_kind)},
          {"stance", name_of(attribution.stance)},
          {"certainty", name_of(attribution.certainty)},
          {"claim", claim == claims.end() ? Json() : Json(claim->second)}};
}

/// Documents with statements of the actor, and the entities that it is there, from the last on.
struct Place {
  std::int64_t key = 0;
  std::string document;
  std::set<std::string> entities;
};

Result<std::vector<Place>> places_of(Database& database, std::string_view id, std::int64_t from,
                                     std::size_t most) {
  std::vector<Place> places;
  auto rows =
      database.query(with("SELECT m.document, d.id, m.entity ",
                          "AND m.document <= ?2 ORDER BY m.document DESC, m.entity LIMIT ?3"),
                     id, from, static_cast<std::int64_t>(most));
  auto done = for_each_row(std::move(rows), [&](const Statement& row) {
    if (places.empty() || places.back().key != row.integer(0)) {
      places.push_back({row.integer(0), std::string(row.text(1)), {}});
    }
    places.back().entities.insert(std::string(row.text(2)));
  });
  if (!done) return done.error();
  return places;
}

}  // namespace

Result<std::vector<StatementRow>> statements_of(const Store& store, std::string_view id,
                                                const PageWish& wish) {
  Database& database = store.tables();
  const auto places = places_of(database, id, wish.after.rank, wish.limit + 1);
  if (!places) return places.error();
  std::vector<StatementRow> rows;
  DocumentTexts texts(database);
  for (const Place& place : *places) {
    if (rows.size() >= wish.limit) break;
    const auto entry = store.entry(place.document);
    if (!entry) return entry.error();
    const auto text = texts.find(place.document);
    if (!text) return text.error();
    const auto claims = claims_by_attribution(database, place.key);
    if (!claims) return claims.error();
    const auto& all = entry->analysis.attributions;
    for (std::size_t i = all.size(); i-- > 0 && rows.size() < wish.limit;) {
      const auto at = static_cast<std::int64_t>(i);
      const bool told = place.key == wish.after.rank && at >= wish.after.key;
      if (told || !place.entities.contains(all[i].speaker)) continue;
      rows.push_back({{place.key, "", at}, statement_json(**text, all[i], *claims)});
    }
  }
  return rows;
}

Result<Json> source_json(const Store& store, std::string_view id) {
  Database& database = store.tables();
  const auto listed = listed_source(database, id);
  if (!listed) return listed.error();
  if (listed->empty()) return database.error("not-found", "no source '" + std::string(id) + "'");
  Json json = json_of(listed->front());
  json["stances"] = Json::object();
  auto done =
      for_each_row(database.query(with("SELECT (SELECT group_concat(t.stance) FROM attributions t "
                                       "JOIN attribution_links l ON l.attribution = t.key "
                                       "WHERE t.document = m.document AND l.speaker = m.entity) ",
                                       ""),
                                  id),
                   [&](const Statement& row) {
                     for (const std::string_view stance : split(row.text(0), ',')) {
                       Json& number = json["stances"][std::string(stance)];
                       number = number.is_null() ? 1 : number.get<int>() + 1;
                     }
                   });
  if (!done) return done.error();
  json["outlets"] = Json::array();
  done = for_each_row(
      database.query(with("SELECT DISTINCT iif(d.outlet_name = '', d.outlet_domain, "
                          "d.outlet_name) AS outlet ",
                          "AND outlet <> '' ORDER BY outlet LIMIT 200"),
                     id),
      [&](const Statement& row) { json["outlets"].push_back(std::string(row.text(0))); });
  if (!done) return done.error();
  json["names"] = Json::array();
  done = for_each_row(
      database.query("SELECT f.value FROM actors s JOIN actor_facts f ON f.actor = s.key "
                     "AND f.field = 'written' WHERE s.id = ? GROUP BY f.value ORDER BY "
                     "sum(f.count) DESC, f.value LIMIT 50",
                     id),
      [&](const Statement& row) { json["names"].push_back(std::string(row.text(0))); });
  if (!done) return done.error();
  const auto made = corrections_in_force(database);
  if (!made) return made.error();
  json["corrections"] = Json::array();
  for (const Correction& correction : *made) {
    const bool of_it = std::any_of(correction.actors.begin(), correction.actors.end(),
                                   [&](const CorrectedActor& actor) { return actor.id == id; });
    if (of_it) json["corrections"].push_back(json_of(decision_from(correction)));
  }
  return json;
}

}  // namespace sayso
