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

/// One unit vector of SentenceEncoder::width numbers for each text, in their order.
using SentenceVectors =
    std::function<std::vector<std::vector<float>>(const std::vector<std::string>&)>;

struct LinkingModels {
  SentenceVectors sentences;
  WordVectors words;

  /// Opens the files in `folder`. Errors are those of Weights::open.
  static Result<LinkingModels> open(const std::string& folder) {
    auto sentences = SentenceEncoder::open(folder);
    if (!sentences) return sentences.error();
    auto words = WordVectors::open(folder);
    if (!words) return words.error();
    const auto encoder = std::make_shared<const SentenceEncoder>(*std::move(sentences));
    return LinkingModels{
        [encoder](const std::vector<std::string>& texts) { return encoder->encode(texts); },
        *std::move(words)};
  }
};

}  // namespace sayso
