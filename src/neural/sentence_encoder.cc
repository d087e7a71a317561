#include "neural/sentence_encoder.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "base/weights.h"
#include "neural/encoder.h"
#include "neural/linear.h"
#include "neural/tokenizer.h"

namespace sayso {
namespace {

// As it was taught (sayso_training/statements.py).
constexpr std::size_t kLongest = 96;
constexpr std::size_t kLongestBefore = 64;
constexpr std::size_t kLongestAfter = 16;

void make_unit(std::span<float> vector) {
  double square = 0;
  for (const float x : vector) square += double{x} * x;
  const auto length = static_cast<float>(std::sqrt(std::max(square, 1e-24)));
  for (float& x : vector) x /= length;
}

/// Pieces of one window; `counts` says which are words of the text.
struct Window {
  std::vector<Piece> pieces;
  std::vector<bool> counts;
  std::size_t own_begin = 0, own_end = 0;  // the statement itself

  void add(std::span<const Piece> more) {
    pieces.insert(pieces.end(), more.begin(), more.end());
    counts.resize(pieces.size(), true);
  }
  void add_own(std::span<const Piece> own) {
    own_begin = pieces.size();
    add(own);
    own_end = pieces.size();
  }
  void part(int sep) {
    pieces.push_back({sep, {}, 0});
    counts.push_back(false);
  }
};

}  // namespace

struct SentenceEncoder::State {
  Weights words;  // mapped; the others point into them
  Weights layers;
  Tokenizer tokenizer;
  Encoder encoder;
  Linear project;  // of a piece's vector to its word vector
  Linear weigh;    // ... to the logarithm of what it weighs
  Linear denies;   // of the mean of a statement's own pieces to the log odds of its denying

  Window window_of(const Stated& statement) const {
    const auto first = [](const std::vector<Piece>& pieces, std::size_t most) {
      return std::span(pieces).first(std::min(pieces.size(), most));
    };
    const std::vector<Piece> own = tokenizer.tokenize(statement.words);
    Window window;
    if (!statement.in_place) {
      window.add_own(first(own, kLongest));
      return window;
    }
    const std::vector<Piece> before = tokenizer.tokenize(statement.before);
    window.add(std::span(before).last(std::min(before.size(), kLongestBefore)));
    window.part(tokenizer.sep());
    window.add_own(first(own, kLongest));
    window.part(tokenizer.sep());
    window.add(first(tokenizer.tokenize(statement.after), kLongestAfter));
    return window;
  }

  float odds_of_denial(const Window& window, const float* pieces) const {
    std::vector<float> mean(Meaning::width);
    for (std::size_t i = window.own_begin; i < window.own_end; ++i) {
      for (std::size_t c = 0; c < Meaning::width; ++c) mean[c] += pieces[i * Meaning::width + c];
    }
    const auto count =
        static_cast<float>(std::max<std::size_t>(window.own_end - window.own_begin, 1));
    for (float& x : mean) x /= count;
    float odds = 0;
    linear(mean.data(), 1, denies, &odds);
    return odds;
  }

  Meaning read(const Stated& statement, Encoder::Scratch& scratch) const {
    const Window window = window_of(statement);
    const float* x = encoder.encode_with_ends(window.pieces, scratch);
    const std::size_t rows = window.pieces.size() + 2;
    Meaning out;
    out.whole.resize(Meaning::width);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t c = 0; c < Meaning::width; ++c) out.whole[c] += x[row * Meaning::width + c];
    }
    make_unit(out.whole);

    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < window.pieces.size(); ++i) {
      if (window.counts[i]) places.push_back(i);
    }
    if (places.empty()) return out;
    const float* pieces = x + Meaning::width;
    if (statement.in_place) out.denies = odds_of_denial(window, pieces);
    std::vector<float> logs(window.pieces.size());
    linear(pieces, static_cast<std::int64_t>(logs.size()), weigh, logs.data());
    const std::size_t count = std::min(places.size(), Meaning::most_words);
    std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count),
                      places.end(), [&](auto a, auto b) { return logs[a] > logs[b]; });
    const float largest = logs[places.front()];
    places.resize(count);
    std::sort(places.begin(), places.end());
    out.words.resize(count * Meaning::word_width);
    for (std::size_t i = 0; i < count; ++i) {
      float* word = out.words.data() + i * Meaning::word_width;
      linear(pieces + places[i] * Meaning::width, 1, project, word);
      make_unit({word, Meaning::word_width});
      out.weights.push_back(std::exp(logs[places[i]] - largest));
    }
    const float all = std::accumulate(out.weights.begin(), out.weights.end(), 0.F);
    for (float& weight : out.weights) weight /= all;
    return out;
  }
};

SentenceEncoder::SentenceEncoder(std::unique_ptr<const State> state) : state_(std::move(state)) {}
SentenceEncoder::~SentenceEncoder() = default;
SentenceEncoder::SentenceEncoder(SentenceEncoder&&) noexcept = default;

Result<SentenceEncoder> SentenceEncoder::open(const std::string& folder) {
  auto words = Weights::open(folder + "/news.weights");
  if (!words) return words.error();
  auto layers = Weights::open(folder + "/sentences.weights");
  if (!layers) return layers.error();
  auto tokenizer = Tokenizer::open(*words);
  if (!tokenizer) return tokenizer.error();
  auto encoder = Encoder::open(*layers, {}, &*words);
  if (!encoder) return encoder.error();
  if (encoder->config().hidden != static_cast<int>(Meaning::width)) {
    return Error{"models-damaged", layers->path() + ": vectors of another width"};
  }
  Linear project, weigh, denies;
  if (auto done = load_head(*layers, "statements.",
                            {{"project", &project, Meaning::word_width, Meaning::width},
                             {"weigh", &weigh, 1, Meaning::width},
                             {"denies", &denies, 1, Meaning::width}},
                            {});
      !done) {
    return done.error();
  }
  return SentenceEncoder(std::make_unique<const State>(
      State{*std::move(words), *std::move(layers), *std::move(tokenizer), *std::move(encoder),
            project, weigh, denies}));
}

std::vector<Meaning> SentenceEncoder::encode(const std::vector<Stated>& statements) const {
  Encoder::Scratch scratch;
  std::vector<Meaning> out;
  out.reserve(statements.size());
  for (const Stated& statement : statements) out.push_back(state_->read(statement, scratch));
  return out;
}

const std::string& SentenceEncoder::fingerprint() const { return state_->layers.fingerprint(); }

}  // namespace sayso
