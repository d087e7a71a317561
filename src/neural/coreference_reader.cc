#include "neural/coreference_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "neural/byte_linear.h"
#include "neural/kernels.h"
#include "neural/linear.h"
#include "neural/mention_borders.h"
#include "neural/mention_words.h"

namespace sayso {
namespace {

constexpr int kHidden = 384;
constexpr int kWidth = 128;
constexpr int kLongest = 24;  // pieces of a mention
constexpr int kKinds = 4;
constexpr float kShare = 0.3F;        // mentions that are looked at, of the number of words
constexpr std::size_t kBefore = 160;  // earlier mentions that are asked
constexpr std::size_t kKept = 8;      // antecedents that are given
constexpr float kLeast = 0.005F;      // least probability of those

// Rows of the table of features; each feature has as many as it has values.
constexpr int kMentionsApart = 0;
constexpr int kPiecesApart = kMentionsApart + 12;
constexpr int kWording = kPiecesApart + 12;
constexpr int kPronounPair = kWording + 7;
constexpr int kQuoted = kPronounPair + pronoun_classes * pronoun_classes;
constexpr int kTypePair = kQuoted + 9;
constexpr int kParagraph = kTypePair + 25;
constexpr int kSentencesApart = kParagraph + 2;
constexpr int kFirstPair = kSentencesApart + 5;
constexpr int kNumberPair = kFirstPair + 4;
constexpr int kFeatures = kNumberPair + 4;

/// 1, 2, 3, 4, 5-7, 8-15, 16-31, 32-63, 64-127, 128-255, 256-511, 512 and more to 0..11.
int bucket(std::uint32_t distance) {
  if (distance <= 4) return distance == 0 ? 0 : static_cast<int>(distance) - 1;
  if (distance < 8) return 4;
  int log = 3;
  while ((distance >> (log + 1)) != 0) ++log;
  return std::min(log + 2, 11);
}

float dot(const float* a, const float* b) {
  std::array<float, 4> sums{};
  for (int i = 0; i < kWidth; i += 4) {
    for (int k = 0; k < 4; ++k) sums[k] += a[i + k] * b[i + k];
  }
  return sums[0] + sums[1] + sums[2] + sums[3];
}

struct Scored {
  PieceRange range;
  float score;
};

/// The best ranges that do not cross one another, in reading order. `order` from best to worst.
std::vector<Scored> without_crossing(const std::vector<Scored>& ordered, std::size_t limit,
                                     std::size_t pieces) {
  std::vector<Scored> out;
  std::vector<std::uint32_t> longest(pieces + 1);           // end of the longest that begins here
  std::vector<std::uint32_t> earliest(pieces + 1, pieces);  // begin of the longest that ends here
  for (const Scored& each : ordered) {
    if (out.size() >= limit) break;
    const auto [begin, end] = each.range;
    bool crosses = false;
    for (std::uint32_t i = begin + 1; i < end && !crosses; ++i) {
      crosses = longest[i] > end || earliest[i] < begin;
    }
    if (crosses) continue;
    longest[begin] = std::max(longest[begin], end);
    earliest[end] = std::min(earliest[end], begin);
    out.push_back(each);
  }
  std::sort(out.begin(), out.end(), [](const Scored& a, const Scored& b) {
    return std::pair(a.range.begin, a.range.end) < std::pair(b.range.begin, b.range.end);
  });
  return out;
}

}  // namespace

struct CoreferenceReader::Network {
  Linear head, start_score, score, kind;
  ByteLinear start, end, mention;
  Tensor end_score, pair_score;            // [2, 128], [2 × 128, 128]
  Tensor width;                            // [2, 24]
  Tensor anaphor, antecedent, similarity;  // [128, 128]
  Tensor features;                         // [kFeatures, 128]
  Tensor hidden;                           // [128]

