// One attribution to its labels: kind of source, stance and certainty.
//
//   pieces    of four stretches: what stands before the source, source, cue and content. Each is
//             its word's embedding (the encoder's own table) and its vector from the encoder
//   pooled    each stretch to one vector a label: a weighted mean, the weights learnt
//   labels    pooled vectors and the closed features of analysis/label_features.h, through one
//             hidden layer, to three softmaxes
//
// training/sayso_training/labels.py defines the same network; label_reader_test.cc holds both
// together.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/tokenizer.h"

namespace sayso {

/// The pieces of one attribution, as indexes in reading order, and its closed features.
struct LabelInput {
  std::vector<std::uint32_t> source, cue, content;  // source and cue may be empty
  std::vector<float> features;
};

/// Probabilities, in the order that analysis/analysis.h lists the labels in.
struct LabelScores {
  std::array<float, 9> source_kind{};
  std::array<float, 11> stance{};
  std::array<float, 7> certainty{};
};

class LabelReader {
 public:
  /// Takes its tensors ("labels.…") and the encoder's word embeddings from `weights`, which must
  /// outlive it. "models-damaged" where one is absent or does not fit `features`, the number of
  /// closed features.
  static Result<LabelReader> from(const Weights& weights, std::size_t features);

  LabelReader(LabelReader&&) noexcept;
  ~LabelReader();

  struct Scratch {
    std::vector<float> pieces, projected, shares, input, inner;
  };

  /// `vectors` [pieces, 384]. Const and shared by threads.
  LabelScores read(std::span<const Piece> pieces, const float* vectors, const LabelInput& input,
                   Scratch& scratch) const;

 private:
  struct Network;
  explicit LabelReader(std::unique_ptr<const Network> network);
  std::unique_ptr<const Network> network_;
};

}  // namespace sayso
