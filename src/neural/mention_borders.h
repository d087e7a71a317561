// Where mentions may begin and end, and the paragraph and sentence of each piece.
// training/sayso_training/coreference.py does the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "neural/tokenizer.h"

namespace sayso {

struct MentionBorders {
  std::vector<std::uint8_t> opens, closes;         // pieces that a mention may begin and end with
  std::vector<std::uint32_t> paragraph, sentence;  // number of each piece's
  std::size_t words = 0;
};

MentionBorders mention_borders(std::span<const Piece> pieces, std::string_view text);

}  // namespace sayso
