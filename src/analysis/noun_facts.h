// What the form of a noun phrase says of whom it can mean.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "neural/mention_words.h"

namespace sayso {

enum class GrammaticalNumber : std::uint8_t { unknown, one, several };

struct NounFacts {
  bool fresh = false;  // speaks of somebody new: "an official", "two officials", "officials"
  bool distinct =
      false;  // of somebody else, or of a part: "another official", "one of the officials"
  GrammaticalNumber number = GrammaticalNumber::unknown;
  PronounClass pronoun = no_pronoun;  // he or she, where the noun says so: "the chairwoman"
};

/// Of the phrase `span` of `text`, no pronoun and no name alone.
NounFacts noun_facts(std::string_view text, Span span);

}  // namespace sayso
