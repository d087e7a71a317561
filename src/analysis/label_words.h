// The closed word lists that kind of source, stance and certainty are told by, and how words are
// looked up in them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

using Words = std::vector<std::string>;
using WordGroup = std::initializer_list<std::string_view>;

/// Words of `text`, lower case, an apostrophe inside a word kept in its straight form.
Words words_of(std::string_view text);

/// The words with a space between each two.
std::string joined(const Words& words);

/// "Marrow's" becomes "Marrow", "officials'" becomes "officials".
void drop_possessive(std::string& word);

bool is_one_of(std::string_view word, WordGroup list);

/// Whether one of `words` is in `list`, or begins with one of `stems`.
bool has_word(const Words& words, WordGroup list);
bool has_stem(const Words& words, WordGroup stems);

/// Without what only counts the noun behind it: "dozens of papers" and "one of the papers" are
/// "papers" and "the papers".
Words without_count(Words words);

/// The words of the description `source` up to its noun, which is the last: "the officials" of "two
/// of the officials with the army".
Words head_of(Words source);

/// Whether the writer, or someone quoted, is a source of these words: "I", "my sister and me".
bool is_first_person(const Words& source);

/// Whether one of `words` negates: "not", "never", "didn't".
bool negated(const Words& words);

/// How many words of `text` begin with a capital; a name, as opposed to a description.
int capitalised(std::string_view text);

/// Whether `text` is written as a name of several words is: all begin with a capital but those that
/// names join with, as in "the Guild of Pilots".
bool is_proper(std::string_view text);

// Nouns that a source is described by.
extern const WordGroup kOfficials, kPeople, kGroups, kDocuments, kOutlets, kBodies;
// What a description begins with, and what stands for one.
extern const WordGroup kQuantifiers, kPronouns;
// What lowers the certainty of a statement.
extern const WordGroup kHedgesProbable, kHedgesPossible, kConditions;

}  // namespace sayso
