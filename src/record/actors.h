// Who is who across documents, as the store keeps it and views read it.
#pragma once

#include <string>
#include <string_view>
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

/// A person, a body or a state across documents; those that people merged are one.
struct Actor {
  std::string id;  // stays while documents are added and analysed anew
  EntityType type = EntityType::misc;
  std::string name;
  std::string country;               // ISO 3166-1 alpha-3; empty when not known
  std::string role;                  // of a person, as most members put it
  std::vector<EntityPlace> members;  // in the order in which their documents were added
};

/// All actors, in the order in which they were made. Nothing is said of the entities of documents
/// that are not linked yet.
Result<std::vector<Actor>> read_actors(Database& database);

/// The id of the actor that a person means by `name`: an id, the start of one, or a whole name in
/// any case. Errors also: "not-found", "ambiguous" (the message lists some).
Result<std::string> find_actor(Database& database, std::string_view name);

}  // namespace sayso
