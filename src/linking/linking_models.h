// The models that linking reads by.
#pragma once

#include <string>

#include "neural/sentence_encoder.h"

namespace sayso {

struct LinkingModels {
  SentenceEncoder sentences;

  /// Opens the files in `folder`. Errors are those of Weights::open.
  static Result<LinkingModels> open(const std::string& folder) {
    auto sentences = SentenceEncoder::open(folder);
    if (!sentences) return sentences.error();
    return LinkingModels{*std::move(sentences)};
  }
};

}  // namespace sayso
