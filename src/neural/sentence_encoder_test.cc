#include "neural/sentence_encoder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
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

double cosine(const std::vector<float>& one, const std::vector<float>& other) {
  return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
}

// training/golden.py wrote what PyTorch makes of these texts by the published weights, in fp32.
TEST(SentenceEncoder, AgreesWithThePublishedModel) {
  std::ifstream file(SAYSO_SOURCE_DIR "/tests/data/neural/sentences.json");
  const auto golden = nlohmann::json::parse(file);
  std::vector<std::string> texts;
  for (const auto& row : golden) texts.push_back(row.at("text"));
  const auto vectors = encoder().encode(texts);
  ASSERT_EQ(vectors.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_GE(cosine(vectors[i], golden[i].at("vector").get<std::vector<float>>()), 0.99)
        << texts[i];
  }
}

TEST(SentenceEncoder, PutsLikeMeaningsTogether) {
  const auto vectors = encoder().encode({"Orlum asked its neighbour for two patrol boats",
                                         "the neighbour was asked by Orlum to give it patrol boats",
                                         "the price of bread rose by a tenth"});
  EXPECT_GT(cosine(vectors[0], vectors[1]), 0.8);
  EXPECT_LT(cosine(vectors[0], vectors[2]), 0.3);
}

TEST(SentenceEncoder, TakesTextsOfAnyLength) {
  std::string longest;
  for (int i = 0; i < 2000; ++i) longest += "ships ";
  const auto vectors = encoder().encode({"", longest});
  EXPECT_NEAR(cosine(vectors[0], vectors[0]), 1, 1e-4);
  EXPECT_NEAR(cosine(vectors[1], vectors[1]), 1, 1e-4);
}

}  // namespace
}  // namespace sayso
