#include "neural/name_tagger.h"

#include <algorithm>

#include "neural/crf.h"
#include "neural/name_features.h"
#include "neural/piece_words.h"

namespace sayso {
namespace {

constexpr int kHidden = 384;
constexpr int kLabels = 9;  // O, then first and later piece of each type

NameType type_of(int label) { return static_cast<NameType>((label + 1) / 2); }
bool opens(int label) { return label % 2 == 1; }

void collect(const std::vector<std::uint8_t>& labels, std::uint32_t offset,
             std::vector<ReadName>& names) {
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const NameType type = type_of(labels[i]);
    const bool goes_on = !opens(labels[i]) && !names.empty() && names.back().type == type &&
                         names.back().range.end == offset + i;
    if (goes_on) {
      ++names.back().range.end;
    } else {
      names.push_back({{offset + i, offset + i + 1}, type});
    }
  }
}

/// A word with a name in it is of the name as a whole. `labels` of the pieces from `begin` on.
void take_whole_words(std::span<const Piece> pieces, std::string_view text, std::uint32_t begin,
                      std::vector<std::uint8_t>& labels) {
  for (std::size_t first = 0; first < labels.size();) {
    std::size_t end = first + 1;
    while (end < labels.size() && continues_word(pieces, text, begin + end)) ++end;
    std::size_t named = first;
    while (named < end && labels[named] == 0) ++named;
    if (named < end) {
      const auto inside =
          static_cast<std::uint8_t>(labels[named] + labels[named] % 2);  // I of the same type
      if (labels[first] == 0) labels[first] = static_cast<std::uint8_t>(inside - 1);
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                labels.begin() + static_cast<std::ptrdiff_t>(end), inside);
    }
    first = end;
  }
}

}  // namespace

Result<NameTagger> NameTagger::from(const Weights& weights) {
  NameTagger tagger;
  auto label = load_linear(weights, "names.label", kLabels, kHidden);
  if (!label) return label.error();
  tagger.label_ = *std::move(label);
  auto written = weights.tensor("names.written", Tensor::Type::f32, {written_rows, kLabels});
  if (!written) return written.error();
  tagger.written_ = *std::move(written);
  auto transition = weights.tensor("names.transition", Tensor::Type::f32, {kLabels, kLabels});
  if (!transition) return transition.error();
  tagger.transition_ = *std::move(transition);
  return tagger;
}

ReadNames NameTagger::read(std::span<const Piece> pieces, std::string_view text,
                           const float* vectors) const {
  ReadNames out;
  std::vector<float> emissions(pieces.size() * kLabels);
  linear(vectors, static_cast<std::int64_t>(pieces.size()), label_, emissions.data());
  out.likeliest.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const float* row = emissions.data() + i * kLabels;
    out.likeliest.push_back(type_of(static_cast<int>(std::max_element(row, row + kLabels) - row)));
  }
  for (const WrittenWord& word : written_words(pieces, text)) {
    float* row = emissions.data() + static_cast<std::size_t>(word.piece) * kLabels;
    for (const std::uint32_t number : word.rows) {
      const float* scores = written_.f32() + static_cast<std::size_t>(number) * kLabels;
      for (int label = 0; label < kLabels; ++label) row[label] += scores[label];
    }
  }
  for (std::uint32_t begin = 0; begin < pieces.size();) {
    std::uint32_t end = begin + 1;
    while (end < pieces.size() && !pieces[end].starts_paragraph()) ++end;
    const Chain chain{emissions.data() + static_cast<std::size_t>(begin) * kLabels,
                      static_cast<int>(end - begin), kLabels, transition_.f32()};
    std::vector<std::uint8_t> labels = best_path(chain);
    take_whole_words(pieces, text, begin, labels);
    collect(labels, begin, out.names);
    begin = end;
  }
  return out;
}

}  // namespace sayso
