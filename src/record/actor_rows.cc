#include "record/actor_rows.h"

#include <algorithm>
#include <tuple>

#include "base/split.h"
#include "record/source_rows.h"

namespace sayso {
namespace {

/// Those that were merged into the actor stand for themselves again.
Result<void> remove_actor(Database& database, std::int64_t actor) {
  auto done = database
                  .query(
                      "INSERT OR IGNORE INTO unlinked SELECT m.document FROM actors a "
                      "JOIN actor_members m ON m.actor = a.key JOIN analyses n "
                      "ON n.document = m.document WHERE a.shown_as = ?1 AND a.key <> ?1",
                      actor)
                  .run();
  if (!done) return done;
  done =
      database
          .query("UPDATE actors SET shown_as = key WHERE shown_as <> key AND shown_as = ?", actor)
          .run();
  if (!done) return done;
  return database.query("DELETE FROM actors WHERE key = ?", actor).run();
}

/// Documents that are looked at for whom an actor appears with.
constexpr std::int64_t kLatestDocuments = 50;

/// Counts what a member says of its actor, `by` 1 or -1.
Result<void> count_facts(Database& database, const MemberRow& member, std::int64_t by) {
  auto count = database.query(
      "INSERT INTO actor_facts VALUES (?, ?, ?, ?) "
      "ON CONFLICT DO UPDATE SET count = count + excluded.count");
  const auto add = [&](std::string_view field, const std::string& value) -> Result<void> {
    if (value.empty()) return {};
    return count.run_with(member.actor, field, value, by);
  };
  for (const std::string& name : member.names) {
    if (auto done = add("name", name); !done) return done;
  }
  if (auto done = add("written", member.written); !done) return done;
  if (auto done = add("country", member.country); !done) return done;
  if (auto done = add("role", member.role); !done) return done;
  if (by > 0) return {};
  return database.query("DELETE FROM actor_facts WHERE actor = ? AND count <= 0", member.actor)
      .run();
}

}  // namespace

Result<std::vector<std::int64_t>> unlinked_documents(Database& database, std::int64_t limit) {
  return keys_of(database.query("SELECT document FROM unlinked ORDER BY document LIMIT ?", limit));
}

Result<UnlinkedDocument> read_unlinked(Database& database, std::int64_t document) {
  UnlinkedDocument out;
  out.key = document;
  auto done = for_each_row(database.query("SELECT id, text FROM documents WHERE key = ?", document),
                           [&](const Statement& row) {
                             std::tie(out.id, out.text) = std::tuple(row.text(0), row.text(1));
                           });
  if (!done) return done.error();
  auto entities = read_entities(database, document);
  if (!entities) return entities.error();
  out.entities = std::move(*entities);
  auto citations = read_citations(database, document);
  if (!citations) return citations.error();
  out.citations = std::move(*citations);
  return out;
}

Result<void> mark_linked(Database& database, std::int64_t document) {
  return database.query("DELETE FROM unlinked WHERE document = ?", document).run();
}

Result<std::vector<MemberRow>> take_members(Database& database, std::int64_t document) {
  std::vector<MemberRow> members;
  auto done = for_each_row(
      database.query("SELECT entity, type, names, written, country, role, actor "
                     "FROM actor_members WHERE document = ? ORDER BY entity",
                     document),
      [&](const Statement& row) {
        members.push_back({std::string(row.text(0)),
                           entity_type_from(row.text(1)).value_or(EntityType::misc),
                           split_strings(row.text(2), '\n'), std::string(row.text(3)),
                           std::string(row.text(4)), std::string(row.text(5)), row.integer(6)});
      });
  if (!done) return done.error();
  for (const MemberRow& member : members) {
    if (auto counted = count_facts(database, member, -1); !counted) return counted.error();
  }
  done = database.query("DELETE FROM actor_members WHERE document = ?", document).run();
  if (!done) return done.error();
  return members;
}

Result<void> insert_member(Database& database, std::int64_t document, const MemberRow& member) {
  auto done = database
                  .query("INSERT INTO actor_members VALUES (?, ?, ?, ?, ?, ?, ?, ?)", document,
                         member.entity, member.actor, name_of(member.type),
                         joined(member.names, '\n'), member.written, member.country, member.role)
                  .run();
  if (!done) return done;
  return count_facts(database, member, 1);
}

Result<std::int64_t> insert_actor(Database& database, std::string_view id, EntityType type) {
  auto done = database
                  .query(
                      "INSERT INTO actors (id, type, name, country, role, shown_as) "
                      "VALUES (?, ?, '', '', '', 0)",
                      id, name_of(type))
                  .run();
  if (!done) return done.error();
  const std::int64_t key = database.last_key();
  done = database.query("UPDATE actors SET shown_as = key WHERE key = ?", key).run();
  if (!done) return done.error();
  return key;
}

Result<std::int64_t> actor_with_id(Database& database, std::string_view id) {
  auto found = database.query("SELECT key FROM actors WHERE id = ?", id);
  const auto row = found.step();
  if (!row) return row.error();
  return *row ? found.integer(0) : 0;
}

Result<void> add_actor_key(Database& database, std::string_view lookup, std::int64_t actor) {
  return database.query("INSERT OR IGNORE INTO actor_keys VALUES (?, ?)", lookup, actor).run();
}

Result<std::vector<std::int64_t>> actors_at(Database& database, std::string_view lookup) {
  return keys_of(
      database.query("SELECT actor FROM actor_keys WHERE lookup = ? ORDER BY actor", lookup));
}

Result<ActorFacts> read_facts(Database& database, std::int64_t actor) {
  ActorFacts facts;
  facts.actor = actor;
  auto done = for_each_row(database.query("SELECT shown_as, type FROM actors WHERE key = ?", actor),
                           [&](const Statement& row) {
                             facts.shown_as = row.integer(0);
                             facts.type = entity_type_from(row.text(1)).value_or(EntityType::misc);
                           });
  if (!done) return done.error();
  done = for_each_row(database.query("SELECT field, value FROM actor_facts WHERE actor = ?", actor),
                      [&](const Statement& row) {
                        if (row.text(0) == "name") facts.names.emplace_back(row.text(1));
                        if (row.text(0) == "country") facts.countries.emplace_back(row.text(1));
                        if (row.text(0) == "role") facts.roles.emplace_back(row.text(1));
                      });
  if (!done) return done.error();
  return facts;
}

Result<std::vector<std::int64_t>> company_of(Database& database, std::int64_t actor) {
  return keys_of(
      database.query("SELECT DISTINCT other.actor FROM (SELECT DISTINCT document "
                     "FROM actor_members WHERE actor = ? ORDER BY document DESC LIMIT ?) latest "
                     "JOIN actor_members other ON other.document = latest.document",
                     actor, kLatestDocuments));
}

Result<void> settle_actor(Database& database, std::int64_t actor) {
  auto member = database.query("SELECT type FROM actor_members WHERE actor = ? LIMIT 1", actor);
  const auto some = member.step();
  if (!some) return some.error();
  if (!*some) return remove_actor(database, actor);
  // A person's fullest name; of others, what they are called most. Else what most members say.
  std::string name, country, role;
  std::tuple<std::int64_t, std::int64_t, std::size_t> best_name;
  const bool person = member.text(0) == name_of(EntityType::per);
  auto done = for_each_row(
      database.query("SELECT field, value, count FROM actor_facts WHERE actor = ? "
                     "ORDER BY count, value DESC",
                     actor),
      [&](const Statement& row) {
        const std::string_view value = row.text(1);
        if (row.text(0) == "country") country = value;
        if (row.text(0) == "role") role = value;
        if (row.text(0) != "written") return;
        const std::int64_t words = person ? std::count(value.begin(), value.end(), ' ') : 0;
        const std::tuple rank(words, row.integer(2), value.size());
        if (!name.empty() && rank < best_name) return;
        name = value;
        best_name = rank;
      });
  if (!done) return done;
  if (name.empty()) name = country;  // a state that only its capital stands for
  return database
      .query("UPDATE actors SET name = ?, country = ?, role = ? WHERE key = ?", name, country, role,
             actor)
      .run();
}

Result<void> dissolve_actor(Database& database, std::int64_t actor) {
  auto done = database
                  .query(
                      "INSERT OR IGNORE INTO unlinked "
                      "SELECT DISTINCT document FROM actor_members WHERE actor = ?",
                      actor)
                  .run();
  if (!done) return done;
  return remove_actor(database, actor);
}

}  // namespace sayso
