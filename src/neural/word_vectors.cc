#include "neural/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/weights.h"
#include "neural/tokenizer.h"

namespace sayso {
namespace {

// Rows that the common part is taken from: whole words, every eighth, not the rarest.
constexpr std::int64_t kFirstWord = 2000;
constexpr std::int64_t kLastWord = 20000;
constexpr std::int64_t kStep = 8;

}  // namespace

struct WordVectors::State {
  Weights weights;  // mapped; the tensors point into it
  Tokenizer tokenizer;
  Tensor words;
  Tensor scales;
  std::vector<float> common;  // what words have in common

  void add_row(std::int64_t row, std::vector<float>& sum) const {
    const std::int8_t* values = words.i8() + row * static_cast<std::int64_t>(width);
    const float scale = scales.f32()[row];
    for (std::size_t d = 0; d < width; ++d) sum[d] += scale * static_cast<float>(values[d]);
  }
};

WordVectors::WordVectors(std::unique_ptr<const State> state) : state_(std::move(state)) {}
WordVectors::~WordVectors() = default;
WordVectors::WordVectors(WordVectors&&) noexcept = default;

Result<WordVectors> WordVectors::open(const std::string& folder) {
  auto weights = Weights::open(folder + "/news.weights");
  if (!weights) return weights.error();
  auto tokenizer = Tokenizer::open(*weights);
  if (!tokenizer) return tokenizer.error();
  const auto words = weights->tensor("encoder.words.weight", Tensor::Type::i8,
                                     {-1, static_cast<std::int64_t>(width)});
  if (!words) return words.error();
  const auto scales = weights->tensor("encoder.words.scale", Tensor::Type::f32, {words->shape[0]});
  if (!scales) return scales.error();
  auto state = std::make_unique<State>(State{*std::move(weights), *std::move(tokenizer), *words,
                                             *scales, std::vector<float>(width)});
  const std::int64_t last = std::min(kLastWord, words->shape[0]);
  float rows = 0;
  for (std::int64_t row = kFirstWord; row < last; row += kStep, ++rows) {
    state->add_row(row, state->common);
  }
  for (float& value : state->common) value /= std::max(rows, 1.0F);
  return WordVectors(std::move(state));
}

std::vector<float> WordVectors::of(std::string_view word) const {
  std::vector<float> out(width);
  const std::vector<Piece> pieces = state_->tokenizer.tokenize(word);
  for (const Piece& piece : pieces) state_->add_row(piece.id, out);
  const float count = std::max<float>(1, static_cast<float>(pieces.size()));
  float squares = 0;
  for (std::size_t d = 0; d < width; ++d) {
    out[d] = out[d] / count - state_->common[d];
    squares += out[d] * out[d];
  }
  const float length = std::sqrt(std::max(squares, 1e-12F));
  for (float& value : out) value /= length;
  return out;
}

}  // namespace sayso