  std::vector<Scored> mentions(std::span<const Piece> pieces, const MentionBorders& borders,
                               const float* vectors, std::span<const PieceRange> wanted) const;
  std::vector<float> represent(const std::vector<Scored>& mentions, const float* vectors,
                               std::size_t pieces) const;
};

namespace {

/// x [rows, 128] by `matrix` [outputs, 128], without bias.
std::vector<float> product(const std::vector<float>& x, const float* matrix, int outputs) {
  static const std::vector<float> zeros(2 * kWidth);
  Linear layer;
  layer.weight = {Tensor::Type::f32, {outputs, kWidth}, matrix};
  layer.bias = {Tensor::Type::f32, {outputs}, zeros.data()};
  const auto rows = static_cast<std::int64_t>(x.size() / kWidth);
  std::vector<float> out(static_cast<std::size_t>(rows) * outputs);
  linear(x.data(), rows, layer, out.data());
  return out;
}

std::vector<float> projected(const float* vectors, std::size_t pieces, const ByteLinear& layer,
                             ByteLinear::Scratch& scratch) {
  std::vector<float> out(pieces * layer.outputs());
  layer.apply(vectors, static_cast<std::int64_t>(pieces), scratch, out.data());
  gelu(out.data(), static_cast<std::int64_t>(out.size()));
  return out;
}

/// Turns scores into probabilities, none of the antecedents having the score 0.
std::vector<Antecedent> likeliest(std::span<const float> scores, std::uint32_t mention) {
  float largest = 0;
  for (const float score : scores) largest = std::max(largest, score);
  float sum = std::exp(-largest);
  for (const float score : scores) sum += std::exp(score - largest);
  std::vector<Antecedent> out;
  for (std::uint32_t k = 0; k < scores.size(); ++k) {
    const float probability = std::exp(scores[k] - largest) / sum;
    if (probability >= kLeast) out.push_back({mention - 1 - k, probability});
  }
  std::stable_sort(out.begin(), out.end(), [](const Antecedent& a, const Antecedent& b) {
    return a.probability > b.probability;
  });
  if (out.size() > kKept) out.resize(kKept);
  return out;
}

}  // namespace

std::vector<Scored> CoreferenceReader::Network::mentions(std::span<const Piece> pieces,
                                                         const MentionBorders& borders,
                                                         const float* vectors,
                                                         std::span<const PieceRange> wanted) const {
  const std::size_t n = pieces.size();
  ByteLinear::Scratch scratch;
  const std::vector<float> starts = projected(vectors, n, start, scratch);
  const std::vector<float> ends = projected(vectors, n, end, scratch);
  // Of the two kinds of score only the second is asked: mentioned again.
  const std::vector<float> pairs = product(starts, pair_score.f32() + kWidth * kWidth, kWidth);
  const float* from_start = start_score.weight.f32() + kWidth;
  const float* from_end = end_score.f32() + kWidth;
  const float* from_width = width.f32() + kLongest;
  const float bias = start_score.bias.f32()[1];

  std::vector<float> end_scores(n);
  for (std::size_t i = 0; i < n; ++i) end_scores[i] = dot(from_end, &ends[i * kWidth]);
  std::vector<Scored> all;
  for (std::uint32_t begin = 0; begin < n; ++begin) {
    if (!borders.opens[begin]) continue;
    const float own = dot(from_start, &starts[begin * kWidth]) + bias;
    for (std::uint32_t last = begin; last < n && last - begin < kLongest; ++last) {
      if (borders.paragraph[last] != borders.paragraph[begin]) break;
      if (!borders.closes[last]) continue;
      all.push_back({{begin, last + 1},
                     dot(&pairs[begin * kWidth], &ends[last * kWidth]) + own + end_scores[last] +
                         from_width[last - begin]});
    }
  }
  // Those wanted go first, whatever their scores.
  const auto number = [](PieceRange range) {
    return static_cast<std::uint64_t>(range.begin) << 32 | range.end;
  };
  std::unordered_set<std::uint64_t> asked_for;
  for (const PieceRange range : wanted) asked_for.insert(number(range));
  std::vector<std::uint8_t> first(all.size());
  for (std::size_t k = 0; k < all.size(); ++k) first[k] = asked_for.contains(number(all[k].range));
  std::vector<std::uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    if (first[a] != first[b]) return first[a] > first[b];
    return all[a].score != all[b].score ? all[a].score > all[b].score : a < b;
  };
  const std::size_t limit = std::max<std::size_t>(
      2, static_cast<std::size_t>(kShare * static_cast<float>(borders.words)));
  // Crossing ranges fall out, so more than the limit may be asked, but rarely four times as many.
  const std::size_t asked = std::min(order.size(), 4 * limit);
  std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(asked), order.end(),
                   better);
  order.resize(asked);
  std::sort(order.begin(), order.end(), better);
  std::vector<Scored> ordered;
  ordered.reserve(order.size());
  for (const std::uint32_t k : order) ordered.push_back(all[k]);
  return without_crossing(ordered, limit, n);
}

