// Vectors of word pieces to mentions, and to what earlier mention each may go back to.
//
//   ranges        every range of whole words inside a paragraph gets a score for being a mention
//                 that is mentioned again; the best, not crossing one another, are taken
//   antecedents   each mention, in reading order, gives each of the mentions before it a score for
//                 being the same one; none of them has the score 0
//
// After Lee et al. 2017, "End-to-end Neural Coreference Resolution", with the start and end
// projections of Kirstain et al. 2021. training/sayso_training/coreference.py defines the same
// network; coreference_reader_test.cc holds both together.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/name_tagger.h"
#include "neural/tokenizer.h"

namespace sayso {

struct Antecedent {
  std::uint32_t mention = 0;  // index of an earlier one
  float probability = 0;
};

enum class MentionKind : std::uint8_t { other, person, organisation, place };

struct ReadMention {
  PieceRange range;
  MentionKind kind = MentionKind::other;
  float score = 0;                      // of being mentioned again; above 0 is likelier than not
  std::vector<Antecedent> antecedents;  // the likeliest first; what is missing to 1 is for none
};

class CoreferenceReader {
 public:
  /// Takes its tensors ("coreference.…") from `weights`, which must outlive it.
  static Result<CoreferenceReader> from(const Weights& weights);

  CoreferenceReader(CoreferenceReader&&) noexcept;
  ~CoreferenceReader();

  /// `vectors` [pieces, 384] by the layer "coreference.layer" in place of the encoder's last;
  /// `types` what each piece may be part of, by the name tagger. Of `wanted`, those that are whole
  /// words are among the mentions whatever their score. Mentions in reading order. Const and shared
  /// by threads.
  std::vector<ReadMention> read(std::span<const Piece> pieces, std::string_view text,
                                const float* vectors, std::span<const NameType> types,
                                std::span<const PieceRange> wanted) const;

 private:
  struct Network;
  explicit CoreferenceReader(std::unique_ptr<const Network> network);
  std::unique_ptr<const Network> network_;
};

}  // namespace sayso
