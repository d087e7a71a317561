#include "record/actors.h"

#include <cstdint>
#include <map>

#include "record/database.h"

namespace sayso {
namespace {

constexpr std::size_t kListed = 5;  // actors that a message lists

std::string described(const Statement& row) {
  std::string words = std::string(row.text(0)) + " " + std::string(row.text(1));
  for (const int column : {2, 3}) {
    if (!row.text(column).empty()) words += ", " + std::string(row.text(column));
  }
  return words;
}

}  // namespace

Result<std::vector<Actor>> read_actors(Database& database) {
  std::vector<Actor> actors;
  std::int64_t shown_as = 0;
  // What people merged stands together, first the actor that the others went into.
  auto done = for_each_row(
      database.query(
          "SELECT a.shown_as, s.id, s.type, s.name, a.country, a.role, d.id, m.entity "
          "FROM actors a JOIN actors s ON s.key = a.shown_as "
          "JOIN actor_members m ON m.actor = a.key JOIN documents d ON d.key = m.document "
          "WHERE d.key NOT IN (SELECT document FROM unlinked) "
          "ORDER BY a.shown_as, a.key <> a.shown_as, d.key, a.key, m.entity"),
      [&](const Statement& row) {
        if (actors.empty() || row.integer(0) != shown_as) {
          shown_as = row.integer(0);
          Actor& actor = actors.emplace_back();
          actor.id = row.text(1);
          actor.type = entity_type_from(row.text(2)).value_or(EntityType::misc);
          actor.name = row.text(3);
        }
        Actor& actor = actors.back();
        if (actor.country.empty()) actor.country = row.text(4);
        if (actor.role.empty()) actor.role = row.text(5);
        actor.members.push_back({std::string(row.text(6)), std::string(row.text(7))});
      });
  if (!done) return done.error();
  return actors;
}

Result<std::string> find_actor(Database& database, std::string_view name) {
  auto rows = database.query(
      "SELECT DISTINCT s.id, s.name, s.role, s.country, a.id = ?1 FROM actors a "
      "JOIN actors s ON s.key = a.shown_as "
      "WHERE a.id = ?1 OR (length(?1) > 3 AND substr(a.id, 1, length(?1)) = ?1) "
      "OR a.name = ?1 COLLATE NOCASE ORDER BY a.id = ?1 DESC, s.key",
      name);
  std::map<std::string, std::string> found;  // by id
  for (;;) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) break;
    if (rows.integer(4) != 0) return std::string(rows.text(0));
    found.emplace(rows.text(0), described(rows));
  }
  if (found.size() == 1) return found.begin()->first;
  if (found.empty()) return database.error("not-found", "no actor '" + std::string(name) + "'");
  std::string message =
      "'" + std::string(name) + "' may be " + std::to_string(found.size()) + " actors: ";
  std::size_t listed = 0;
  for (const auto& [id, words] : found) {
    if (listed == kListed) message += "; ...";
    if (listed++ >= kListed) break;
    message += (listed > 1 ? "; " : "") + words;
  }
  return database.error("ambiguous", message);
}

}  // namespace sayso
