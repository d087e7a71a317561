#include "analysis/inner_attributions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

/// The sources found inside a text that is one sentence and one content.
std::vector<std::string> sources_in(const std::string& text) {
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  Attribution outer;
  outer.content = {whole};
  std::vector<Attribution> attributions = {outer};
  const WordList words(text);
  add_inner_attributions(words, std::vector{whole}, attributions);
  std::vector<std::string> out;
  for (const Attribution& attribution : attributions) {
    if (!attribution.source.empty()) {
      out.emplace_back(attribution.source.front().in(text));
    }
  }
  return out;
}

TEST(InnerAttributions, AreClausesWithASubject) {
  EXPECT_EQ(sources_in("the minister said that ships had left"),
            (std::vector<std::string>{"the minister"}));
  EXPECT_EQ(sources_in("she believes the harbour will open"), (std::vector<std::string>{"she"}));
}

TEST(InnerAttributions, AreWhatEvidenceShows) {
  EXPECT_EQ(
      sources_in("the cabinet weighs releasing intelligence that suggests Orvia may sell ships"),
      (std::vector<std::string>{"intelligence"}));
  EXPECT_EQ(sources_in("he would publish documents he says show that the dam had cracked"),
            (std::vector<std::string>{"documents"}));
  EXPECT_EQ(sources_in("she had seen the leaked reports suggesting Orvia was weighing a sale"),
            (std::vector<std::string>{"the leaked reports"}));
  EXPECT_TRUE(sources_in("the minister will show that ships had left").empty());
}

TEST(InnerAttributions, AreNoneWhereTheVerbHasNoSubject) {
  EXPECT_TRUE(sources_in("the port needs the help of states that may not pay").empty());
  EXPECT_TRUE(sources_in("the impact it said Varga would have was small").empty());
}

}  // namespace
}  // namespace sayso
