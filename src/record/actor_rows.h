// Actors as rows of the store's tables: what linking writes. The tables are drawn in
// migrations/0005_actors.sql. All of it belongs inside a transaction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "record/database.h"

namespace sayso {

/// An entity of a document as a member of an actor.
struct MemberRow {
  std::string entity;
  EntityType type = EntityType::misc;
  std::vector<std::string> names;  // made alike, the fullest first
  std::string written;             // as the document has it
  std::string country;
  std::string role;
  std::int64_t actor = 0;
};

/// What the members of an actor say of it; each value once.
struct ActorFacts {
  std::int64_t actor = 0;
  std::int64_t shown_as = 0;
  EntityType type = EntityType::misc;
  std::vector<std::string> names;
  std::vector<std::string> countries;
  std::vector<std::string> roles;
};

/// What linking reads of a document.
struct UnlinkedDocument {
  std::int64_t key = 0;
  std::string id;
  std::string text;
  std::vector<Entity> entities;
  std::vector<Citation> citations;
};

/// Documents whose entities have no actor yet, oldest first.
Result<std::vector<std::int64_t>> unlinked_documents(Database& database, std::int64_t limit);
Result<UnlinkedDocument> read_unlinked(Database& database, std::int64_t document);
Result<void> mark_linked(Database& database, std::int64_t document);

/// Takes the document's members from their actors and gives them; `settle_actor` must follow for
/// the actors that they were of.
Result<std::vector<MemberRow>> take_members(Database& database, std::int64_t document);
Result<void> insert_member(Database& database, std::int64_t document, const MemberRow& member);

/// Makes an actor without members and gives its key. `id` is taken by no other.
Result<std::int64_t> insert_actor(Database& database, std::string_view id, EntityType type);
/// Key of the actor with this id; 0 where there is none.
Result<std::int64_t> actor_with_id(Database& database, std::string_view id);
Result<void> add_actor_key(Database& database, std::string_view lookup, std::int64_t actor);
Result<std::vector<std::int64_t>> actors_at(Database& database, std::string_view lookup);
Result<ActorFacts> read_facts(Database& database, std::int64_t actor);

/// Keys of the actors in the latest documents that `actor` is in.
Result<std::vector<std::int64_t>> company_of(Database& database, std::int64_t actor);

/// Gives the actor the name, country and role that its members say; removes one without members.
Result<void> settle_actor(Database& database, std::int64_t actor);

/// Removes the actor and has the documents that it was in linked anew.
Result<void> dissolve_actor(Database& database, std::int64_t actor);

}  // namespace sayso
