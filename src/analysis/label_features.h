// What closed rules see in one attribution, as numbers: the part of the label reader's input that
// does not come from the encoder. Training takes them from the program itself
// (label_features_main).
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

/// The features of the attribution whose source, cue and content are set, each 0 or 1; always as
/// many, in one order. `quoted` is what base/quotation.h finds in `text`.
///
///   source    absent, pronouns, articles, capitals, names of outlets and countries, lists of nouns
///   cue       length, place, negation, passive
///   content   kind of quotation, first word, hedges and negation near its start
///   verdicts  what labels.h says of the three labels, one-hot
std::vector<float> label_features(std::string_view text, const Attribution& attribution,
                                  const std::vector<Span>& quoted);

}  // namespace sayso
