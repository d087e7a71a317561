#include "analysis/words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string lower_words(std::string_view text) {
  std::string out;
  for (const PhraseWord& word : words_in(text, {0, static_cast<std::uint32_t>(text.size())})) {
    out += (out.empty() ? "" : word.after_break ? "|" : " ") + word.lower;
  }
  return out;
}

TEST(Words, KeepAbbreviationsHyphensAndApostrophes) {
  EXPECT_EQ(lower_words("Mr. Brandt’s U.S. vice-presidents' aides"),
            "mr. brandt's u.s. vice-presidents' aides");
}

TEST(Words, KnowWhatPunctuationStandsBeforeThem) {
  EXPECT_EQ(lower_words("An aide, who left – in May; so “he said”."),
            "an aide|who left|in may|so|he said");
}

TEST(Words, AreSingularOrPlural) {
  EXPECT_TRUE(is_plural("officials"));
  EXPECT_TRUE(is_plural("critics"));
  EXPECT_TRUE(is_plural("people"));
  EXPECT_FALSE(is_plural("congress"));
  EXPECT_FALSE(is_plural("politics"));
  EXPECT_EQ(singular("deputies"), "deputy");
  EXPECT_EQ(singular("spokeswomen"), "spokeswoman");
  EXPECT_EQ(singular("witnesses"), "witness");
  EXPECT_EQ(singular("people"), "person");
  EXPECT_EQ(singular("aide"), "aide");
}

}  // namespace
}  // namespace sayso
