#include "neural/label_reader.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "neural/kernels.h"
#include "neural/linear.h"

namespace sayso {
namespace {

constexpr std::int64_t kHidden = 384;
constexpr std::int64_t kInput = 2 * kHidden;  // of one piece: word embedding and vector
constexpr std::int64_t kPools = 3;            // one a label
constexpr std::size_t kStretches = 4;

struct StretchShape {
  const char* name;
  std::size_t reach;  // pieces that are read, from the first
};
constexpr std::array<StretchShape, kStretches> kShapes = {
    {{"before", 12}, {"source", 12}, {"cue", 10}, {"content", 20}}};

/// The pieces before the attribution's first of source, else cue, else content, the nearest first.
std::vector<std::uint32_t> before(const LabelInput& input) {
  const std::vector<std::uint32_t>& from = !input.source.empty() ? input.source
                                           : !input.cue.empty()  ? input.cue
                                                                 : input.content;
  std::vector<std::uint32_t> out;
  for (std::uint32_t at = from.empty() ? 0 : from.front(); at > 0 && out.size() < kShapes[0].reach;)
    out.push_back(--at);
  return out;
}

}  // namespace

struct LabelReader::Network {
  struct Stretch {
    Linear piece;     // 768 -> width
    Tensor position;  // [reach, width]
    Linear pool;      // width -> 3
  };
  Tensor words;  // i8 [vocabulary, 384]
  std::array<Stretch, kStretches> stretches;
  Linear inner, source_kind, stance, certainty;

