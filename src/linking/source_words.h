// The words that name a source, compared as words.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace sayso {

/// The source as written, on one line, without the comma that ends an apposition.
std::string source_words(const Spans& source, std::string_view text);

/// A source's words for comparing: lower case, without articles, possessive endings, punctuation at
/// the ends and doubled spaces.
std::string source_key(std::string_view words);

/// Whether a key is of nothing but a pronoun: "he", "who", "others".
bool is_pronoun(std::string_view key);

/// Whether `text` has `wanted` in it, whatever its case; always where nothing is wanted.
bool has_words(std::string_view text, std::string_view wanted);

}  // namespace sayso
