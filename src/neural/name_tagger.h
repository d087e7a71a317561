// Vectors of word pieces to names: a linear layer and what the writing of a word tells
// (name_features.h) score the labels of each piece, and a linear-chain CRF joins those of a
// paragraph.
//
// training/sayso_training/names.py defines the same; golden.py and name_tagger_test.cc hold both
// together.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/linear.h"
#include "neural/tokenizer.h"

namespace sayso {

/// The types of CoNLL-2003; a place that acts and one that does not are both `location`.
enum class NameType : std::uint8_t { none, person, organisation, location, other };

struct ReadName {
  PieceRange range;
  NameType type = NameType::none;
};

struct ReadNames {
  std::vector<ReadName> names;      // in reading order, apart from one another
  std::vector<NameType> likeliest;  // of each piece by its vector alone
};

class NameTagger {
 public:
  /// Takes its tensors ("names.…") from `weights`, which must outlive it.
  static Result<NameTagger> from(const Weights& weights);

  /// `vectors` [pieces, 384]. Const and shared by threads.
  ReadNames read(std::span<const Piece> pieces, std::string_view text, const float* vectors) const;

 private:
  Linear label_;
  Tensor written_;     // [written_rows, 9]
  Tensor transition_;  // [9, 9], from × to
};

}  // namespace sayso
