// Judge: the same reading in PyTorch and fp32 (training/golden.py wrote
// tests/data/neural/events.json).
#include "neural/event_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "neural/encoder.h"
#include "neural/event_labels.h"

namespace sayso {
namespace {

using nlohmann::json;

json ranges_of(const std::vector<PieceRange>& ranges) {
  json out = json::array();
  for (const PieceRange range : ranges) out.push_back({range.begin, range.end});
  return out;
}

class Events : public testing::Test {
 protected:
  void SetUp() override {
    const std::string root = SAYSO_SOURCE_DIR;
    std::ifstream file(root + "/tests/data/neural/events.json");
    golden_ = json::parse(file);
    const std::string text = golden_["text"];
    const auto weights = Weights::open(root + "/models/news.weights");
    ASSERT_TRUE(weights.ok()) << weights.error().message;
    const std::vector<Piece> pieces = Tokenizer::open(*weights)->tokenize(text);
    Encoder::Scratch scratch;
    const auto encoder = Encoder::open(*weights, {"events.layer"});
    ASSERT_TRUE(encoder.ok()) << encoder.error().message;
    const std::vector<float> vectors = encoder->encode_by_each_last(pieces, scratch)[1];
    found_ = EventReader::from(*weights)->read(pieces, text, vectors.data());
  }

  const ReadEvent* at(const json& range) const {
    const auto found = std::find_if(found_.begin(), found_.end(), [&](const ReadEvent& event) {
      return event.trigger == PieceRange{range[0], range[1]};
    });
    return found != found_.end() ? &*found : nullptr;
  }

  json golden_;
  std::vector<ReadEvent> found_;
};

// int8 moves scores a little, so only what is sure in PyTorch must be the same.
TEST_F(Events, AreThoseThatPyTorchFinds) {
  std::size_t sure = 0;
  for (const json& event : golden_["events"]) {
    const double chance = event["chance"], predicate = event["predicate"];
    if (chance < 0.8 && predicate < 0.6) continue;
    const ReadEvent* const ours = at(event["trigger"]);
    ASSERT_NE(ours, nullptr) << event;
    EXPECT_NEAR(ours->chance, chance, 0.2) << event;
    EXPECT_NEAR(ours->factuality, event["factuality"], 0.5) << event;
    if (chance < 0.8) continue;
    ++sure;
    EXPECT_EQ(ours->type, event["type"]) << event;
  }
  EXPECT_GE(sure, 2U);
}

TEST_F(Events, HaveThePartiesThatPyTorchGives) {
  std::size_t same = 0, all = 0;
  for (const json& event : golden_["events"]) {
    const ReadEvent* const ours = at(event["trigger"]);
    if (event["chance"] < 0.8 || ours == nullptr) continue;
    ++all;
    if (ranges_of(ours->actors) == event["actors"] &&
        ranges_of(ours->recipients) == event["recipients"]) {
      ++same;
    }
  }
  EXPECT_GE(10 * same, 8 * all);
}

TEST(EventLabels, ModesAreThoseOfTheirType) {
  EXPECT_TRUE(modes_of_type(0).empty());                  // AGREE
  EXPECT_EQ(modes_of_type(6)[1], "withdraw");             // RETREAT
  EXPECT_EQ(modes_of_type(15).back(), "unconventional");  // ASSAULT
  EXPECT_EQ(modes_before_type(6), modes_of_type(1).size());
}

}  // namespace
}  // namespace sayso
