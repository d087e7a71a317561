// The table of words for actors, data/actor_codes.tsv.
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

enum class ActorKind {
  agent,   // a noun that says what somebody is: "soldier"
  office,  // a noun that says it only with the words around it: "spokesman"
  body,    // the name of an international body or an armed group
};

struct ActorEntry {
  std::string_view words;
  ActorKind kind = ActorKind::agent;
  std::string_view home;   // country, or PLOVER's code for what belongs to no state; of names only
  std::string_view roles;  // up to two, with a space between
};

/// The entry of exactly these words, in the form of the table; null if it has none.
const ActorEntry* actor_entry(std::string_view words);

/// How many words the longest entry has.
std::size_t longest_actor_entry();

}  // namespace sayso
