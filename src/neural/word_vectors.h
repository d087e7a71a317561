// What single words mean, as vectors: close vectors, like meanings ("quake", "earthquake";
// "acquired", "acquisition"). From the word embeddings of the encoder alone, which is not run.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sayso {

class WordVectors {
 public:
  static constexpr std::size_t width = 384;

  /// Opens news.weights in `folder`. Errors are those of Weights::open.
  static Result<WordVectors> open(const std::string& folder);
  ~WordVectors();
  WordVectors(WordVectors&&) noexcept;

  /// A unit vector of `width` numbers: the mean of the word's pieces, less what all words have in
  /// common. UTF-8.
  std::vector<float> of(std::string_view word) const;

 private:
  struct State;
  explicit WordVectors(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
