#include "neural/attribution_reader.h"

#include <dnnl.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "neural/byte_linear.h"
#include "neural/crf.h"
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
constexpr int kFirstContent = 5, kLaterContent = 6;
// An anchor is accepted when its score reaches kSure; or at least kPossible, if the tagger takes
// what it reads for content that no other attribution has: then kFresh is the least mean
// probability of that.
constexpr float kSure = 0.5F, kPossible = 0.07F, kFresh = 0.7F;
constexpr float kContent = 0.5F;  // least content score of what an unsure anchor may be read for
constexpr float kKnown = 0.9F;    // least score of an anchor that a rule knows
constexpr float kShared = 0.5F;   // largest share of a content that stronger attributions may hold

/// -112..144 to 0..80: exact up to 24, then steps of 8.
int distance_bucket(int distance) {
  const int size = std::abs(distance);
  const int bucket = std::min(40, std::min(size, 24) + (std::max(size - 24, 0) + 7) / 8);
  return distance < 0 ? 40 - bucket : 40 + bucket;
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

struct AttributionReader::Network {
  Linear tagger, anchor, label;
  ByteLinear piece, qkv, out, inner, outer;
  Tensor distance;  // [81, 128]
  struct Norm {
    Tensor weight, bias;  // [128]
  } norm_in, attention_norm, norm;
  Tensor transition;  // [7, 7], from × to

  void score_pieces(const float* vectors, std::size_t pieces, Scratch& scratch) const;
  void label_range(const float* vectors, std::uint32_t anchor, PieceRange range,
                   Scratch& scratch) const;
  ReadAttribution decode(std::uint32_t anchor, PieceRange range, const Scratch& scratch) const;
};

namespace {

/// Self-attention of four heads: qkv [places, 3 × 128] -> out [places, 128]. `scores` is scratch.
void attend(const float* qkv, int places, std::vector<float>& scores, float* out) {
  scores.resize(static_cast<std::size_t>(places) * places);
  const float scale = 1.0F / std::sqrt(static_cast<float>(kHeadWidth));
  for (int head = 0; head < kHeads; ++head) {
    const float* q = qkv + head * kHeadWidth;
    const float* k = q + kWidth;
    const float* v = k + kWidth;
    dnnl_sgemm('N', 'T', places, places, kHeadWidth, scale, q, 3 * kWidth, k, 3 * kWidth, 0,
               scores.data(), places);
    softmax(scores.data(), places, places, places);
    dnnl_sgemm('N', 'N', places, kHeadWidth, places, 1, scores.data(), places, v, 3 * kWidth, 0,
               out + head * kHeadWidth, kWidth);
  }
}

void normalise(float* x, int rows, const Tensor& weight, const Tensor& bias) {
  layer_norm(x, rows, kWidth, weight.f32(), bias.f32(), 1e-5F);
}

void add(const float* addend, std::size_t size, float* x) {
  for (std::size_t i = 0; i < size; ++i) x[i] += addend[i];
}

/// Pieces that may stand in a cue, the likeliest first.
std::vector<std::uint32_t> anchors_of(const std::vector<float>& cue_score) {
  std::vector<std::uint32_t> anchors;
  for (std::uint32_t i = 0; i < cue_score.size(); ++i) {
    if (cue_score[i] >= kPossible) anchors.push_back(i);
  }
  std::stable_sort(anchors.begin(), anchors.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return cue_score[a] > cue_score[b]; });
  return anchors;
}

/// What the attributions accepted so far hold; stronger ones come first.
struct Accepted {
  explicit Accepted(std::size_t pieces) : cued(pieces), held(pieces) {}

  /// Whether the tagger sees content in `range` that no accepted attribution holds.
  bool leaves_content(PieceRange range, const std::vector<float>& content_score) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!held[i] && content_score[i] >= kContent) return true;
    }
    return false;
  }

  bool take(const ReadAttribution& read, const std::vector<float>& content_score) {
    for (const PieceRange range : read.cue)
      std::fill(cued.begin() + range.begin, cued.begin() + range.end, true);
    float size = 0, fresh = 0, fresh_score = 0;
    for (const PieceRange range : read.content) {
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        ++size;
        if (held[i]) continue;
        ++fresh;
        fresh_score += content_score[i];
      }
    }
    if (size == 0) return false;
    if (fresh < size * (1 - kShared)) return read.score >= kSure && stands_inside(read);
    if (read.score < kSure && fresh_score < kFresh * fresh) return false;
    for (const PieceRange range : read.content)
      std::fill(held.begin() + range.begin, held.begin() + range.end, true);
    return true;
  }

  /// Whether `read` has each of its roles and stands in what other attributions hold as content.
  bool stands_inside(const ReadAttribution& read) const {
    const auto inside = [&](const std::vector<PieceRange>& role) {
      return !role.empty() && std::all_of(role.begin(), role.end(), [&](PieceRange range) {
        return std::all_of(held.begin() + range.begin, held.begin() + range.end,
                           [](bool piece) { return piece; });
      });
    };
    return inside(read.source) && inside(read.cue) && inside(read.content);
  }

  std::vector<bool> cued;  // pieces of cues already read
  std::vector<bool> held;  // pieces of contents already accepted
};

