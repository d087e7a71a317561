// A noun phrase whose head is a name of goods.
//
//   advanced   Iranian   air-defence   systems
//   modifiers                          head
#pragma once

#include <cstddef>
#include <string_view>

#include "analysis/word_list.h"

namespace sayso {

struct GoodsPhrase {
  std::size_t begin = 0;
  std::size_t end = 0;    // the word behind the head; equal to begin where there is no such phrase
  std::string_view kind;  // as Goods::kind
  bool before_act = false;  // describes an act that follows: "fuel" of "fuel exports"

  bool found() const { return end > begin; }
};

/// What stands before a phrase.
enum class GoodsLead {
  none,
  determined,  // what allows a noun in the singular: "one", "a $2 million", "doses of"
  several,     // a number of more than one, or a vague one
};

/// The longest such phrase that begins at word `i` and ends before word `end`. Behind a number of
/// several, words that are not known may stand between it and the head: "300 unsold tanks".
GoodsPhrase goods_phrase_at(const WordList& words, std::size_t i, std::size_t end, GoodsLead lead);

}  // namespace sayso
