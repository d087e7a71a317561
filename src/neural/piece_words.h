// How word pieces make up words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "neural/tokenizer.h"

namespace sayso {

/// The code point that ends at byte `end` of `text`, which is above 0.
char32_t last_before(std::string_view text, std::uint32_t end);

bool is_letter_or_digit(char32_t c);

/// Whether piece `i` goes on with the word of the piece before it.
bool continues_word(std::span<const Piece> pieces, std::string_view text, std::size_t i);

}  // namespace sayso
