#include "analysis/label_features.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sayso {
namespace {

Span find(std::string_view text, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

TEST(LabelFeatures, AreAlwaysAsManyAndEachZeroOrOne) {
  const std::string text =
      "“The bridge may not hold,” said two officials of the harbour board, whom the Orlum Courier "
      "did not name. Nobody asked why.";
  const LabelFeatures features(text);
  Attribution attribution;
  const std::vector<float> nothing = features.of(attribution);
  attribution.source = {find(text, "two officials of the harbour board")};
  attribution.cue = {find(text, "said")};
  attribution.content = {find(text, "“The bridge may not hold,”")};
  const std::vector<float> something = features.of(attribution);
  EXPECT_EQ(nothing.size(), LabelFeatures::count());
  EXPECT_EQ(something.size(), LabelFeatures::count());
  EXPECT_NE(nothing, something);
  EXPECT_TRUE(std::all_of(something.begin(), something.end(),
                          [](float feature) { return feature == 0 || feature == 1; }));
}

TEST(LabelFeatures, TellTheWritersOwnWordsFromQuotedOnes) {
  const std::string text = "I think it will rain. “I think it will rain,” said Ilse Varga.";
  const LabelFeatures features(text);
  Attribution own, repeated;
  own.source = {{0, 1}};
  own.cue = {{2, 7}};
  own.content = {{8, 20}};
  repeated = own;
  const auto offset = static_cast<std::uint32_t>(text.find("“I") + 3);
  for (Spans* spans : {&repeated.source, &repeated.cue, &repeated.content})
    (*spans)[0] = {(*spans)[0].begin + offset, (*spans)[0].end + offset};
  EXPECT_NE(features.of(own), features.of(repeated));
}

}  // namespace
}  // namespace sayso
