#include "linking/why/things.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "linking/ledger/settling.h"
#include "record/actors.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/story_list.h"

namespace sayso {
namespace {

/// "c:1f/m2" as "c:1f" and "m2"; the part is empty where the name ends in none.
struct Parted {
  std::string_view whole;
  std::string_view part;
};

Parted parted(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash == name.npos || slash + 2 >= name.size()) return {name, {}};
  const std::string_view part = name.substr(slash + 1);
  const bool is_letter = std::string_view("maove").find(part.front()) != std::string_view::npos;
  const bool is_numbered = std::all_of(part.begin() + 1, part.end(),
                                       [](unsigned char c) { return std::isdigit(c) != 0; });
  return is_letter && is_numbered ? Parted{name.substr(0, slash), part} : Parted{name, {}};
}

Result<std::string> claim_id(Database& database, std::int64_t key) {
  std::string id;
  auto done = for_each_row(database.query("SELECT id FROM claims WHERE key = ?", key),
                           [&](const Statement& row) { id = row.text(0); });
  if (!done) return done.error();
  return id;
}

Result<Thing> thing_of_claim(Database& database, std::string_view name) {
  const auto key = find_claim(database, name);
  if (!key) return key.error();
  auto id = claim_id(database, *key);
  if (!id) return id.error();
  return Thing{Thing::Kind::claim, *std::move(id), *key, {}, {}};
}

Result<Thing> node_of_claim(Store& store, std::string_view name, std::string_view node) {
  auto thing = thing_of_claim(store.tables(), name);
  if (!thing) return thing;
  const auto claim = ClaimReader(store.tables()).read(thing->key);
  if (!claim) return claim.error();
  thing->kind = Thing::Kind::node;
  thing->node = node;
  for (std::size_t i = 0; i < claim->members.size(); ++i) {
    if (node == "m" + std::to_string(i)) thing->member = i;
  }
  const auto& nodes = claim->ledger.nodes;
  const bool is_there = std::any_of(nodes.begin(), nodes.end(),
                                    [&](const LedgerNode& one) { return one.id == node; });
  if (thing->member || is_there) return thing;
  return store.tables().error("not-found",
                              "claim " + thing->id + " has no '" + std::string(node) + "'");
}

/// The member that the attribution or event of a document is.
Result<Thing> member_in_document(Store& store, const std::string& document, std::string_view part) {
  Database& database = store.tables();
  const auto key = document_with_id(database, document);
  if (!key) return key.error();
  const auto rows = members_of_document(database, *key);
  if (!rows) return rows.error();
  for (const ClaimMemberRow& row : *rows) {
    if (row.member.attribution != part && row.member.event != part) continue;
    auto id = claim_id(database, row.claim);
    if (!id) return id.error();
    const auto claim = read_claim(database, row.claim);
    if (!claim) return claim.error();
    if (!*claim) break;
    const auto& keys = (*claim)->member_keys;
    const auto index =
        static_cast<std::size_t>(std::find(keys.begin(), keys.end(), row.key) - keys.begin());
    return Thing{Thing::Kind::node, *std::move(id), row.claim, "m" + std::to_string(index), index};
  }
  return database.error(
      "not-found", "'" + std::string(part) + "' of document '" + document + "' is of no claim");
}

Result<Thing> entity_in_document(Store& store, const std::string& document,
                                 std::string_view entity) {
  Thing thing;
  thing.kind = Thing::Kind::actor;
  auto done =
      for_each_row(store.tables().query(
                       "SELECT s.id FROM documents d JOIN actor_members m ON m.document = d.key "
                       "JOIN actors a ON a.key = m.actor JOIN actors s ON s.key = a.shown_as "
                       "WHERE d.id = ? AND m.entity = ?",
                       document, entity),
                   [&](const Statement& row) { thing.id = row.text(0); });
  if (!done) return done.error();
  if (!thing.id.empty()) return thing;
  return store.tables().error(
      "not-found", "'" + std::string(entity) + "' of document '" + document + "' is no actor");
}

Result<Thing> whole_thing(Store& store, std::string_view name) {
  Database& database = store.tables();
  if (auto claim = thing_of_claim(database, name)) return claim;
  if (auto story = find_story(database, name)) {
    return Thing{Thing::Kind::story, *std::move(story), 0, {}, {}};
  }
  auto document = store.find(name);
  if (document) {
    const auto key = document_with_id(database, *document);
    if (!key) return key.error();
    return Thing{Thing::Kind::document, *std::move(document), *key, {}, {}};
  }
  if (document.error().code == "ambiguous") return document.error();
  if (auto actor = find_actor(database, name)) {
    return Thing{Thing::Kind::actor, *std::move(actor), 0, {}, {}};
  }
  return database.error("not-found",
                        "'" + std::string(name) + "' is no claim, story, document or actor");
}

}  // namespace

Result<Thing> find_thing(Store& store, std::string_view name) {
  const auto [whole, part] = parted(name);
  if (part.empty()) return whole_thing(store, name);
  if (part.front() == 'm' || part.front() == 'o') return node_of_claim(store, whole, part);
  const auto document = store.find(whole);
  // An address may end like that.
  if (!document) return whole_thing(store, name);
  return part.front() == 'e' ? entity_in_document(store, *document, part)
                             : member_in_document(store, *document, part);
}

Result<Claim> claim_of(Store& store, const Thing& thing) {
  return ClaimReader(store.tables()).read(thing.key);
}

}  // namespace sayso
