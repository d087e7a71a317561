// Judge: the same network in PyTorch and fp32 (training/golden.py wrote
// tests/data/neural/labels.json).
#include "neural/label_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace sayso {
namespace {

using nlohmann::json;

const std::string kFolder = std::string(SAYSO_SOURCE_DIR) + "/tests/data/neural/";
constexpr std::size_t kFeatures = 6;

template <std::size_t size>
void expect_near(const std::array<float, size>& scores, const json& expected) {
  ASSERT_EQ(expected.size(), size);
  for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR(scores[i], expected[i].get<float>(), 1e-3);
}

TEST(LabelReader, ReadsWhatPyTorchReads) {
  std::ifstream file(kFolder + "labels.json");
  const json golden = json::parse(file);
  const auto weights = Weights::open(kFolder + "labels.weights");
  ASSERT_TRUE(weights.ok()) << weights.error().message;
  const auto reader = LabelReader::from(*weights, kFeatures);
  ASSERT_TRUE(reader.ok()) << reader.error().message;
  std::vector<Piece> pieces;
  for (const json& id : golden["ids"]) pieces.push_back({.id = id, .span = {}});
  const auto vectors = weights->tensor("vectors", Tensor::Type::f32, {-1, 384});
  ASSERT_TRUE(vectors.ok());
  LabelReader::Scratch scratch;
  EXPECT_EQ(golden["rows"].size(), 3U);
  for (const json& row : golden["rows"]) {
    const LabelScores scores =
        reader->read(pieces, vectors->f32(),
                     {row["source"], row["cue"], row["content"], row["features"]}, scratch);
    expect_near(scores.source_kind, row["scores"]["source_kind"]);
    expect_near(scores.stance, row["scores"]["stance"]);
    expect_near(scores.certainty, row["scores"]["certainty"]);
  }
}

TEST(LabelReader, IsNotMadeFromWeightsOfOtherFeatures) {
  const auto weights = Weights::open(kFolder + "labels.weights");
  ASSERT_TRUE(weights.ok()) << weights.error().message;
  const auto reader = LabelReader::from(*weights, kFeatures + 1);
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, "models-damaged");
}

}  // namespace
}  // namespace sayso
