// Judge: the same reading in PyTorch and fp32 (training/golden.py wrote
// tests/data/neural/reader.json).
#include "neural/attribution_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "neural/encoder.h"

namespace sayso {
namespace {

using nlohmann::json;

std::vector<PieceRange> ranges_in(const json& given) {
  std::vector<PieceRange> out;
  for (const json& range : given) out.push_back({range[0], range[1]});
  return out;
}

/// Without commas at the borders: whether one belongs there is as good as open, and bytes decide it
/// otherwise than 32-bit floats do.
std::vector<PieceRange> without_commas(std::vector<PieceRange> ranges,
                                       std::span<const Piece> pieces, std::string_view text) {
  for (PieceRange& range : ranges) {
    while (range.begin < range.end && pieces[range.begin].span.in(text) == ",") ++range.begin;
    while (range.begin < range.end && pieces[range.end - 1].span.in(text) == ",") --range.end;
  }
  return ranges;
}

TEST(AttributionReader, ReadsWhatPyTorchReads) {
  const std::string root = SAYSO_SOURCE_DIR;
  std::ifstream file(root + "/tests/data/neural/reader.json");
  const json golden = json::parse(file);
  const std::string text = golden["text"];
  const auto weights = Weights::open(root + "/models/news.weights");
  ASSERT_TRUE(weights.ok()) << weights.error().message;
  const std::vector<Piece> pieces = Tokenizer::open(*weights)->tokenize(text);
  Encoder::Scratch encoder_scratch;
  const auto vectors = Encoder::open(*weights)->encode_document(pieces, encoder_scratch);
  AttributionReader::Scratch scratch;
  const auto found =
      AttributionReader::from(*weights)->read(pieces, text, vectors.data(), {}, scratch);

  ASSERT_EQ(found.size(), golden["found"].size()) << "after new models: training/golden.py";
  EXPECT_GE(found.size(), 6U);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const json& expected = golden["found"][i];
    const auto core = [&](const std::vector<PieceRange>& ranges) {
      return without_commas(ranges, pieces, text);
    };
    EXPECT_EQ(core(found[i].source), core(ranges_in(expected["source"]))) << i;
    EXPECT_EQ(found[i].cue, ranges_in(expected["cue"])) << i;
    EXPECT_EQ(core(found[i].content), core(ranges_in(expected["content"]))) << i;
    EXPECT_NEAR(found[i].score, expected["score"].get<double>(), 0.1) << i;
  }
}

TEST(AttributionReader, LetsAnAnchorReadItsParagraphAndOnAfterAColon) {
  const std::string text = "One two:\n\nThree\n\nFour";
  const auto weights = Weights::open(std::string(SAYSO_SOURCE_DIR) + "/models/news.weights");
  ASSERT_TRUE(weights.ok()) << weights.error().message;
  const std::vector<Piece> pieces = Tokenizer::open(*weights)->tokenize(text);
  ASSERT_EQ(pieces.size(), 5U);
  const std::vector<PieceRange> units = reading_units(pieces, text);
  EXPECT_EQ(units[0], (PieceRange{0, 4}));
  EXPECT_EQ(units[3], (PieceRange{3, 4}));
  EXPECT_EQ(units[4], (PieceRange{4, 5}));
}

}  // namespace
}  // namespace sayso
