#include "answers/document_json.h"

#include <algorithm>
#include <map>
#include <utility>

#include "answers/digest_json.h"
#include "answers/texts.h"
#include "base/utf8.h"
#include "record/interchange.h"
#include "record/list_pages.h"

namespace sayso {
namespace {

/// Offsets of the code points that take two units of UTF-16.
Json astral_json(std::string_view text) {
  Json list = Json::array();
  std::size_t point = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xf0) list.push_back(point);
    if ((byte & 0xc0U) != 0x80U) ++point;
  }
  return list;
}

Result<Json> claims_json(Database& database, std::int64_t document) {
  const auto listed = claims_of_document(database, document);
  if (!listed) return listed.error();
  std::map<std::int64_t, const ListedClaim*> claims;
  for (const ListedClaim& claim : *listed) claims[claim.place.key] = &claim;
  Json list = Json::array();
  auto done = for_each_row(
      database.query("SELECT claim, attribution, event FROM claim_members WHERE document = ? "
                     "ORDER BY position",
                     document),
      [&](const Statement& row) {
        const auto claim = claims.find(row.integer(0));
        if (claim == claims.end()) return;
        Json json = {{"claim", claim->second->id}};
        if (!row.text(1).empty()) json["attribution"] = std::string(row.text(1));
        if (!row.text(2).empty()) json["event"] = std::string(row.text(2));
        Json counts = json_of(*claim->second);
        for (const char* field : {"text", "articles", "publishers", "origins", "disputed"}) {
          json[field] = std::move(counts[field]);
        }
        list.push_back(std::move(json));
      });
  if (!done) return done.error();
  return list;
}

/// Who is who: id and name of the actor of each entity of a document.
using Actors = std::map<std::string, std::pair<std::string, std::string>>;

Result<Actors> actors_of(Database& database, std::int64_t document) {
  Actors actors;
  auto done = for_each_row(
      database.query("SELECT m.entity, s.id, s.name FROM actor_members m "
                     "JOIN actors a ON a.key = m.actor JOIN actors s ON s.key = a.shown_as "
                     "WHERE m.document = ?",
                     document),
      [&](const Statement& row) {
        actors[std::string(row.text(0))] = {std::string(row.text(1)), std::string(row.text(2))};
      });
  if (!done) return done.error();
  return actors;
}

Json sources_json(const Entry& entry, const Actors& actors) {
  std::map<std::string, std::string> names;  // of entities
  for (const Entity& entity : entry.analysis.entities) names[entity.id] = entity.name;
  std::map<std::string, std::size_t> places;
  Json list = Json::array();
  for (const Attribution& attribution : entry.analysis.attributions) {
    const std::string words = words_of(entry.document.text, attribution.source);
    const auto actor = actors.find(attribution.speaker);
    const std::string id = actor == actors.end() ? std::string() : actor->second.first;
    const std::string name = !id.empty()                   ? actor->second.second
                             : attribution.speaker.empty() ? words
                                                           : names[attribution.speaker];
    const std::string key = id.empty() ? "words " + name : "actor " + id;
    const auto [place, is_new] = places.try_emplace(key, list.size());
    if (is_new) {
      list.push_back({{"id", or_null(id)},
                      {"name", or_null(name)},
                      {"source_kind", name_of(attribution.source_kind)},
                      {"attributions", Json::array()}});
    }
    list[place->second]["attributions"].push_back(attribution.id);
  }
  return list;
}

Result<Json> versions_json(Database& database, std::int64_t document) {
  Json list = Json::array();
  auto done = for_each_row(
      database.query(
          "WITH first AS (SELECT coalesce(version_of, key) AS key FROM documents WHERE key = ?) "
          "SELECT d.id, coalesce(d.published, '') FROM documents d, first "
          "WHERE d.key = first.key OR d.version_of = first.key ORDER BY d.key",
          document),
      [&](const Statement& row) {
        list.push_back(
            {{"id", std::string(row.text(0))}, {"published", or_null(std::string(row.text(1)))}});
      });
  if (!done) return done.error();
  return list;
}

struct ReusePair {
  std::int64_t taker = 0;
  std::int64_t giver = 0;
  std::string other;
  bool took = false;
  std::string relation;
  std::string reason;
  double score = 0;
};