/// Leaves `piece` no labels but `first` and the one after it; `emissions` [places of the range, 7].
void force(std::uint32_t piece, int first, PieceRange range, float* emissions) {
  if (piece < range.begin || piece >= range.end) return;
  float* row = emissions + static_cast<std::size_t>(piece - range.begin) * kLabels;
  for (int label = 0; label < kLabels; ++label) {
    if (label != first && label != first + 1) row[label] = -1e4F;
  }
}

void force(const KnownAttribution& known, PieceRange range, float* emissions) {
  for (std::uint32_t i = known.cue.begin; i < known.cue.end; ++i)
    force(i, kFirstCue, range, emissions);
  force(known.content, kFirstContent, range, emissions);
}

PieceRange reading_range(PieceRange unit, std::uint32_t anchor) {
  return {std::max(unit.begin, anchor < kReachLeft ? 0 : anchor - kReachLeft),
          std::min(unit.end, anchor + kReachRight)};
}

}  // namespace

/// scratch.cue_score and content_score [pieces]: the tagger's probability of either label of the
/// role.
void AttributionReader::Network::score_pieces(const float* vectors, std::size_t pieces,
                                              Scratch& scratch) const {
  scratch.emissions.resize(pieces * kLabels);
  linear(vectors, static_cast<std::int64_t>(pieces), tagger, scratch.emissions.data());
  scratch.cue_score.resize(pieces);
  scratch.content_score.resize(pieces);
  softmax(scratch.emissions.data(), static_cast<int>(pieces), kLabels, kLabels);
  for (std::size_t i = 0; i < pieces; ++i) {
    const float* row = scratch.emissions.data() + i * kLabels;
    scratch.cue_score[i] = row[kFirstCue] + row[kLaterCue];
    scratch.content_score[i] = row[kFirstContent] + row[kLaterContent];
  }
}

/// scratch.piece [pieces, 128] -> scratch.emissions [places of the range, 7].
void AttributionReader::Network::label_range(const float* vectors, std::uint32_t anchor,
                                             PieceRange range, Scratch& scratch) const {
  const int places = static_cast<int>(range.end - range.begin);
  const std::size_t size = static_cast<std::size_t>(places) * kWidth;
  scratch.anchor.resize(kWidth);
  linear(vectors + static_cast<std::size_t>(anchor) * kHidden, 1, this->anchor,
         scratch.anchor.data());
  const float* pieces = scratch.piece.data() + static_cast<std::size_t>(range.begin) * kWidth;
  scratch.x.assign(pieces, pieces + size);
  for (int i = 0; i < places; ++i) {
    const int offset = static_cast<int>(range.begin) + i - static_cast<int>(anchor);
    add(scratch.anchor.data(), kWidth, &scratch.x[static_cast<std::size_t>(i) * kWidth]);
    add(distance.f32() + distance_bucket(offset) * kWidth, kWidth,
        &scratch.x[static_cast<std::size_t>(i) * kWidth]);
  }
  float* x = scratch.x.data();
  normalise(x, places, norm_in.weight, norm_in.bias);

  scratch.qkv.resize(3 * size);
  qkv.apply(x, places, scratch.bytes, scratch.qkv.data());
  scratch.attended.resize(size);
  attend(scratch.qkv.data(), places, scratch.scores, scratch.attended.data());
  scratch.qkv.resize(size);
  out.apply(scratch.attended.data(), places, scratch.bytes, scratch.qkv.data());
  add(scratch.qkv.data(), size, x);
  normalise(x, places, attention_norm.weight, attention_norm.bias);

  scratch.inner.resize(static_cast<std::size_t>(places) * kInner);
  inner.apply(x, places, scratch.bytes, scratch.inner.data());
  gelu(scratch.inner.data(), static_cast<std::int64_t>(scratch.inner.size()));
  outer.apply(scratch.inner.data(), places, scratch.bytes, scratch.attended.data());
  add(scratch.attended.data(), size, x);
  normalise(x, places, norm.weight, norm.bias);

  scratch.emissions.resize(static_cast<std::size_t>(places) * kLabels);
  linear(x, places, label, scratch.emissions.data());
}

