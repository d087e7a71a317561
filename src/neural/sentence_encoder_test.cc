#include "neural/sentence_encoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace sayso {
namespace {

const SentenceEncoder& encoder() {
  static const Result<SentenceEncoder> opened =
      SentenceEncoder::open(std::string(SAYSO_SOURCE_DIR) + "/models");
  if (!opened.ok()) throw std::runtime_error(opened.error().message);
  return *opened;
}

double product(std::span<const float> one, std::span<const float> other) {
  return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
}

double cosine(const std::string& one, const std::string& other) {
  const auto meanings = encoder().encode({{one, false, {}, {}}, {other, false, {}, {}}});
  return product(meanings[0].whole, meanings[1].whole);
}

std::span<const float> word_of(const Meaning& meaning, std::size_t i) {
  return std::span(meaning.words).subspan(i * Meaning::word_width, Meaning::word_width);
}

// training/golden.py wrote what PyTorch makes of these by the weights as they are stored.
TEST(SentenceEncoder, AgreesWithPyTorch) {
  std::ifstream file(SAYSO_SOURCE_DIR "/tests/data/neural/statements.json");
  const auto golden = nlohmann::json::parse(file);
  ASSERT_FALSE(golden.empty());
  for (const auto& row : golden) {
    const std::string before = row.at("before");
    const Stated stated{row.at("words"), !before.empty(), before, before.empty() ? "" : "."};
    const Meaning meaning = encoder().encode({stated}).front();
    EXPECT_GE(product(meaning.whole, row.at("whole").get<std::vector<float>>()), 0.99);
    // Of all pieces those that weigh most are kept, in their order.
    const auto weights = row.at("weights").get<std::vector<float>>();
    std::vector<std::size_t> places(weights.size());
    std::iota(places.begin(), places.end(), 0);
    std::sort(places.begin(), places.end(),
              [&](auto a, auto b) { return weights[a] > weights[b]; });
    ASSERT_LE(meaning.weights.size(), places.size());
    EXPECT_EQ(meaning.weights.size(), std::min(places.size(), Meaning::most_words));
    const std::size_t heaviest =
        std::max_element(meaning.weights.begin(), meaning.weights.end()) - meaning.weights.begin();
    const auto vector = row.at("vectors").at(places[0]).get<std::vector<float>>();
    EXPECT_GE(product(word_of(meaning, heaviest), vector), 0.97) << stated.words;
    if (stated.in_place) {
      EXPECT_NEAR(meaning.denies, row.at("denies").get<double>(), 0.5);
    }
    EXPECT_NEAR(std::accumulate(meaning.weights.begin(), meaning.weights.end(), 0.0), 1, 1e-4);
  }
}

TEST(SentenceEncoder, PutsLikeMeaningsTogether) {
  const std::string asked = "Orlum asked its neighbour for two patrol boats";
  EXPECT_GT(cosine(asked, "the neighbour was asked by Orlum to give it patrol boats"), 0.7);
  EXPECT_LT(cosine(asked, "the price of bread rose by a tenth"), 0.3);
}

TEST(SentenceEncoder, ReadsADenialWithWhatStandsBefore) {
  const std::string before =
      "Orlum asked for two patrol boats, the Courier reported. He called that ";
  const auto meanings = encoder().encode({{"nonsense", true, before, "."},
                                          {"nonsense", true, "", "."},
                                          {"Orlum asked for patrol boats", false, {}, {}}});
  EXPECT_GT(product(meanings[0].whole, meanings[2].whole),
            product(meanings[1].whole, meanings[2].whole));
}

TEST(SentenceEncoder, ReadsADenialThatNegatesNothingByItsPlace) {
  const std::string words = "They came down from the hills behind the town";
  const auto meanings = encoder().encode(
      {{words, true,
        "Two ministers accused Orlum of sending soldiers across the river. Orlum's envoy called "
        "that an invention. The attackers had not crossed any water, she said: ",
        "."},
       {words, true,
        "Some forty sheep were brought to the market on Saturday, a farmer told the Courier. ",
        ", he said."}});
  EXPECT_GT(meanings[0].denies, meanings[1].denies + 1);
}

TEST(SentenceEncoder, TakesTextsOfAnyLength) {
  std::string longest;
  for (int i = 0; i < 2000; ++i) longest += "ships ";
  const auto meanings = encoder().encode(
      {{"", false, {}, {}}, {longest, true, longest, longest}, {"", true, {}, {}}});
  for (const Meaning& meaning : meanings) {
    EXPECT_NEAR(product(meaning.whole, meaning.whole), 1, 1e-4);
    EXPECT_EQ(meaning.words.size(), meaning.weights.size() * Meaning::word_width);
  }
  EXPECT_TRUE(meanings[0].weights.empty());
  EXPECT_EQ(meanings[1].weights.size(), Meaning::most_words);
}

}  // namespace
}  // namespace sayso
