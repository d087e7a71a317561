// What the words of an unnamed source tell of it: "two senior State Department officials".
#pragma once

#include <string_view>

#include "analysis/analysis.h"
#include "analysis/source_phrase.h"

namespace sayso {

/// Affiliation, nationality, role and number, as far as `phrase`, read from `text`, states them;
/// nothing where it is a pronoun.
///
/// - affiliation: the body or the person that the source belongs to, without an article: "State
///   Department", "central bank", "Mr Brandt" of "aides to Mr Brandt".
/// - nationality: where one country is named and no other, as an adjective, by its capital, or
/// after
///   "from": "US", "Turkish", "Beijing".
/// - role: the noun with its own modifiers, without words of the two above: of "senior US official"
/// the value
///   is "senior official". Its span runs from the first of these words to the last.
/// - number: see source_phrase.h.
SourceDetail source_detail(std::string_view text, const SourcePhrase& phrase);

}  // namespace sayso
