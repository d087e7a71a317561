// Vectors of word pieces to attributions over pieces: the task head that finds who said what.
//
//   cue score   each piece: how likely it stands in the cue of an attribution
//   anchors     peaks of that score, from the highest down; a piece inside a cue already read is
//   none reading     each anchor's paragraph, seen from the anchor: one small transformer layer
//   labels every
//               piece as outside, source, cue or content of this one attribution, and a
//               linear-chain CRF joins the labels (Viterbi)
//
// Entry point: AttributionReader::read. training/sayso_training/attribution.py defines the same
// network and evaluate.py the same decoding; attribution_reader_test.cc holds both together.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/byte_linear.h"
#include "neural/tokenizer.h"

namespace sayso {

/// What a rule knows of an attribution: pieces that certainly stand in its cue, at least one, and
/// one that stands in its content.
struct KnownAttribution {
  PieceRange cue;
  std::uint32_t content = 0;
};

struct ReadAttribution {
  std::uint32_t anchor = 0;
  float score = 0;                               // 0 to 1
  std::vector<PieceRange> source, cue, content;  // in reading order; source may be empty
};

/// The pieces that one anchor may read: its paragraph, and the next one where that ends in a colon.
/// One range for each piece of the document; `text` is what the pieces were cut from.
std::vector<PieceRange> reading_units(std::span<const Piece> pieces, std::string_view text);

class AttributionReader {
 public:
  /// Takes its tensors ("attribution.…") from `weights`, which must outlive it.
  static Result<AttributionReader> from(const Weights& weights);

  AttributionReader(AttributionReader&&) noexcept;
  ~AttributionReader();

  struct Scratch {
    std::vector<float> cue_score, content_score, piece, anchor, x, qkv, scores, attended, inner,
        emissions;
    ByteLinear::Scratch bytes;
  };

  /// `vectors` [pieces, 384]. The last cue piece of each of `known` is an anchor whatever its cue
  /// score, unless a better one has read it already. A sure one may stand inside the content of
  /// another, as a whole. Attributions in the order of their anchors;
  /// const and shared by threads.
  std::vector<ReadAttribution> read(std::span<const Piece> pieces, std::string_view text,
                                    const float* vectors, std::span<const KnownAttribution> known,
                                    Scratch& scratch) const;

 private:
  struct Network;
  explicit AttributionReader(std::unique_ptr<const Network> network);
  std::unique_ptr<const Network> network_;
};

}  // namespace sayso
