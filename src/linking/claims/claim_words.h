// The words of a claim as joining compares them: stems, and words that tell how far along a thing
// is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "record/links.h"

namespace sayso {

struct ClaimWord {
  Span span;
  std::string lower;  // ASCII in lower case, without a possessive ending; of digits as written
};

/// Runs of letters, and of digits with the points and commas between them.
std::vector<ClaimWord> claim_words(std::string_view text, Span span);

/// Articles, pronouns, auxiliary verbs and the like, and verbs of saying.
bool is_claim_stop_word(std::string_view lower);

/// `lower` without common endings: "asked", "asking" and "asks" are one. Not always a word.
std::string claim_stem(std::string_view lower);

/// Whether words that tie a source to a content tell of saying ("said", "according to"), not of
/// doing ("asked for", "has agreed to"): what someone does is itself the claim.
bool tells_of_saying(std::string_view text, const Spans& cue);

/// A bit for each Stage that words of `span` name; 0 where none do.
std::uint32_t claim_stages(std::string_view text, Span span);

}  // namespace sayso
