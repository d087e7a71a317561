// The words of a claim as joining compares them: stems, numbers, and words that tell how far along
// a thing is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "record/links.h"
#include "times/timex.h"

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

/// The numbers that `span` states, made alike: "seventeen" and "17" as "17", "1.2 million" as
/// "1200000", "6 per cent" and "6%" as "6%", "6:52 p.m." as "t18:52". Those in dates are none.
std::vector<std::string> claim_numbers(std::string_view text, Span span,
                                       const std::vector<Timex>& times);

/// The numbers of `span` that give way to one before them, which claim_numbers leaves out: "19, not
/// 21", "to 19 from 21".
std::vector<std::string> replaced_numbers(std::string_view text, Span span);

/// A bit for each Stage that words of `span` name; 0 where none do.
std::uint32_t claim_stages(std::string_view text, Span span);

}  // namespace sayso