/// [mentions, 128]: first piece, last piece, and all of them weighed by their share in the head.
std::vector<float> CoreferenceReader::Network::represent(const std::vector<Scored>& mentions,
                                                         const float* vectors,
                                                         std::size_t pieces) const {
  std::vector<float> weights(pieces);
  linear(vectors, static_cast<std::int64_t>(pieces), head, weights.data());
  std::vector<float> joined(mentions.size() * 3 * kHidden);
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const auto [begin, end] = mentions[m].range;
    float* row = &joined[m * 3 * kHidden];
    std::copy_n(vectors + static_cast<std::size_t>(begin) * kHidden, kHidden, row);
    std::copy_n(vectors + static_cast<std::size_t>(end - 1) * kHidden, kHidden, row + kHidden);
    const float largest = *std::max_element(&weights[begin], &weights[begin] + (end - begin));
    float sum = 0;
    for (std::uint32_t i = begin; i < end; ++i) sum += std::exp(weights[i] - largest);
    for (std::uint32_t i = begin; i < end; ++i) {
      const float share = std::exp(weights[i] - largest) / sum;
      const float* vector = vectors + static_cast<std::size_t>(i) * kHidden;
      for (int d = 0; d < kHidden; ++d) row[2 * kHidden + d] += share * vector[d];
    }
  }
  ByteLinear::Scratch scratch;
  return projected(joined.data(), mentions.size(), mention, scratch);
}

CoreferenceReader::CoreferenceReader(std::unique_ptr<const Network> network)
    : network_(std::move(network)) {}
CoreferenceReader::CoreferenceReader(CoreferenceReader&&) noexcept = default;
CoreferenceReader::~CoreferenceReader() = default;

Result<CoreferenceReader> CoreferenceReader::from(const Weights& weights) {
  auto network = std::make_unique<Network>();
  const auto loaded = load_head(weights, "coreference.",
                                {{"start_score", &network->start_score, 2, kWidth},
                                 {"head", &network->head, 1, kHidden},
                                 {"score", &network->score, 1, kWidth},
                                 {"kind", &network->kind, kKinds, kWidth}},
                                {{"end_score.weight", &network->end_score, {2, kWidth}},
                                 {"pair_score.weight", &network->pair_score, {2 * kWidth, kWidth}},
                                 {"width", &network->width, {2, kLongest}},
                                 {"anaphor.weight", &network->anaphor, {kWidth, kWidth}},
                                 {"antecedent.weight", &network->antecedent, {kWidth, kWidth}},
                                 {"similarity.weight", &network->similarity, {kWidth, kWidth}},
                                 {"features", &network->features, {kFeatures, kWidth}},
                                 {"hidden", &network->hidden, {kWidth}}});
  if (!loaded) return loaded.error();
  const auto in_bytes = load_byte_layers(weights, "coreference.",
                                         {{"start", &network->start, kWidth, kHidden},
                                          {"end", &network->end, kWidth, kHidden},
                                          {"mention", &network->mention, kWidth, 3 * kHidden}});
  if (!in_bytes) return in_bytes.error();
  return CoreferenceReader(std::move(network));
}

