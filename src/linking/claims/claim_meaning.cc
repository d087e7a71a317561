#include "linking/claims/claim_meaning.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "neural/kernels.h"

namespace sayso {
namespace {

constexpr std::size_t kWidth = Meaning::width;
constexpr std::size_t kWord = Meaning::word_width;

/// Wholes whose cosine is less have little to do with one another; their words are not compared,
/// but taken to be as near as they mostly are then. Four in five pairs of a story are such.
constexpr double kAlikeAtAll = 0.2;
constexpr double kWordsBeyond = 0.25;

constexpr double kOddsStep = 0.1;
constexpr double kLargestOdds = 12;

/// The bytes of one meaning: whole, count, words, weights.
constexpr std::size_t size_with(std::size_t count) { return kWidth + 1 + count * (kWord + 1); }

void append(std::string& bytes, std::span<const float> values, float largest) {
  for (const float x : values) {
    bytes += static_cast<char>(static_cast<std::int8_t>(std::lround(x / largest * 127)));
  }
}

void append(std::string& bytes, const Meaning& meaning) {
  float largest = 1e-12F;
  for (const float x : meaning.whole) largest = std::max(largest, std::abs(x));
  append(bytes, meaning.whole, largest);
  bytes += static_cast<char>(static_cast<std::uint8_t>(meaning.weights.size()));
  append(bytes, meaning.words, 1);
  for (const float x : meaning.weights) {
    bytes += static_cast<char>(static_cast<std::uint8_t>(std::lround(x * 255)));
  }
}

std::int32_t product_of_wholes(const std::int8_t* one, const std::int8_t* other) {
  return kernels().byte_product(one, other, static_cast<int>(kWidth));
}

/// How many bytes the meaning has with which `bytes` begin; 0 where they do with none.
std::size_t size_of_first(std::string_view bytes) {
  if (bytes.size() < size_with(0)) return 0;
  const std::size_t size = size_with(static_cast<std::uint8_t>(bytes[kWidth]));
  return bytes.size() < size ? 0 : size;
}

/// The one with which `bytes` begin.
MeaningBytes first_meaning(std::string_view bytes) {
  if (size_of_first(bytes) == 0) return {};
  const char* begin = bytes.data();
  MeaningBytes out;
  out.count = static_cast<std::uint8_t>(begin[kWidth]);
  out.whole = reinterpret_cast<const std::int8_t*>(begin);
  out.words = out.whole + kWidth + 1;
  out.squares = product_of_wholes(out.whole, out.whole);
  out.weights = reinterpret_cast<const std::uint8_t*>(out.words + out.count * kWord);
  return out;
}

static_assert(kWord == ByteRows::width && Meaning::most_words <= ByteRows::most);

ByteRows words_of(const MeaningBytes& bytes) {
  return {bytes.words, static_cast<int>(std::min(bytes.count, Meaning::most_words))};
}

using Nearest = std::array<std::int32_t, Meaning::most_words>;

double mean(const MeaningBytes& words, const Nearest& nearest) {
  double sum = 0, weights = 0;
  for (int i = 0; i < words_of(words).count; ++i) {
    sum += static_cast<double>(words.weights[i]) * nearest[i];
    weights += words.weights[i];
  }
  return weights > 0 ? sum / weights / (127 * 127) : 0;
}

double odds(const Likeness& like, const std::array<double, 4>& weights) {
  return weights[0] * like.whole + weights[1] * like.one_by_other + weights[2] * like.other_by_one +
         weights[3];
}

}  // namespace

std::string meaning_bytes(const Meaning& own, const Meaning* in_place, bool denies) {
  std::string bytes;
  append(bytes, own);
  if (in_place == nullptr) return bytes;
  const double odds = std::clamp(double{in_place->denies}, -kLargestOdds, kLargestOdds);
  bytes += static_cast<char>(static_cast<std::int8_t>(std::lround(odds / kOddsStep)));
  if (denies || odds > kReadsAsDenial) append(bytes, *in_place);
  return bytes;
}

MeaningBytes own_meaning(std::string_view bytes) { return first_meaning(bytes); }

MeaningBytes meaning_in_place(std::string_view bytes) {
  const std::size_t own = size_of_first(bytes);
  return own == 0 || bytes.size() == own ? MeaningBytes() : first_meaning(bytes.substr(own + 1));
}

std::optional<double> denial_odds(std::string_view bytes) {
  const std::size_t own = size_of_first(bytes);
  if (own == 0 || bytes.size() == own) return std::nullopt;
  return static_cast<std::int8_t>(bytes[own]) * kOddsStep;
}

double likeness_of_wholes(const MeaningBytes& one, const MeaningBytes& other) {
  if (one.squares == 0 || other.squares == 0) return 0;
  return product_of_wholes(one.whole, other.whole) /
         std::sqrt(static_cast<double>(one.squares) * other.squares);
}

Likeness likeness(const MeaningBytes& one, const MeaningBytes& other) {
  if (one.whole == nullptr || other.whole == nullptr) return {};
  const double whole = likeness_of_wholes(one, other);
  if (whole < kAlikeAtAll) {
    const double mostly = std::max(0.0, whole + kWordsBeyond);
    return {whole, mostly, mostly};
  }
  if (one.count == 0 || other.count == 0) return {whole, 0, 0};
  Nearest to_ours, to_theirs;
  kernels().nearest(words_of(one), words_of(other), to_ours.data(), to_theirs.data());
  return {whole, mean(one, to_ours), mean(other, to_theirs)};
}

double same_odds(const Likeness& like) {
  // sayso_training/statements.py fits and prints both.
  const auto [less, more] = std::minmax(like.one_by_other, like.other_by_one);
  return odds({like.whole, more, less}, {3.71, 3.59, 3.59, -6.40});
}

double denied_odds(const Likeness& like) { return odds(like, {5.02, 7.80, 2.04, -6.42}); }

}  // namespace sayso
