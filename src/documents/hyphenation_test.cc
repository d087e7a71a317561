#include "documents/hyphenation.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string joined(std::string paragraph, std::string_view line, std::string_view elsewhere = "") {
  WordSet words;
  add_words(elsewhere, words);
  append_line(line, words, paragraph);
  return paragraph;
}

TEST(Hyphenation, JoinsBrokenWords) {
  EXPECT_EQ(joined("the minis-", "try said"), "the ministry said");
  EXPECT_EQ(joined("the minis\u00AD", "try said"), "the ministry said");
  EXPECT_EQ(joined("a state-", "ment by the state of affairs"),
            "a statement by the state of affairs");
}

TEST(Hyphenation, KeepsHyphensOfTheWord) {
  EXPECT_EQ(joined("an Anglo-", "American firm"), "an Anglo-American firm");
  EXPECT_EQ(joined("the COVID-", "19 years"), "the COVID-19 years");
  EXPECT_EQ(joined("a two-year-", "old boy"), "a two-year-old boy");
  EXPECT_EQ(joined("a state-", "owned bank"), "a state-owned bank");
  EXPECT_EQ(joined("an ex-", "minister said", "The minister denied it."), "an ex-minister said");
}

TEST(Hyphenation, GoesByTheTextElsewhere) {
  EXPECT_EQ(joined("they re-", "sent it", "They re-sent all letters."), "they re-sent it");
  EXPECT_EQ(joined("the state-", "owned bank", "A stateowned bank."), "the stateowned bank");
}

TEST(Hyphenation, LeavesDashesAlone) {
  EXPECT_EQ(joined("the quay -", "closed now"), "the quay - closed now");
  EXPECT_EQ(joined("the quay", "closed"), "the quay closed");
}

}  // namespace
}  // namespace sayso
