// What a person may ask about: claims, members and other nodes of their ledgers, documents,
// stories, actors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

struct Thing {
  enum class Kind { claim, node, document, story, actor };

  Kind kind = Kind::document;
  std::string id;                     // of the claim, document, story or actor
  std::int64_t key = 0;               // of the claim or document
  std::string node;                   // of a node: "m2", "o0"
  std::optional<std::size_t> member;  // of a node that is one: index into Claim::members
};

/// What `name` names: a claim, story, document or actor as elsewhere; CLAIM/m2 and CLAIM/o0 nodes
/// of a claim's ledger; DOCUMENT/a3 and DOCUMENT/v3 the member that an attribution or event is;
/// DOCUMENT/e3 the actor that an entity is. Errors also: "not-found", "ambiguous".
Result<Thing> find_thing(Store& store, std::string_view name);

/// The claim that the thing is or that it is a node of.
Result<Claim> claim_of(Store& store, const Thing& thing);

}  // namespace sayso
