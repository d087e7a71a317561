// The words of data/goods.tsv: what goods are called, what describes them, what they are counted
// in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analysis/word_list.h"

namespace sayso {

/// What a term does in a phrase of goods; the head of the table says more.
enum class GoodsUse : std::uint8_t { count, mass, carrier, modifier, name, unit, act, other };

struct GoodsTerm {
  GoodsUse use = GoodsUse::other;
  std::string_view
      kind;  // as Goods::kind; of an act "transfer" or "attack"; empty where it has none
  std::string_view unit;  // of a unit: its name, "tonnes"
  bool plural = false;
};

struct GoodsTermAt {
  const GoodsTerm* term = nullptr;  // null where no term begins
  std::size_t end = 0;              // the word behind it
};

/// The term with the most words that begins at word `i` and ends before word `end`. "Shahed-136" is
/// the term "Shahed".
GoodsTermAt goods_term_at(const WordList& words, std::size_t i, std::size_t end);

}  // namespace sayso