  std::int64_t width() const { return stretches[0].piece.outputs(); }
  void embed(const Piece& piece, const float* vector, float* out) const;
  void pool(const Stretch& stretch, std::size_t count, Scratch& scratch) const;
};

/// The word's embedding at length sqrt(384), so that it weighs like the vector; then the vector.
void LabelReader::Network::embed(const Piece& piece, const float* vector, float* out) const {
  const std::int8_t* word = words.i8() + static_cast<std::int64_t>(piece.id) * kHidden;
  float square = 0;
  for (std::int64_t i = 0; i < kHidden; ++i) {
    out[i] = word[i];
    square += out[i] * out[i];
  }
  const float scale = std::sqrt(static_cast<float>(kHidden) / std::max(square, 1.0F));
  for (std::int64_t i = 0; i < kHidden; ++i) out[i] *= scale;
  std::copy_n(vector, kHidden, out + kHidden);
}

/// scratch.pieces [count, 768] -> three pooled vectors at the end of scratch.input.
void LabelReader::Network::pool(const Stretch& stretch, std::size_t count, Scratch& scratch) const {
  const auto wide = static_cast<std::size_t>(width());
  const std::size_t begin = scratch.input.size();
  scratch.input.resize(begin + kPools * wide, 0.0F);
  if (count == 0) return;
  const auto rows = static_cast<std::int64_t>(count);
  scratch.projected.resize(count * wide);
  linear(scratch.pieces.data(), rows, stretch.piece, scratch.projected.data());
  for (std::size_t i = 0; i < count * wide; ++i) scratch.projected[i] += stretch.position.f32()[i];
  gelu(scratch.projected.data(), static_cast<std::int64_t>(count * wide));
  scratch.shares.resize(count * kPools);
  linear(scratch.projected.data(), rows, stretch.pool, scratch.shares.data());
  for (std::size_t pool = 0; pool < kPools; ++pool) {
    float highest = scratch.shares[pool], sum = 0;
    for (std::size_t i = 0; i < count; ++i)
      highest = std::max(highest, scratch.shares[i * kPools + pool]);
    for (std::size_t i = 0; i < count; ++i) {
      float& share = scratch.shares[i * kPools + pool];
      share = std::exp(share - highest);
      sum += share;
    }
    float* out = scratch.input.data() + begin + pool * wide;
    for (std::size_t i = 0; i < count; ++i) {
      const float share = scratch.shares[i * kPools + pool] / sum;
      for (std::size_t k = 0; k < wide; ++k) out[k] += share * scratch.projected[i * wide + k];
    }
  }
}

LabelReader::LabelReader(std::unique_ptr<const Network> network) : network_(std::move(network)) {}
LabelReader::LabelReader(LabelReader&&) noexcept = default;
LabelReader::~LabelReader() = default;

Result<LabelReader> LabelReader::from(const Weights& weights, std::size_t features) {
  auto network = std::make_unique<Network>();
  auto words = weights.tensor("encoder.words.weight", Tensor::Type::i8, {-1, kHidden});
  if (!words) return words.error();
  network->words = *std::move(words);
  std::int64_t width = -1;  // the first stretch decides
  for (std::size_t i = 0; i < kStretches; ++i) {
    const std::string name = std::string("labels.") + kShapes[i].name;
    auto piece = load_linear(weights, name + ".piece", width, kInput);
    if (!piece) return piece.error();
    width = piece->outputs();
    auto position = weights.tensor(name + ".position", Tensor::Type::f32,
                                   {static_cast<std::int64_t>(kShapes[i].reach), width});
    if (!position) return position.error();
    auto pool = load_linear(weights, name + ".pool", kPools, width);
    if (!pool) return pool.error();
    network->stretches[i] = {*std::move(piece), *std::move(position), *std::move(pool)};
  }
  const auto inputs =
      static_cast<std::int64_t>(kStretches) * kPools * width + static_cast<std::int64_t>(features);
  auto inner = load_linear(weights, "labels.inner", -1, inputs);
  if (!inner) return inner.error();
  network->inner = *std::move(inner);
  struct Wanted {
    const char* name;
    Linear* layer;
    std::size_t outputs;
  };
  for (const Wanted& wanted :
       {Wanted{"labels.source_kind", &network->source_kind, LabelScores{}.source_kind.size()},
        Wanted{"labels.stance", &network->stance, LabelScores{}.stance.size()},
        Wanted{"labels.certainty", &network->certainty, LabelScores{}.certainty.size()}}) {
    auto layer = load_linear(weights, wanted.name, static_cast<std::int64_t>(wanted.outputs),
                             network->inner.outputs());
    if (!layer) return layer.error();
    *wanted.layer = *std::move(layer);
  }
  return LabelReader(std::move(network));
}

LabelScores LabelReader::read(std::span<const Piece> pieces, const float* vectors,
                              const LabelInput& input, Scratch& scratch) const {
  const std::vector<std::uint32_t> preceding = before(input);
  const std::array<const std::vector<std::uint32_t>*, kStretches> indexes = {
      &preceding, &input.source, &input.cue, &input.content};
  scratch.input.clear();
  for (std::size_t s = 0; s < kStretches; ++s) {
    const std::size_t count = std::min(indexes[s]->size(), kShapes[s].reach);
    scratch.pieces.resize(count * kInput);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t at = (*indexes[s])[i];
      network_->embed(pieces[at], vectors + static_cast<std::size_t>(at) * kHidden,
                      scratch.pieces.data() + i * kInput);
    }
    network_->pool(network_->stretches[s], count, scratch);
  }
  scratch.input.insert(scratch.input.end(), input.features.begin(), input.features.end());
  scratch.inner.resize(static_cast<std::size_t>(network_->inner.outputs()));
  linear(scratch.input.data(), 1, network_->inner, scratch.inner.data());
  gelu(scratch.inner.data(), network_->inner.outputs());
  LabelScores scores;
  const auto score = [&](const Linear& layer, auto& out) {
    linear(scratch.inner.data(), 1, layer, out.data());
    const int width = static_cast<int>(out.size());
    softmax(out.data(), 1, width, width);
  };
  score(network_->source_kind, scores.source_kind);
  score(network_->stance, scores.stance);
  score(network_->certainty, scores.certainty);
  return scores;
}

}  // namespace sayso