Result<std::vector<ReusePair>> reuse_pairs(Database& database, std::int64_t document) {
  std::vector<ReusePair> pairs;
  auto done = for_each_row(
      database.query("SELECT r.taker, r.giver, d.id, r.relation, r.reason, r.score FROM reuse r "
                     "JOIN documents d ON d.key = r.giver WHERE r.taker = ?1 UNION ALL "
                     "SELECT r.taker, r.giver, d.id, r.relation, r.reason, r.score FROM reuse r "
                     "JOIN documents d ON d.key = r.taker WHERE r.giver = ?1 LIMIT 200",
                     document),
      [&](const Statement& row) {
        pairs.push_back({row.integer(0), row.integer(1), std::string(row.text(2)),
                         row.integer(0) == document, std::string(row.text(3)),
                         std::string(row.text(4)), row.real(5)});
      });
  if (!done) return done.error();
  return pairs;
}

Result<Json> reuse_json(Database& database, const Document& document, std::int64_t key) {
  const auto pairs = reuse_pairs(database, key);
  if (!pairs) return pairs.error();
  DocumentTexts texts(database);
  Json list = Json::array();
  for (const ReusePair& pair : *pairs) {
    const auto own = texts.find(document.id);
    if (!own) return own.error();
    const auto other = texts.find(pair.other);
    if (!other) return other.error();
    Json spans = Json::array();
    auto done = for_each_row(
        database.query("SELECT from_begin, from_end, to_begin, to_end FROM reuse_spans "
                       "WHERE taker = ? AND giver = ? ORDER BY position",
                       pair.taker, pair.giver),
        [&](const Statement& row) {
          const DocumentText& taker = pair.took ? **own : **other;
          const DocumentText& giver = pair.took ? **other : **own;
          Json from = taker.span(row.span(0));
          Json to = row.null(2) ? Json() : giver.span(row.span(2));
          spans.push_back(pair.took ? Json::array({std::move(from), std::move(to)})
                                    : Json::array({std::move(to), std::move(from)}));
        });
    if (!done) return done.error();
    list.push_back({{"document", pair.other},
                    {"outlet", or_null((*other)->outlet)},
                    {"title", or_null((*other)->title)},
                    {"relation", pair.relation},
                    {"direction", pair.took ? "took" : "gave"},
                    {"reason", pair.reason},
                    {"score", pair.score},
                    {"spans", std::move(spans)}});
  }
  return list;
}

}  // namespace

Result<std::string> document_json(const Store& store, std::string_view id) {
  Database& database = store.tables();
  const auto entry = store.entry(id);
  if (!entry) return entry.error();
  const auto listed = listed_document(database, id);
  if (!listed) return listed.error();
  if (listed->empty()) return database.error("not-found", "no document '" + std::string(id) + "'");
  const ListedDocument& row = listed->front();
  auto claims = claims_json(database, row.place.key);
  if (!claims) return claims.error();
  const auto actors = actors_of(database, row.place.key);
  if (!actors) return actors.error();
  auto versions = versions_json(database, row.place.key);
  if (!versions) return versions.error();
  auto reuse = reuse_json(database, entry->document, row.place.key);
  if (!reuse) return reuse.error();
  const Json more = {{"name", row.called},
                     {"story", or_null(row.story)},
                     {"claims", *std::move(claims)},
                     {"sources", sources_json(*entry, *actors)},
                     {"versions", *std::move(versions)},
                     {"reuse", *std::move(reuse)},
                     {"astral", astral_json(entry->document.text)}};
  std::string line = document_line(entry->document, entry->analysis, entry->version_of);
  line.back() = ',';
  return line + written(more).substr(1);
}

std::vector<const Attribution*> attributions_met(const Hit& hit, const Analysis& analysis) {
  const auto meets = [&](const Spans& spans) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) {
      return std::any_of(hit.matches.begin(), hit.matches.end(),
                         [&](Span match) { return match.overlaps(span); });
    });
  };
  std::vector<const Attribution*> met;
  for (const Attribution& attribution : analysis.attributions) {
    if (meets(attribution.content) || meets(attribution.source)) met.push_back(&attribution);
  }
  return met;
}

Json hit_json(const Hit& hit, const Entry& entry) {
  const CodePointIndex points(entry.document.text);
  const auto span_of = [&](Span span) {
    return Json::array({points.code_point(span.begin), points.code_point(span.end)});
  };
  Json json = {{"excerpt", {{"text", hit.words}, {"span", span_of(hit.excerpt)}}}};
  json["matches"] = Json::array();
  for (const Span match : hit.matches) json["matches"].push_back(span_of(match));
  json["attributions"] = Json::array();
  for (const Attribution* attribution : attributions_met(hit, entry.analysis)) {
    json["attributions"].push_back(attribution->id);
  }
  return json;
}

}  // namespace sayso
