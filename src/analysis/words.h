// The words of a stretch of text, and the plural of nouns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/one_of.h"
#include "base/span.h"

namespace sayso {

struct PhraseWord {
  Span span;
  std::string lower;  // ASCII in lower case, apostrophes straight
  bool capital = false;
  bool after_break = false;  // a comma, a dash, a bracket, a quotation mark or an end stands before
};

/// The words of `span` in `text`: "U.S.", "vice-president" and "Brandt's" are one each.
std::vector<PhraseWord> words_in(std::string_view text, Span span);

/// Whether `noun`, in lower case, means several: "officials", "people"; "many" too.
bool is_plural(std::string_view noun);

/// "officials" as "official"; what is no plural stays.
std::string singular(std::string_view noun);

}  // namespace sayso
