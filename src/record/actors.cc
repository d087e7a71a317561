#include "record/actors.h"

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

Result<void> for_each_actor(const Store& store, const std::function<bool(const Actor&)>& take) {
  Database& database = store.tables();
  // What people merged stands together, first the actor that the others went into.
  auto rows = database.query(
      "SELECT a.key, a.id, a.type, a.name, a.country, a.role, m.entity, d.id, a.shown_as "
      "FROM actors a JOIN actor_members m ON m.actor = a.key JOIN documents d ON d.key = "
      "m.document "
      "WHERE d.key NOT IN (SELECT document FROM unlinked) "
      "ORDER BY a.shown_as, a.key <> a.shown_as, d.key, a.key, m.entity");
  Actor actor;
  std::int64_t shown_as = 0;
  for (;;) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row || rows.integer(8) != shown_as) {
      if (!actor.members.empty() && !take(actor)) return {};
      if (!*row) return {};
      shown_as = rows.integer(8);
      actor = {std::string(rows.text(1)),
               entity_type_from(rows.text(2)).value_or(EntityType::misc),
               std::string(rows.text(3)),
               {},
               {},
               {}};
    }
    if (actor.country.empty()) actor.country = rows.text(4);
    if (actor.role.empty()) actor.role = rows.text(5);
    actor.members.push_back({std::string(rows.text(7)), std::string(rows.text(6))});
  }
}

Result<std::string> find_actor(const Store& store, std::string_view name) {
  Database& database = store.tables();
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
