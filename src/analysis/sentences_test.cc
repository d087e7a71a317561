#include "analysis/sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  for (const Span span : split_sentences(text)) out.emplace_back(span.in(text));
  return out;
}

using Strings = std::vector<std::string>;

TEST(Sentences, EndAtFullStopsAndLineBreaks) {
  EXPECT_EQ(split("The port shut. Ships waited!\n\nNobody knew why"),
            (Strings{"The port shut.", "Ships waited!", "Nobody knew why"}));
  EXPECT_EQ(split(""), Strings{});
  EXPECT_EQ(split(" \n \n"), Strings{});
}

TEST(Sentences, TakeTheClosingQuotationMarkAlong) {
  EXPECT_EQ(split("“We will not pay.” He left."), (Strings{"“We will not pay.”", "He left."}));
  EXPECT_EQ(split("\"Is it true?\" she asked. It was."),
            (Strings{"\"Is it true?\" she asked.", "It was."}));
}

TEST(Sentences, GoOnAfterAbbreviationsAndInitials) {
  EXPECT_EQ(split("Mr. Orrin met Gen. J. Vask on Feb. 3 in St. Amery."),
            (Strings{"Mr. Orrin met Gen. J. Vask on Feb. 3 in St. Amery."}));
  EXPECT_EQ(split("Prices rose 3.5 percent. The bank shrugged."),
            (Strings{"Prices rose 3.5 percent.", "The bank shrugged."}));
  EXPECT_EQ(split("The U.S. Embassy closed at 5 p.m. The staff had left."),
            (Strings{"The U.S. Embassy closed at 5 p.m.", "The staff had left."}));
}

}  // namespace
}  // namespace sayso
