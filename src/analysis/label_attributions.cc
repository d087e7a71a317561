#include "analysis/label_attributions.h"

#include <algorithm>

#include "analysis/label_features.h"
#include "analysis/refusals.h"

namespace sayso {
namespace {

/// Indexes of the pieces that `spans` touch.
std::vector<std::uint32_t> pieces_in(std::span<const Piece> pieces, const Spans& spans) {
  std::vector<std::uint32_t> indexes;
  for (const Span span : spans) {
    auto piece = std::partition_point(pieces.begin(), pieces.end(),
                                      [&](const Piece& p) { return p.span.end <= span.begin; });
    for (; piece != pieces.end() && piece->span.begin < span.end; ++piece)
      indexes.push_back(static_cast<std::uint32_t>(piece - pieces.begin()));
  }
  return indexes;
}

template <typename Label, std::size_t size>
Label likeliest(const std::array<float, size>& scores) {
  return static_cast<Label>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// Whether a closed phrase of not answering stands in the cue.
bool is_refusal(const Attribution& attribution, const std::vector<Refusal>& refusals) {
  return std::any_of(refusals.begin(), refusals.end(), [&](const Refusal& refusal) {
    return std::any_of(attribution.cue.begin(), attribution.cue.end(),
                       [&](Span cue) { return cue.overlaps(refusal.cue); });
  });
}

}  // namespace

Result<LabelReader> open_label_reader(const Weights& weights) {
  return LabelReader::from(weights, LabelFeatures::count());
}

void label_attributions(std::string_view text, std::span<const Piece> pieces, const float* vectors,
                        const LabelReader& reader, LabelReader::Scratch& scratch,
                        std::vector<Attribution>& attributions) {
  const LabelFeatures features(text);
  const std::vector<Refusal> refusals = find_refusals(text);
  for (Attribution& attribution : attributions) {
    const LabelScores scores =
        reader.read(pieces, vectors,
                    {pieces_in(pieces, attribution.source), pieces_in(pieces, attribution.cue),
                     pieces_in(pieces, attribution.content), features.of(attribution)},
                    scratch);
    const bool refusal = is_refusal(attribution, refusals);
    attribution.source_kind = likeliest<SourceKind>(scores.source_kind);
    attribution.stance = refusal ? Stance::declines_to_comment : likeliest<Stance>(scores.stance);
    attribution.certainty = refusal ? Certainty::u : likeliest<Certainty>(scores.certainty);
  }
}

}  // namespace sayso
