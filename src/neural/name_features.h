// What the writing of a word and of its neighbours tells of names, as numbers of rows in a table.
//
// The encoder reads neither upper case nor spelling closely; these do. All of it is over bytes;
// only ASCII letters have case here. training/sayso_training/name_features.py has the same
// features.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "neural/tokenizer.h"

namespace sayso {

inline constexpr std::uint32_t written_rows = 1U << 17;
inline constexpr std::size_t written_features = 17;

struct WrittenWord {
  std::uint32_t piece = 0;  // its first
  std::array<std::uint32_t, written_features> rows = {};
};

/// One for each word of `text`, in reading order.
std::vector<WrittenWord> written_words(std::span<const Piece> pieces, std::string_view text);

}  // namespace sayso
