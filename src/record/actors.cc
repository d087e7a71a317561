#include "record/actors.h"

#include <cstdint>

#include "record/database.h"

namespace sayso {

Result<std::vector<Actor>> read_actors(Database& database) {
  std::vector<Actor> actors;
  std::int64_t last = 0;
  const auto done = for_each_row(
      database.query(
          "SELECT actors.key, actors.id, type, name, country, role, documents.id, entity "
          "FROM actors JOIN actor_members ON actor = actors.key "
          "JOIN documents ON documents.key = document "
          "ORDER BY actors.key, document, entity"),
      [&](const Statement& row) {
        if (actors.empty() || row.integer(0) != last) {
          last = row.integer(0);
          Actor& actor = actors.emplace_back();
          actor.id = row.text(1);
          actor.type = entity_type_from(row.text(2)).value_or(EntityType::misc);
          actor.name = row.text(3);
          actor.country = row.text(4);
          actor.role = row.text(5);
        }
        actors.back().members.push_back({std::string(row.text(6)), std::string(row.text(7))});
      });
  if (!done) return done.error();
  return actors;
}

}  // namespace sayso
