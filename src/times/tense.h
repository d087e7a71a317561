// Which way the verb of a clause looks: "met Tuesday" back, "will meet Tuesday" ahead.
#pragma once

#include <cstddef>

#include "times/meaning.h"
#include "times/tokens.h"

namespace sayso::timex {

/// For the phrase of tokens [begin, end): the nearest verb before it in its sentence, or else the
/// first behind it. Verbs are told by closed lists: auxiliaries, the past forms that news uses, and
/// "-ed"; an infinitive looks ahead behind a verb of planning. `Pick::by_verb` where none tells.
Direction direction_of(const Tokens& tokens, std::size_t begin, std::size_t end);

/// Whether the word at `at` is a verb that tells a direction.
bool tells_direction(const Tokens& tokens, std::size_t at);

/// Whether the sentence that holds the phrase has, from token `from` on, neither a verb of the past
/// nor one that looks ahead: "two hundred people work there today". The perfect counts as present.
bool is_in_present(const Tokens& tokens, std::size_t from, std::size_t begin, std::size_t end);

}  // namespace sayso::timex
