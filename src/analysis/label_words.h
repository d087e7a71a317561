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

/// Whether one of `words` negates: "not", "never", "didn't".
bool negated(const Words& words);

/// How many words of `text` begin with a capital; a name, as opposed to a description.
int capitalised(std::string_view text);

// Nouns that a source is described by.
extern const WordGroup kOfficials, kPeople, kGroups, kDocuments, kOutlets, kBodies;
// What a description begins with, and what stands for one.
extern const WordGroup kQuantifiers, kPronouns;
// What lowers the certainty of a statement.
extern const WordGroup kHedgesProbable, kHedgesPossible, kConditions;

}  // namespace sayso