std::vector<ReadMention> CoreferenceReader::read(std::span<const Piece> pieces,
                                                 std::string_view text, const float* vectors,
                                                 std::span<const NameType> types,
                                                 std::span<const PieceRange> wanted) const {
  if (pieces.empty()) return {};
  const Network& network = *network_;
  const MentionBorders borders = mention_borders(pieces, text);
  const std::vector<Scored> mentions = network.mentions(pieces, borders, vectors, wanted);
  const std::vector<float> vector = network.represent(mentions, vectors, pieces.size());
  std::vector<float> anaphor = product(vector, network.anaphor.f32(), kWidth);
  const std::vector<float> antecedent = product(vector, network.antecedent.f32(), kWidth);
  const std::vector<float> similarity = product(vector, network.similarity.f32(), kWidth);

  std::vector<float> kinds(mentions.size() * kKinds);
  linear(vector.data(), static_cast<std::int64_t>(mentions.size()), network.kind, kinds.data());

  WordNumbers numbers;
  std::vector<MentionWords> words;
  words.reserve(mentions.size());
  for (const Scored& mention : mentions) {
    words.push_back(mention_words(span_of(pieces, mention.range).in(text), numbers));
  }
  // Whether no mention of its sentence begins before it.
  std::vector<int> opens(mentions.size());
  for (std::size_t m = 0, first = 0; m < mentions.size(); ++m) {
    const std::uint32_t begin = mentions[m].range.begin;
    if (borders.sentence[begin] != borders.sentence[mentions[first].range.begin]) first = m;
    opens[m] = begin == mentions[first].range.begin ? 1 : 0;
  }
  const float* table = network.features.f32();
  const float* weight = network.score.weight.f32();
  const float bias = network.score.bias.f32()[0];
  std::vector<ReadMention> out;
  std::vector<float> scores;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const PieceRange here = mentions[m].range;
    const int pronoun = words[m].pronoun;
    const int type = static_cast<int>(types[here.end - 1]);
    const int quote = pieces[here.begin].quote();
    float* own = &anaphor[static_cast<std::size_t>(m) * kWidth];
    for (int d = 0; d < kWidth; ++d) own[d] += network.hidden.f32()[d];
    scores.clear();
    for (std::uint32_t k = 0; k < kBefore && k < m; ++k) {
      const std::uint32_t e = m - 1 - k;
      const PieceRange there = mentions[e].range;
      const std::uint32_t sentences = borders.sentence[here.begin] - borders.sentence[there.begin];
      const std::array<int, 10> rows = {
          kMentionsApart + bucket(k + 1),
          kPiecesApart + bucket(std::max(1U, here.begin - there.begin)),
          kWording + wording(words[m], words[e]),
          kPronounPair + pronoun * pronoun_classes + words[e].pronoun,
          kQuoted + quote * 3 + pieces[there.begin].quote(),
          kTypePair + type * 5 + static_cast<int>(types[there.end - 1]),
          kParagraph + (borders.paragraph[here.begin] == borders.paragraph[there.begin] ? 1 : 0),
          kSentencesApart + static_cast<int>(std::min(sentences, 4U)),
          kFirstPair + opens[m] * 2 + opens[e],
          kNumberPair + (words[m].several ? 2 : 0) + (words[e].several ? 1 : 0)};
      std::array<const float*, 10> features;
      for (std::size_t f = 0; f < rows.size(); ++f) {
        features[f] = table + static_cast<std::size_t>(rows[f]) * kWidth;
      }
      const Pair pair = {own,
                         &antecedent[static_cast<std::size_t>(e) * kWidth],
                         features.data(),
                         static_cast<int>(features.size()),
                         &similarity[static_cast<std::size_t>(m) * kWidth],
                         &vector[static_cast<std::size_t>(e) * kWidth]};
      scores.push_back(kernels().score_pair(pair, weight, kWidth) + bias + mentions[m].score +
                       mentions[e].score);
    }
    const float* kind = &kinds[static_cast<std::size_t>(m) * kKinds];
    out.push_back({here, static_cast<MentionKind>(std::max_element(kind, kind + kKinds) - kind),
                   mentions[m].score, likeliest(scores, m)});
  }
  return out;
}

}  // namespace sayso
