// What joining compares of a member of a claim: its words, numbers, stage and meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "record/claim_rows.h"

namespace sayso {

/// Words and numbers of one member. All lists are sorted, each entry once.
struct ClaimTraits {
  std::vector<std::string> words;     // stems and numbers of the content, but for words that tell
                                      // nothing
  std::vector<std::string> sentence;  // the same of all sentences that the content stands in
  std::vector<std::string> numbers;   // of the content: "17", "240000000", "6.25%", "t18:52"
  std::uint32_t stages = 0;           // a bit for each Stage that the words name; done if none
  bool negative = false;              // says that something is not so
  bool judged = false;                // the report says that it is denied or doubted
  std::uint32_t begin = 0;            // first and last byte of the content
  std::uint32_t end = 0;
};

/// `cue` are the words that tell of saying it; `sentence` is the text around `content`; `times`
/// those of the whole document, whose dates are no numbers of the content.
ClaimTraits claim_traits(std::string_view text, const Spans& content, const Spans& cue,
                         Span sentence, const std::vector<Timex>& times);

/// The stems and numbers of a stretch of text that tell something; sorted, each once.
std::vector<std::string> telling_stems(std::string_view text, Span span);

/// As the store keeps them, and back.
std::string written(const ClaimTraits& traits);
ClaimTraits traits_from(std::string_view written);

/// Whether the stance speaks against the content, or leaves it open: denies, doubts, declines.
bool is_against(Stance stance);

}  // namespace sayso