/// scratch.emissions [places of the range, 7] -> what they say in all.
ReadAttribution AttributionReader::Network::decode(std::uint32_t anchor, PieceRange range,
                                                   const Scratch& scratch) const {
  const Chain chain{scratch.emissions.data(), static_cast<int>(range.end - range.begin), kLabels,
                    transition.f32()};
  ReadAttribution out;
  out.anchor = anchor;
  const float nothing =
      log_weight(chain, std::vector<std::uint8_t>(chain.places, 0)) - log_partition(chain);
  out.score = scratch.cue_score[anchor] * (1 - std::exp(nothing));
  collect(best_path(chain), range.begin, out);
  return out;
}

AttributionReader::AttributionReader(std::unique_ptr<const Network> network)
    : network_(std::move(network)) {}
AttributionReader::AttributionReader(AttributionReader&&) noexcept = default;
AttributionReader::~AttributionReader() = default;

Result<AttributionReader> AttributionReader::from(const Weights& weights) {
  auto network = std::make_unique<Network>();
  const auto loaded =
      load_head(weights, "attribution.",
                {{"tagger", &network->tagger, kLabels, kHidden},
                 {"reader.anchor", &network->anchor, kWidth, kHidden},
                 {"reader.label", &network->label, kLabels, kWidth}},
                {{"reader.distance.weight", &network->distance, {kDistances, kWidth}},
                 {"reader.norm_in.weight", &network->norm_in.weight, {kWidth}},
                 {"reader.norm_in.bias", &network->norm_in.bias, {kWidth}},
                 {"reader.attention_norm.weight", &network->attention_norm.weight, {kWidth}},
                 {"reader.attention_norm.bias", &network->attention_norm.bias, {kWidth}},
                 {"reader.norm.weight", &network->norm.weight, {kWidth}},
                 {"reader.norm.bias", &network->norm.bias, {kWidth}},
                 {"reader.transition", &network->transition, {kLabels, kLabels}}});
  if (!loaded) return loaded.error();
  const auto in_bytes = load_byte_layers(weights, "attribution.reader.",
                                         {{"piece", &network->piece, kWidth, kHidden},
                                          {"qkv", &network->qkv, 3 * kWidth, kWidth},
                                          {"out", &network->out, kWidth, kWidth},
                                          {"inner", &network->inner, kInner, kWidth},
                                          {"outer", &network->outer, kWidth, kInner}});
  if (!in_bytes) return in_bytes.error();
  return AttributionReader(std::move(network));
}

std::vector<PieceRange> reading_units(std::span<const Piece> pieces, std::string_view text) {
  std::vector<PieceRange> paragraphs;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].starts_paragraph()) paragraphs.push_back({i, i});
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

std::vector<ReadAttribution> AttributionReader::read(std::span<const Piece> pieces,
                                                     std::string_view text, const float* vectors,
                                                     std::span<const KnownAttribution> known,
                                                     Scratch& scratch) const {
  std::vector<ReadAttribution> found;
  if (pieces.empty()) return found;
  network_->score_pieces(vectors, pieces.size(), scratch);
  for (const KnownAttribution& each : known) {
    float& score = scratch.cue_score[each.cue.end - 1];
    score = std::max(score, kKnown);
  }
  scratch.piece.resize(pieces.size() * kWidth);
  network_->piece.apply(vectors, static_cast<std::int64_t>(pieces.size()), scratch.bytes,
                        scratch.piece.data());

  const std::vector<PieceRange> units = reading_units(pieces, text);
  Accepted accepted(pieces.size());
  for (const std::uint32_t anchor : anchors_of(scratch.cue_score)) {
    if (accepted.cued[anchor]) continue;
    const PieceRange range = reading_range(units[anchor], anchor);
    if (scratch.cue_score[anchor] < kSure &&
        !accepted.leaves_content(range, scratch.content_score)) {
      continue;
    }
    network_->label_range(vectors, anchor, range, scratch);
    for (const KnownAttribution& each : known) {
      if (each.cue.end == anchor + 1) force(each, range, scratch.emissions.data());
    }
    ReadAttribution read = network_->decode(anchor, range, scratch);
    if (read.cue.empty() && !read.content.empty()) {
      // What is read from an anchor has a cue there, or else it would be no attribution.
      const float score = read.score;
      force(anchor, kFirstCue, range, scratch.emissions.data());
      read = network_->decode(anchor, range, scratch);
      read.score = score;
    }
    accepted.cued[anchor] = true;
    if (accepted.take(read, scratch.content_score)) found.push_back(std::move(read));
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.anchor < b.anchor; });
  return found;
}

}  // namespace sayso
