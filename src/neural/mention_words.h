// What the wording of a mention tells of what it may go back to.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso {

/// Classes of pronouns: he, she, it, they, I, we, you, who, this, here from 1; 0 is none.
inline constexpr int pronoun_classes = 11;
enum PronounClass : int { no_pronoun, he, she, it, they, i, we, you, who, demonstrative, place };

/// Of one word, in lower case.
int pronoun_class(std::string_view word);

/// Words as numbers, so that mentions of one text compare quickly.
class WordNumbers {
 public:
  int of(const std::string& word);

 private:
  std::unordered_map<std::string, int> numbers_;
};

struct MentionWords {
  int pronoun = no_pronoun;
  std::vector<int> words;  // in lower case, without article and possessive ending
  int initials = -1;       // of its capitalised words, two or more
  int abbreviation = -1;   // itself without dots, where it is one word
  bool several = false;    // looks like a plural
};

/// `text` is not empty.
MentionWords mention_words(std::string_view text, WordNumbers& numbers);

/// How two mentions' words relate: 0 nothing in common, 1 equal, 2 same last word, 3 last word of
/// one in the other, 4 another word in common, 5 initials, 6 a pronoun takes part.
int wording(const MentionWords& a, const MentionWords& b);

}  // namespace sayso
