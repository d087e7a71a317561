// The models that linking reads by.
#pragma once

#include <string>
#include <utility>

#include "neural/sentence_encoder.h"
#include "neural/word_vectors.h"

namespace sayso {

struct LinkingModels {
  SentenceEncoder sentences;
  WordVectors words;

  /// Opens the files in `folder`. Errors are those of Weights::open.
  static Result<LinkingModels> open(const std::string& folder) {
    auto sentences = SentenceEncoder::open(folder);
    if (!sentences) return sentences.error();
    auto words = WordVectors::open(folder);
    if (!words) return words.error();
    return LinkingModels{*std::move(sentences), *std::move(words)};
  }
};

}  // namespace sayso
