#include "linking/claims/own_content.h"

#include <gtest/gtest.h>

#include <string>

#include "linking/store_for_tests.h"

namespace sayso {
namespace {

/// What is left of what the paper says where `inner` says its part of it.
std::string left_of(const std::string& text, const Said& inner) {
  Analysis analysis = analysis_of(
      text, {{"The paper", text.substr(text.find("that ")), SourceKind::outlet}, inner});
  analysis.attributions[1].within = "a1";
  return words_of(text, own_content(text, analysis.attributions[0], analysis.attributions));
}

TEST(OwnContent, IsWhatStandsBesideWhatAnotherSays) {
  const Said official = {"an official", "the gate had jammed", SourceKind::unnamed_official};
  EXPECT_EQ(left_of("The paper told that an official said the gate had jammed, but a second gate "
                    "held for hours.",
                    official),
            "a second gate held for hours.");
  const std::string nothing = "The paper told that an official said the gate had jammed.";
  EXPECT_EQ(left_of(nothing, official), nothing.substr(nothing.find("that ")));
}

TEST(OwnContent, IsAllWhereWhatIsLeftIsNoClause) {
  const std::string text =
      "The paper told that an official said the gate had jammed in what may be a sign of rust.";
  EXPECT_EQ(left_of(text, {"an official", "the gate had jammed", SourceKind::unnamed_official}),
            text.substr(text.find("that ")));
}

TEST(OwnContent, IsAllWhereTheOtherIsOnlyPartOfAClause) {
  const std::string text =
      "The paper told that the board weighs a letter in which an official "
      "said the gate had jammed.";
  EXPECT_EQ(left_of(text, {"an official", "the gate had jammed", SourceKind::unnamed_official}),
            text.substr(text.find("that ")));
}

}  // namespace
}  // namespace sayso
