// The words by which a report shows that a name is a state's, a body's or a town's.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// What the name of a state and of its people, in lower case, have in common: "ruve" of "ruvenian".
std::string party_stem(std::string_view name);

/// Whether a name may be that of a state's people: "Ruvenian".
bool is_of_people(std::string_view name);

/// Without "the" and without a possessive ending.
std::string name_without_article(std::string_view name);

/// Whether a body of this name is part of some state, or only reports: none that gives or gets.
bool is_part_of_state(std::string_view name);

/// Whether `word`, in lower case, is of what states have: "army", "ambassador", "citizens".
bool is_office(std::string_view word);

/// Whether words tell of an armed body: "rebel group".
bool has_armed_word(std::string_view words);

/// Whether words without a name may refer back to a state: "it", "the country", "its neighbour".
bool may_be_state(std::string_view words);

/// A few capitals: "FDH".
bool is_acronym(std::string_view name);

/// A longer name in capitals: "CASTREL".
bool is_dateline(std::string_view name);

}  // namespace sayso
