#include "analysis/label_attributions.h"

#include <algorithm>

#include "analysis/label_features.h"
#include "analysis/label_words.h"

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

/// Whether `source` leaves `kind` open. More than a word of source is someone or something. A
/// pronoun of one stands for an individual, and the first person for the writer or for someone who
/// is quoted, also where it comes last ("my sister and I").
bool leaves_open(const Words& source, SourceKind kind) {
  if (source.empty()) return true;
  if (source.size() > 1 && kind == SourceKind::none) return false;
  const bool individual = kind == SourceKind::named_person || kind == SourceKind::unnamed_person ||
                          kind == SourceKind::unnamed_official;
  if (is_first_person(source)) return individual || kind == SourceKind::author;
  if (source.size() == 1 && is_one_of(source.back(), {"he", "she", "him"})) return individual;
  return true;
}

/// The likeliest kind that the words of `source` leave open.
SourceKind kind_of(const Words& source, decltype(LabelScores::source_kind) scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!leaves_open(source, static_cast<SourceKind>(i))) scores[i] = 0;
  }
  return likeliest<SourceKind>(scores);
}

/// Whether a closed phrase of not answering stands in the cue.
bool is_refusal(const Attribution& attribution, std::span<const Refusal> refusals) {
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
                        std::span<const Refusal> refusals, const LabelReader& reader,
                        LabelReader::Scratch& scratch, std::vector<Attribution>& attributions) {
  const LabelFeatures features(text);
  for (Attribution& attribution : attributions) {
    const LabelScores scores =
        reader.read(pieces, vectors,
                    {pieces_in(pieces, attribution.source), pieces_in(pieces, attribution.cue),
                     pieces_in(pieces, attribution.content), features.of(attribution)},
                    scratch);
    const bool refusal = is_refusal(attribution, refusals);
    attribution.source_kind =
        kind_of(words_of(words_of(text, attribution.source)), scores.source_kind);
    attribution.stance = refusal ? Stance::declines_to_comment : likeliest<Stance>(scores.stance);
    attribution.certainty = refusal ? Certainty::u : likeliest<Certainty>(scores.certainty);
  }
}

}  // namespace sayso
