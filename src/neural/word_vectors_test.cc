#include "neural/word_vectors.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace sayso {
namespace {

double cosine(const WordVectors& vectors, const std::string& one, const std::string& other) {
  const std::vector<float> a = vectors.of(one);
  const std::vector<float> b = vectors.of(other);
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

TEST(WordVectorsTest, PutsWordsOfOneMeaningClose) {
  const auto vectors = WordVectors::open(SAYSO_SOURCE_DIR "/models");
  ASSERT_TRUE(vectors.ok()) << vectors.error().message;
  EXPECT_NEAR(cosine(*vectors, "attack", "Attack"), 1, 1e-5);
  EXPECT_GT(cosine(*vectors, "quake", "earthquake"), 0.5);
  EXPECT_GT(cosine(*vectors, "acquired", "acquisition"), 0.5);
  EXPECT_LT(cosine(*vectors, "fired", "said"), 0.25);
}

TEST(WordVectorsTest, SaysWhichFileIsMissing) {
  const auto vectors = WordVectors::open("/nowhere");
  ASSERT_FALSE(vectors.ok());
  EXPECT_EQ(vectors.error().code, "models-missing");
}

}  // namespace
}  // namespace sayso
