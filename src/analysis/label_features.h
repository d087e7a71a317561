// What closed rules see in one attribution, as numbers: the part of the label reader's input that
// does not come from the encoder. Training takes them from the program itself
// (label_features_main).
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

class LabelFeatures {
 public:
  /// `text` must outlive it.
  explicit LabelFeatures(std::string_view text);

  /// The features of an attribution in the text whose source, cue and content are set, each 0 or 1;
  /// always as many, in one order.
  ///
  ///   text      whether it is a transcript, or its writer's own report
  ///   source    absent, pronouns, articles, capitals, outlets and places by name, lists of nouns
  ///   subject   where the source is absent or "who": what the sentence says before
  ///   cue       length, place, negation, passive
  ///   content   kind of quotation, first word, hedges and negation near its start
  ///   verdicts  what labels.h says of the three labels, one-hot
  std::vector<float> of(const Attribution& attribution) const;

  /// How many features there are.
  static std::size_t count();

 private:
  std::string_view text_;
  std::vector<Span> quoted_;
  bool transcript_ = false;
  int first_person_ = 0;  // times that "I", "me" or "my" stands outside quotation marks
};

}  // namespace sayso
