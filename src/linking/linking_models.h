// The models that linking reads by.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "neural/sentence_encoder.h"
#include "neural/word_vectors.h"

namespace sayso {

/// What each statement means, in their order.
using Meanings = std::function<std::vector<Meaning>(const std::vector<Stated>&)>;

struct LinkingModels {
  Meanings meanings;
  WordVectors words;

  /// Opens the files in `folder`. Errors are those of Weights::open.
  static Result<LinkingModels> open(const std::string& folder) {
    auto sentences = SentenceEncoder::open(folder);
    if (!sentences) return sentences.error();
    auto words = WordVectors::open(folder);
    if (!words) return words.error();
    const auto encoder = std::make_shared<const SentenceEncoder>(*std::move(sentences));
    return LinkingModels{[encoder](const std::vector<Stated>& all) { return encoder->encode(all); },
                         *std::move(words)};
  }
};

}  // namespace sayso
