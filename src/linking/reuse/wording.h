// A text as a row of words that can be compared with another's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// The words of a text in reading order: runs of letters and digits, whatever the case, so that
/// quotation marks, dashes and line breaks make no difference. All vectors are of the same size.
struct Wording {
  std::vector<std::uint64_t> words;       // hashes; equal words have equal ones
  std::vector<Span> spans;                // in the text
  std::vector<std::uint8_t> quoted;       // 1 inside quotation marks
  std::vector<std::uint32_t> paragraphs;  // the paragraph that each stands in, from 0

  std::size_t size() const { return words.size(); }
};

/// `text` is valid UTF-8.
Wording wording_of(std::string_view text);

/// The hash of each run of `length` words, by the place of its first; empty for shorter texts.
std::vector<std::uint64_t> runs_of(const Wording& wording, std::size_t length);

/// Stretches of words [begin, end).
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

/// The paragraphs that have words, in order.
std::vector<WordRange> paragraphs_of(const Wording& wording);

}  // namespace sayso
