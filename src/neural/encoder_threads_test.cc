#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "neural/encoder.h"

namespace sayso {
namespace {

TEST(EncoderThreads, GiveTheSame) {
  const auto weights = Weights::open(SAYSO_SOURCE_DIR "/tests/data/neural/tiny.weights");
  ASSERT_TRUE(weights.ok()) << weights.error().message;
  const auto encoder = Encoder::open(*weights);
  ASSERT_TRUE(encoder.ok()) << encoder.error().message;
  std::vector<Piece> pieces;
  for (int i = 0; i < 60; ++i) pieces.push_back({3 + i % 47, {}, static_cast<std::uint8_t>(1)});
  std::vector<std::vector<float>> found(3);
  std::vector<std::thread> threads;
  threads.reserve(found.size());
  for (auto& vectors : found) {
    threads.emplace_back([&] {
      Encoder::Scratch scratch;
      for (int i = 0; i < 5; ++i) vectors = encoder->encode_document(pieces, scratch);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_FALSE(found[0].empty());
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[0], found[2]);
}

}  // namespace
}  // namespace sayso
