// What a few words mean, as one vector: close vectors, like meanings. Runs the layers of
// all-MiniLM-L6-v2 as they were published, not those that the heads were taught on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace sayso {

class SentenceEncoder {
 public:
  static constexpr std::size_t width = 384;

  /// Opens sentences.weights in `folder`, over the vocabulary and the word embeddings of
  /// news.weights there. Errors are those of Weights::open.
  static Result<SentenceEncoder> open(const std::string& folder);
  ~SentenceEncoder();
  SentenceEncoder(SentenceEncoder&&) noexcept;

  /// One unit vector of `width` numbers for each text, in their order: the mean over its pieces,
  /// of which all but the first 254 are left out. Texts are UTF-8. Uses one thread.
  std::vector<std::vector<float>> encode(const std::vector<std::string>& texts) const;

  /// Changes with every change of the weights.
  const std::string& fingerprint() const;

 private:
  struct State;
  explicit SentenceEncoder(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
