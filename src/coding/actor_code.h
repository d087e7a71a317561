// An actor as users of event data know it: whose it is and what part of society it belongs to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

struct ActorCode {
  std::string country;  // ISO 3166-1 alpha-3, and XKX for Kosovo; empty when not known or of none
  /// Of a body that belongs to no state, PLOVER's code for it in the place of the country: "UNO",
  /// "EUR", "IGO", "NGO", "IMG"; else empty.
  std::string international;
  std::vector<std::string>
      roles;  // PLOVER's sectors, the main one first: "GOV", "MIL"; at most two

  friend bool operator==(const ActorCode&, const ActorCode&) = default;
};

/// The code of the party that a text calls `words` ("two Sudanese army officers"); `entity` is who
/// that is, or null where it is not known. What the words say goes before what is known of the
/// entity from elsewhere. Empty fields where neither says it: nothing is guessed.
ActorCode actor_code(std::string_view words, const Entity* entity);

/// The country, or what stands in its place.
const std::string& home_of(const ActorCode& code);

/// In one word, as CAMEO writes it: "SDNMIL", "UNO", "---REB" where no country is known; empty for
/// an empty code.
std::string joined(const ActorCode& code);

}  // namespace sayso
