// What a statement means, as vectors of the whole and of its words: what says the same has words
// that mean the same (Khattab and Zaharia 2020, "ColBERT", SIGIR). Runs the layers of
// all-MiniLM-L6-v2 taught on statements of news stories, not those that the heads of news.weights
// stand on.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace sayso {

struct Stated {
  std::string words;
  /// Whether it is read with what stands before and after it: a denial often says little by itself.
  bool in_place = false;
  std::string before, after;
};

struct Meaning {
  static constexpr std::size_t width = 384;
  static constexpr std::size_t word_width = 32;
  static constexpr std::size_t most_words = 20;

  std::vector<float> whole;    // [width], a unit vector: the mean over all word pieces
  std::vector<float> words;    // [words, word_width], unit vectors of the pieces that weigh most
  std::vector<float> weights;  // [words], what each weighs; 1 together
  float denies = 0;            // log odds that it denies something; only of one in its place
};

class SentenceEncoder {
 public:
  /// Opens sentences.weights in `folder`, over the vocabulary and the word embeddings of
  /// news.weights there. Errors are those of Weights::open, and "models-damaged".
  static Result<SentenceEncoder> open(const std::string& folder);
  ~SentenceEncoder();
  SentenceEncoder(SentenceEncoder&&) noexcept;

  /// One for each statement, in their order. Texts are UTF-8; of a long one the first 96 pieces
  /// count, of what stands before it the last 64, of what follows the first 16. Uses one thread.
  std::vector<Meaning> encode(const std::vector<Stated>& statements) const;

  /// Changes with every change of the weights.
  const std::string& fingerprint() const;

 private:
  struct State;
  explicit SentenceEncoder(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
