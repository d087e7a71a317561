// The words of a report that may tell its story from others.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

struct DocumentWord {
  std::string stem;       // in lower case, without its ending
  std::size_t count = 0;  // how often it stands in title and text
  bool marks = false;     // a word of a name, or a number
};

/// The words of title and text, as far as the first pages go, in the order in which they first
/// stand there. A capital makes a name unless it begins a sentence or stands in a headline, and
/// there too where the word is never written small.
std::vector<DocumentWord> document_words(std::string_view title, std::string_view text);

/// A word where it stands.
struct PlacedWord {
  std::string stem;
  Span span;
};

/// The words and numbers of `within`, in reading order.
std::vector<PlacedWord> placed_words(std::string_view text, Span within);

/// A word in lower case, without its most regular endings: "attacks", "attacked" and "attacking"
/// are one.
std::string stem_of(std::string_view word);

/// In how many of a hundred reports of all kinds the word stands, about, as a share of one: from a
/// table of common words, one low value for all others.
double common_share(std::string_view stem);

/// The share of a word that is in no table.
double rare_share();

}  // namespace sayso
