#include "neural/attribution_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

#include "neural/kernels.h"
#include "neural/linear.h"

namespace sayso {
namespace {

constexpr int kHidden = 384;
constexpr int kWidth = 128;
constexpr int kHeads = 4;
constexpr int kHeadWidth = kWidth / kHeads;
constexpr int kInner = 256;
constexpr int kLabels = 7;  // O, then first and later piece of source, cue and content
constexpr int kDistances = 81;
constexpr std::uint32_t kReachLeft = 112, kReachRight = 144;
constexpr int kFirstCue = 3, kLaterCue = 4;
// An anchor opens an attribution when its cue score and what the reader makes of it both say so.
constexpr float kLeastCueScore = 0.5F;

/// -112..144 to 0..80: exact up to 24, then steps of 8.
int distance_bucket(int distance) {
  const int size = std::abs(distance);
  const int bucket = std::min(40, std::min(size, 24) + (std::max(size - 24, 0) + 7) / 8);
  return distance < 0 ? 40 - bucket : 40 + bucket;
}

float log_sum_exp(const float* values, int count) {
  const float largest = *std::max_element(values, values + count);
  float sum = 0;
  for (int i = 0; i < count; ++i) sum += std::exp(values[i] - largest);
  return largest + std::log(sum);
}

using Transitions = std::array<float, kLabels * kLabels>;  // [from × to]

/// log of the summed weight of all label paths over `emissions` [count × 7].
float log_partition(const float* emissions, int count, const Transitions& transitions) {
  std::array<float, kLabels> alpha, next, path;
  std::copy_n(emissions, kLabels, alpha.begin());
  for (int i = 1; i < count; ++i) {
    for (int to = 0; to < kLabels; ++to) {
      for (int from = 0; from < kLabels; ++from) path[from] = alpha[from] + transitions[from * kLabels + to];
      next[to] = log_sum_exp(path.data(), kLabels) + emissions[i * kLabels + to];
    }
    alpha = next;
  }
  return log_sum_exp(alpha.data(), kLabels);
}

/// The best label of each piece. `back` is scratch.
std::vector<std::uint8_t> viterbi(const float* emissions, int count, const Transitions& transitions,
                                  std::vector<std::uint8_t>& back) {
  back.resize(static_cast<std::size_t>(count) * kLabels);
  std::array<float, kLabels> alpha, next;
  std::copy_n(emissions, kLabels, alpha.begin());
  for (int i = 1; i < count; ++i) {
    for (int to = 0; to < kLabels; ++to) {
      int best = 0;
      for (int from = 1; from < kLabels; ++from) {
        if (alpha[from] + transitions[from * kLabels + to] > alpha[best] + transitions[best * kLabels + to]) best = from;
      }
      back[i * kLabels + to] = static_cast<std::uint8_t>(best);
      next[to] = alpha[best] + transitions[best * kLabels + to] + emissions[i * kLabels + to];
    }
    alpha = next;
  }
  std::vector<std::uint8_t> labels(count);
  labels.back() = static_cast<std::uint8_t>(std::max_element(alpha.begin(), alpha.end()) - alpha.begin());
  for (int i = count - 1; i > 0; --i) labels[i - 1] = back[i * kLabels + labels[i]];
  return labels;
}

/// Runs of one role become ranges; a label of a first piece opens a new one.
void collect(std::span<const std::uint8_t> labels, std::uint32_t offset, ReadAttribution& out) {
  std::array<std::vector<PieceRange>*, 3> roles = {&out.source, &out.cue, &out.content};
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    std::vector<PieceRange>& runs = *roles[(labels[i] - 1) / 2];
    const bool goes_on = labels[i] % 2 == 0 && !runs.empty() && runs.back().end == offset + i;
    if (goes_on) {
      ++runs.back().end;
    } else {
      runs.push_back({offset + i, offset + i + 1});
    }
  }
}

}  // namespace

std::vector<PieceRange> reading_units(std::span<const Piece> pieces, std::string_view text) {
  std::vector<PieceRange> paragraphs;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (i == 0 || opens_paragraph(pieces[i])) paragraphs.push_back({i, i});
    paragraphs.back().end = i + 1;
  }
  std::vector<PieceRange> units(pieces.size());
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    PieceRange unit = paragraphs[p];
    const bool opens_next = pieces[unit.end - 1].span.in(text) == ":" && p + 1 < paragraphs.size();
    if (opens_next) unit.end = paragraphs[p + 1].end;
    std::fill(units.begin() + paragraphs[p].begin, units.begin() + paragraphs[p].end, unit);
  }
  return units;
}
