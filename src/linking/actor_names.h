// When names and roles of two documents may be of one person or body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

/// A name made alike: of a person its words in order without "Ms" or "Dr", of others those that
/// tell anything, in the order of the alphabet ("Ministry of Justice" and "the Justice Ministry"
/// are one).
std::string alike_name(std::string_view name, EntityType type);

/// Whether a person's name (made alike) has more than one word.
bool is_full_name(std::string_view name);

/// Whether two names of persons (made alike) can be of one. Full names: the same last word, the
/// same first word or its initial, no middle name or initial against another. A single word: the
/// last word of the other.
bool names_agree(std::string_view one, std::string_view other);

/// Whether every country may have a body of this name (made alike): "the Foreign Ministry",
/// "police".
bool is_common_body(std::string_view name);

/// The words of a role that say what somebody does, in the order of the alphabet: "defence" and
/// "minister" of "the former defence minister".
std::vector<std::string> role_words(std::string_view role);

}  // namespace sayso
