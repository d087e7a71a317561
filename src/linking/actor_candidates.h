// What of a document can be an actor, and where to look for it among the actors there are.
#pragma once

#include <string>
#include <vector>

#include "record/actor_rows.h"

namespace sayso {

struct ActorCandidate {
  MemberRow member;                  // of no actor yet
  std::vector<std::string> lookups;  // keys of actors that it may be; none where it stands alone
  std::vector<std::string> keys;     // by which its actor is to be found; as `lookups`
  bool tells_company = false;        // that another is met with it says something of that other
};

/// The persons, bodies and states of a document that it calls by name, bodies and states first.
///
/// A state goes by its country's code, and so does a capital that stands for its government
/// wherever it is named. A body of a common name ("the Foreign Ministry") is that of its country,
/// or else of the one country that the document speaks of; where there is none, or a person has but
/// one name and no role and country, there is nothing to look for.
std::vector<ActorCandidate> actor_candidates(const UnlinkedDocument& document);

}  // namespace sayso
