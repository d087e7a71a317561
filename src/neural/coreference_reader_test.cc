// Judge: the same reading in PyTorch and fp32 (training/golden.py wrote
// tests/data/neural/mentions.json).
#include "neural/coreference_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "neural/encoder.h"

namespace sayso {
namespace {

using nlohmann::json;

class Mentions : public testing::Test {
 protected:
  void SetUp() override {
    const std::string root = SAYSO_SOURCE_DIR;
    std::ifstream file(root + "/tests/data/neural/mentions.json");
    golden_ = json::parse(file);
    text_ = golden_["text"];
    auto weights = Weights::open(root + "/models/news.weights");
    ASSERT_TRUE(weights.ok()) << weights.error().message;
    weights_ = std::make_unique<Weights>(*std::move(weights));
    pieces_ = Tokenizer::open(*weights_)->tokenize(text_);
    Encoder::Scratch scratch;
    const auto encoder = Encoder::open(*weights_, {"coreference.layer"});
    ASSERT_TRUE(encoder.ok()) << encoder.error().message;
    const auto vectors = encoder->encode_by_each_last(pieces_, scratch);
    vectors_ = vectors[1];
    names_ = NameTagger::from(*weights_)->read(pieces_, text_, vectors[0].data());
  }

  std::vector<ReadMention> read(std::span<const PieceRange> wanted = {}) const {
    return CoreferenceReader::from(*weights_)->read(pieces_, text_, vectors_.data(),
                                                    names_.likeliest, wanted);
  }

  json golden_;
  std::string text_;
  std::unique_ptr<Weights> weights_;
  std::vector<Piece> pieces_;
  std::vector<float> vectors_;  // by the head's own layer
  ReadNames names_;
};

TEST_F(Mentions, NamesAreThoseThatPyTorchFinds) {
  json found = json::array();
  for (const ReadName& name : names_.names) {
    found.push_back({name.range.begin, name.range.end, static_cast<int>(name.type)});
  }
  EXPECT_EQ(found, golden_["names"]);
  EXPECT_GE(found.size(), 4U);
}

// int8 moves scores a little, so a mention at the edge may differ.
TEST_F(Mentions, GoBackToWhatPyTorchSays) {
  const std::vector<ReadMention> found = read();
  const json& expected = golden_["mentions"];
  ASSERT_EQ(found.size(), expected.size());
  std::size_t same = 0;
  for (const json& mention : expected) {
    const PieceRange range{mention["range"][0], mention["range"][1]};
    for (const ReadMention& ours : found) {
      if (ours.range != range) continue;
      const double sure = mention["probability"];
      const bool none =
          sure < 0.3 && (ours.antecedents.empty() || ours.antecedents.front().probability < 0.4);
      if (none) ++same;
      if (none || ours.antecedents.empty()) continue;
      const PieceRange back = found[ours.antecedents.front().mention].range;
      const json& other = expected[mention["antecedent"].get<std::size_t>()]["range"];
      if (back == PieceRange{other[0], other[1]} &&
          std::abs(ours.antecedents.front().probability - sure) < 0.15) {
        ++same;
      }
    }
  }
  EXPECT_GE(same * 10, expected.size() * 9);
}

TEST_F(Mentions, WhatIsWantedIsAmongThem) {
  // "safe" of nothing: the last word of the text, which no reader would choose.
  const PieceRange wanted{static_cast<std::uint32_t>(pieces_.size()) - 3,
                          static_cast<std::uint32_t>(pieces_.size()) - 2};
  const auto has = [&](const std::vector<ReadMention>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const ReadMention& m) { return m.range == wanted; });
  };
  EXPECT_TRUE(has(read(std::array{wanted})));
}

}  // namespace
}  // namespace sayso
