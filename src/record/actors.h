// Persons, bodies and states across the documents of a store, as views read them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "record/store.h"

namespace sayso {

struct ActorMember {
  std::string document;  // id
  std::string entity;    // id of an entity of its analysis
};

struct Actor {
  std::string id;  // stays while documents are added and analysed anew
  EntityType type = EntityType::misc;
  std::string name;
  std::string country;               // ISO 3166-1 alpha-3; empty where not known
  std::string role;                  // of a person, as most members put it
  std::vector<ActorMember> members;  // in the order of the documents
};

/// Gives each actor with its members to `take`, until that says false; those that people merged as
/// one, in the order in which they were first met. Errors are those of store.h.
Result<void> for_each_actor(const Store& store, const std::function<bool(const Actor&)>& take);

/// The id of the actor that a person means by `name`: an id, the start of one, or a whole name in
/// any case. Errors also: "not-found", "ambiguous" (the message lists some).
Result<std::string> find_actor(const Store& store, std::string_view name);

}  // namespace sayso
