#include "analysis/chains.h"

#include <gtest/gtest.h>

#include <string>

#include "analysis/cited.h"
#include "analysis/inner_attributions.h"
#include "analysis/sentences.h"

namespace sayso {
namespace {

Span find(const std::string& text, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(text.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

Attribution attribution(const std::string& text, const char* source, const char* cue,
                        const char* content) {
  Attribution out;
  out.source = {find(text, source)};
  out.cue = {find(text, cue)};
  out.content = {find(text, content)};
  return out;
}

std::vector<Attribution> chained(const std::string& text, std::vector<Attribution> attributions) {
  const WordList words(text);
  std::vector<Citation> citations = find_citations(words);
  for (std::size_t i = 0; i < citations.size(); ++i) citations[i].id = "c" + std::to_string(i + 1);
  const std::vector<Span> sentences = split_sentences(text);
  add_inner_attributions(words, sentences, attributions);
  add_cited_sources(words, citations, attributions);
  set_within(text, attributions);
  set_told_to(sentences, citations, attributions);
  return attributions;
}

TEST(Chains, PutAnOutletItsSourceAndTheSourcesSourceInPlace) {
  const std::string text =
      "The Orlum Gazette, citing two officials, reported that the mayor said the bridge was shut.";
  const auto found = chained(text, {attribution(text, "The Orlum Gazette", "reported",
                                                "that the mayor said the bridge was shut")});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(words_of(text, found[0].source), "two officials");
  EXPECT_EQ(found[0].within, found[1].id);
  EXPECT_EQ(found[1].within, "");
  EXPECT_EQ(words_of(text, found[2].source), "the mayor");
  EXPECT_EQ(words_of(text, found[2].content), "the bridge was shut");
  EXPECT_EQ(found[2].within, found[0].id);
}

TEST(Chains, TakeNoReasonForASource) {
  const std::string text = "The Orlum Gazette said the bridge was shut, citing a threat to safety.";
  EXPECT_EQ(
      chained(text, {attribution(text, "The Orlum Gazette", "said", "the bridge was shut")}).size(),
      1U);
}

TEST(Chains, DoNotGiveAPersonTheSourcesOfAnOutlet) {
  const std::string text = "Marrow said the bridge was shut, citing two officials.";
  EXPECT_EQ(chained(text, {attribution(text, "Marrow", "said", "the bridge was shut")}).size(), 1U);
}

TEST(Chains, GiveEachAttributionTheOutletItWasToldTo) {
  const std::string text =
      "Marrow told Reuters it was late. The clerk said Doe had told the Orlum Gazette that it was "
      "early.";
  const auto found = chained(
      text,
      {attribution(text, "Marrow", "told", "it was late"),
       attribution(text, "The clerk", "said", "Doe had told the Orlum Gazette that it was early")});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].told_to, "c1");
  EXPECT_EQ(found[1].told_to, "");
  EXPECT_EQ(found[2].told_to, "c2");
  EXPECT_EQ(found[2].within, found[1].id);
}

}  // namespace
}  // namespace sayso
