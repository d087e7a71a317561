// Words that never are the head of a noun phrase: articles, prepositions, auxiliaries.
#pragma once

#include <string_view>

namespace sayso {

/// Whether `word`, in lower case, is an article, a determiner, a pronoun, a preposition, a
/// conjunction, an auxiliary or a common adverb of English.
bool is_function_word(std::string_view word);

}  // namespace sayso
