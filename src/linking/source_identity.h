// Who each attribution of one document is by: attributions of one source get one identity.
//
// Within a document, a source is whoever its words refer to: attributions with one speaker are one
// source, and unnamed sources are joined where the text says that they are the same. An unnamed
// source never goes under a name, and is never taken for one of another document.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analysis.h"
#include "record/store.h"

namespace sayso {

enum class Standing {
  named,    // persons and organisations by name
  unnamed,  // officials, people, groups without a name
  works,    // outlets, documents, the author
  pronoun,  // only "he", "they", and who that is stays open; grouped within one document
  nobody,   // no source in the text
};

/// A source as far as one document tells of it.
struct SourceIdentity {
  Standing standing = Standing::nobody;
  std::string key;                 // equal for one source, in one document and across
  std::string name;                // its actor's, its entity's, or the fullest wording
  const Actor* actor = nullptr;    // who it is across documents, where that is known
  const Entity* entity = nullptr;  // that it is, of this document, if that has a name
};

/// The actor of each entity of a store, by document and entity.
class ActorIndex {
 public:
  explicit ActorIndex(std::vector<Actor> actors);
  ActorIndex(const ActorIndex&) = delete;
  ActorIndex& operator=(const ActorIndex&) = delete;

  /// Null where the entity has none. Valid as long as the index.
  const Actor* find(const std::string& document, const std::string& entity) const;

 private:
  std::vector<Actor> actors_;
  std::map<std::pair<std::string, std::string>, const Actor*> by_place_;
};

/// One for each attribution of `entry`, in their order; valid as long as `entry` and `actors`.
/// Across documents a named source is its actor or, without one, its name or wording.
std::vector<SourceIdentity> identify_sources(const Entry& entry, const ActorIndex& actors);

}  // namespace sayso
