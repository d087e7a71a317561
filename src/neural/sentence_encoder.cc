#include "neural/sentence_encoder.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/weights.h"
#include "neural/encoder.h"
#include "neural/tokenizer.h"

namespace sayso {
namespace {

// As published: 256 with [CLS] and [SEP].
constexpr std::size_t kLongest = 254;

void make_unit(std::vector<float>& vector) {
  double square = 0;
  for (const float x : vector) square += double{x} * x;
  const auto length = static_cast<float>(std::sqrt(std::max(square, 1e-24)));
  for (float& x : vector) x /= length;
}

}  // namespace

struct SentenceEncoder::State {
  Weights words;  // mapped; the others point into them
  Weights layers;
  Tokenizer tokenizer;
  Encoder encoder;
};

SentenceEncoder::SentenceEncoder(std::unique_ptr<const State> state) : state_(std::move(state)) {}
SentenceEncoder::~SentenceEncoder() = default;
SentenceEncoder::SentenceEncoder(SentenceEncoder&&) noexcept = default;

Result<SentenceEncoder> SentenceEncoder::open(const std::string& folder) {
  auto words = Weights::open(folder + "/news.weights");
  if (!words) return words.error();
  auto layers = Weights::open(folder + "/sentences.weights");
  if (!layers) return layers.error();
  auto tokenizer = Tokenizer::open(*words);
  if (!tokenizer) return tokenizer.error();
  auto encoder = Encoder::open(*layers, {}, &*words);
  if (!encoder) return encoder.error();
  if (encoder->config().hidden != static_cast<int>(width)) {
    return Error{"models-damaged", layers->path() + ": vectors of another width"};
  }
  return SentenceEncoder(std::make_unique<const State>(
      State{*std::move(words), *std::move(layers), *std::move(tokenizer), *std::move(encoder)}));
}

std::vector<std::vector<float>> SentenceEncoder::encode(
    const std::vector<std::string>& texts) const {
  Encoder::Scratch scratch;
  std::vector<std::vector<float>> out;
  out.reserve(texts.size());
  for (const std::string& text : texts) {
    const std::vector<Piece> pieces = state_->tokenizer.tokenize(text);
    const std::size_t count = std::min(pieces.size(), kLongest);
    std::vector<float>& vector = out.emplace_back(width);
    state_->encoder.encode_mean(std::span(pieces).first(count), scratch, vector.data());
    make_unit(vector);
  }
  return out;
}

const std::string& SentenceEncoder::fingerprint() const { return state_->layers.fingerprint(); }

}  // namespace sayso
