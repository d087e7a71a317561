// Whether two names may be names of one: "Secretary Jane Doe" and "Doe", "the Federal Bureau of
// Lighthouses" and "FBL".
#pragma once

#include "base/name_words.h"
#include "neural/name_tagger.h"

namespace sayso {

enum class Alias { none, part, initials, equal };

/// How `b` may be another form of `a`, both of `type`. Of people: equal, or one is a part of the
/// other that has its last word or is its first; two full names with other first words are two
/// people. Of others: equal, the same words in another order, initials, or the first words of the
/// other's.
Alias alias(const NameWords& a, const NameWords& b, NameType type);

/// Whether `words` before a name can belong to it: "the former minister", not "an envoy to".
bool is_title(std::string_view words);

}  // namespace sayso
