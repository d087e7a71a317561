// Who is who across documents, as the store keeps it.
#pragma once

#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "base/result.h"

namespace sayso {

class Database;

/// An entity of one document.
struct EntityPlace {
  std::string document;  // its id
  std::string entity;    // id within it
};

/// A person or body across documents.
struct Actor {
  std::string id;
  EntityType type = EntityType::misc;
  std::string name;
  std::string country;  // ISO 3166-1 alpha-3; empty when not known
  std::string role;
  std::vector<EntityPlace> members;  // in the order in which their documents were added
};

/// All actors, in the order in which they were made.
Result<std::vector<Actor>> read_actors(Database& database);

}  // namespace sayso
