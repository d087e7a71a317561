// Times within quoted words: "today" in a message of May 4 is May 4.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "times/meaning.h"
#include "times/tokens.h"

namespace sayso::timex {

/// The tokens [begin, end) between two marks of quotation.
struct Quoted {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The quotations of a text in reading order; none goes over a paragraph.
std::vector<Quoted> quotations_of(const Tokens& tokens);

/// Of `phrases`, in reading order, the one that says when the words were said in which
/// `phrases[i]` stands: a date beside a verb of saying or writing, in the sentence that the
/// quotation belongs to ("'I leave tomorrow,' he wrote on March 3"). None where it stands in no
/// quotation or nothing says it.
std::optional<std::size_t> said_when(const Tokens& tokens, const std::vector<Quoted>& quotations,
                                     const std::vector<Phrase>& phrases, std::size_t i);

}  // namespace sayso::timex
