// Words made alike for comparing what several documents call one thing.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/one_of.h"

namespace sayso {

/// The words of `text` in lower case, without possessive endings and punctuation.
std::vector<std::string> plain_words(std::string_view text);

/// Those that tell something: no articles, pronouns, prepositions and forms of address.
std::set<std::string> telling_words(std::string_view text);

/// The share of the smaller set that the other has too; 0 where one is empty.
double shared_part(const std::set<std::string>& a, const std::set<std::string>& b);

/// Whether two texts have nearly the same telling words, and more of them than anybody finds by
/// chance.
bool same_wording(const std::set<std::string>& words, const std::set<std::string>& others);

/// Whether all words of `part` are in `whole`; not where `part` is empty.
bool all_in(const std::set<std::string>& part, const std::set<std::string>& whole);

/// Whether one word is the country and the other its adjective or people: they differ in at most
/// two letters at the end ("Ruritania", "Ruritanian").
bool of_one_stem(std::string_view a, std::string_view b);

/// Whether one of `words` is in the list `wanted`.
template <typename List>
bool has_any(const std::vector<std::string>& words, const List& wanted) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(word, wanted); });
}

}  // namespace sayso
