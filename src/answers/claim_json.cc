#include "answers/claim_json.h"

#include <algorithm>
#include <map>
#include <utility>

#include "answers/digest_json.h"
#include "linking/ledger/settling.h"
#include "record/claim_rows.h"
#include "record/list_pages.h"
#include "record/story_list.h"

namespace sayso {
namespace {

/// What SourceIdentity::key begins with for an actor.
constexpr std::string_view kActor = "actor ";

std::string actor_of(const ClaimMember& member) {
  return member.source_key.starts_with(kActor) ? member.source_key.substr(kActor.size())
                                               : std::string();
}

Json node_json(const LedgerNode& node, const Claim& claim, const Json& members) {
  Json json = {{"id", node.id}};
  if (node.member) {
    const ClaimMember& member = claim.members[*node.member];
    const Json& outlet = members[*node.member]["outlet"];
    json["member"] = *node.member;
    json["label"] = outlet.is_string() ? outlet.get<std::string>() : member.document;
    return json;
  }
  json["outside"] = {{"type", node.outside_type}};
  if (!node.outside_name.empty()) json["outside"]["name"] = node.outside_name;
  json["label"] = node.outside_name.empty() ? node.outside_type : node.outside_name;
  return json;
}

Result<Json> edge_json(const LedgerEdge& edge, DocumentTexts& texts) {
  Json words = Json::array();
  for (const Evidence& evidence : edge.evidence) {
    const auto document = texts.find(evidence.document);
    if (!document) return document.error();
    words.push_back({{"document", evidence.document},
                     {"span", (*document)->span(evidence.span)},
                     {"text", std::string(evidence.span.in((*document)->text))}});
  }
  return Json{{"members", {edge.from, edge.to}},
              {"reason", edge.reason},
              {"certain", edge.certain},
              {"by", edge.by},
              {"evidence", std::move(words)}};
}

Result<Json> ledger_json(const Claim& claim, const Json& members, DocumentTexts& texts) {
  const Ledger& ledger = claim.ledger;
  Json nodes = Json::array();
  for (const LedgerNode& node : ledger.nodes) nodes.push_back(node_json(node, claim, members));
  Json edges = Json::array();
  for (const LedgerEdge& edge : ledger.edges) {
    auto json = edge_json(edge, texts);
    if (!json) return json;
    edges.push_back(*std::move(json));
  }
  return Json{{"articles", ledger.articles},
              {"publishers", ledger.publishers},
              {"origins", origins_json(ledger.least_origins, ledger.most_origins)},
              {"nodes", std::move(nodes)},
              {"collapsed", std::move(edges)}};
}

/// Claims by id and words, of those that `claim` replaces or that replace it.
Result<Json> references(Database& database, std::string_view sql, std::int64_t claim) {
  const auto keys = keys_of(database.query(sql, claim));
  if (!keys) return keys.error();
  Json list = Json::array();
  for (const std::int64_t key : *keys) {
    const auto listed = listed_claim(database, key);
    if (!listed) return listed.error();
    for (const ListedClaim& one : *listed) list.push_back({{"id", one.id}, {"text", one.text}});
  }
  return list;
}

Result<Json> members_json(const Claim& claim, DocumentTexts& texts) {
  Json members = Json::array();
  for (const ClaimMember& member : claim.members) {
    auto json = member_json(member, texts);
    if (!json) return json;
    members.push_back(*std::move(json));
  }
  for (const LedgerNode& node : claim.ledger.nodes) {
    if (node.member) members[*node.member]["node"] = node.id;
  }
  return members;
}

}  // namespace

Result<Json> member_json(const ClaimMember& member, DocumentTexts& texts) {
  const auto found = texts.find(member.document);
  if (!found) return found.error();
  const DocumentText& document = **found;
  Json json = {{"document", member.document}};
  // Of a part of what is said, the event tells which part.
  const bool said = member.event.empty();
  json[said ? "attribution" : "event"] = said ? member.attribution : member.event;
  if (!said && !member.attribution.empty()) json["attribution"] = member.attribution;
  json["source_kind"] = name_of(member.source_kind);
  json["stance"] = name_of(member.stance);
  json["certainty"] = name_of(member.certainty);
  json["published"] = or_null(member.published);
  json["outlet"] = or_null(document.outlet);
  json["title"] = or_null(document.title);
  json.update(document.words(member.content));
  json["source"] = member.source.empty() ? Json() : document.words(member.source);
  json["source_name"] = or_null(member.source_name);
  json["actor"] = or_null(actor_of(member));
  json["told_to"] = or_null(member.told_to);
  json["via"] = member.via;
  return json;
}

Result<Json> claim_json(const Store& store, std::int64_t key) {
  Database& database = store.tables();
  const auto claim = ClaimReader(database).read(key);
  if (!claim) return claim.error();
  DocumentTexts texts(database);
  auto members = members_json(*claim, texts);
  if (!members) return members;
  auto ledger = ledger_json(*claim, *members, texts);
  if (!ledger) return ledger;
  const auto story = listed_story(database, claim->story);
  if (!story) return story.error();
  const auto before =
      references(database, "SELECT revises FROM claims WHERE key = ? AND revises IS NOT NULL", key);
  if (!before) return before.error();
  auto after = references(database, "SELECT key FROM claims WHERE revises = ? ORDER BY key", key);
  if (!after) return after;
  Json json = {{"kind", "claim"}, {"schema", "sayso/1"}, {"id", claim->id}};
  json["story"] = or_null(claim->story);
  json["story_title"] = story->empty() ? Json() : Json(story->front().title);
  json["text"] = claim->text;
  json["members"] = *std::move(members);
  json["ledger"] = *std::move(ledger);
  json["disputes"] = Json::array();
  for (const Dispute& dispute : claim->disputes) {
    json["disputes"].push_back(
        {{"members", {dispute.denies, dispute.asserts}}, {"reason", dispute.reason}});
  }
  json["revises"] = before->empty() ? Json() : before->front();
  json["revised_by"] = *std::move(after);
  json["corrections"] = Json::array();
  for (const UserDecision& decision : claim->decisions) {
    json["corrections"].push_back(json_of(decision));
  }
  return json;
}

Result<std::vector<Json>> story_disputes(const Store& store, std::string_view story) {
  Database& database = store.tables();
  const auto keys = keys_of(database.query(
      "SELECT claim FROM claim_list WHERE story = (SELECT key FROM stories WHERE id = ?) "
      "AND disputes > 0 ORDER BY rank DESC, latest DESC, claim DESC",
      story));
  if (!keys) return keys.error();
  std::vector<Json> all;
  ClaimReader reader(database);
  DocumentTexts texts(database);
  for (const std::int64_t key : *keys) {
    const auto claim = reader.read(key);
    if (!claim) return claim.error();
    const auto listed = listed_claim(database, key);
    if (!listed) return listed.error();
    for (const Dispute& dispute : claim->disputes) {
      auto denies = member_json(claim->members[dispute.denies], texts);
      if (!denies) return denies.error();
      auto asserts = member_json(claim->members[dispute.asserts], texts);
      if (!asserts) return asserts.error();
      if (listed->empty()) continue;
      all.push_back({{"claim", json_of(listed->front())},
                     {"denies", *std::move(denies)},
                     {"asserts", *std::move(asserts)},
                     {"reason", dispute.reason}});
    }
  }
  return all;
}

Result<Json> comparison_json(const Store& store, const std::vector<std::string>& documents) {
  Database& database = store.tables();
  Json listed = Json::array();
  std::map<std::int64_t, Json> members;                    // by claim
  std::map<std::int64_t, std::size_t> documents_of_claim;  // likewise
  DocumentTexts texts(database);
  Json reuse = Json::array();
  for (const std::string& id : documents) {
    const auto document = listed_document(database, id);
    if (!document) return document.error();
    if (document->empty()) return database.error("not-found", "no document '" + id + "'");
    listed.push_back(json_of(document->front()));
    const auto said = members_of_document(database, document->front().place.key);
    if (!said) return said.error();
    std::map<std::int64_t, bool> told;
    for (const ClaimMemberRow& row : *said) {
      auto json = member_json(row.member, texts);
      if (!json) return json;
      Json& list = members.try_emplace(row.claim, Json::array()).first->second;
      list.push_back(*std::move(json));
      if (!std::exchange(told[row.claim], true)) ++documents_of_claim[row.claim];
    }
    for (const std::string& giver : documents) {
      auto done =
          for_each_row(database.query("SELECT relation, reason, score FROM reuse WHERE taker = "
                                      "(SELECT key FROM documents WHERE id = ?) AND giver = "
                                      "(SELECT key FROM documents WHERE id = ?)",
                                      id, giver),
                       [&](const Statement& row) {
                         reuse.push_back({{"from", id},
                                          {"to", giver},
                                          {"relation", std::string(row.text(0))},
                                          {"reason", std::string(row.text(1))},
                                          {"score", row.real(2)}});
                       });
      if (!done) return done.error();
    }
  }
  std::vector<std::pair<std::size_t, std::int64_t>> order;
  order.reserve(documents_of_claim.size());
  for (const auto& [claim, number] : documents_of_claim) order.emplace_back(number, claim);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Json claims = Json::array();
  for (const auto& [number, key] : order) {
    const auto claim = listed_claim(database, key);
    if (!claim) return claim.error();
    if (claim->empty()) continue;
    claims.push_back({{"claim", json_of(claim->front())}, {"members", std::move(members[key])}});
  }
  return Json{
      {"documents", std::move(listed)}, {"claims", std::move(claims)}, {"reuse", std::move(reuse)}};
}

}  // namespace sayso
