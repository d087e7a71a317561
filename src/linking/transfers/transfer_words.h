// A sentence's words as reports of transfers use them: which words are deeds ("sent", "asked"),
// which are goods, and where a clause may end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// What a word may say of a transfer. A word may be several: "supply" is a deed and a noun.
enum class Deed : std::uint32_t {
  send = 1U << 0U,      // "sold", "has delivered"
  get = 1U << 1U,       // "received", "bought"
  ask = 1U << 2U,       // "asked", "sought"
  request = 1U << 3U,   // the noun: "a request", "an approach"
  agree = 1U << 4U,     // "promised", "consented"
  approve = 1U << 5U,   // "authorised"
  arrive = 1U << 6U,    // "reached"
  warn = 1U << 7U,      // "cautioned", "told"
  consider = 1U << 8U,  // "weighs", "undecided"
  decide = 1U << 9U,    // "decision", "mind"
  deny = 1U << 10U,     // "denies"
  punish = 1U << 11U,   // "blacklisted"
  going = 1U << 12U,    // a noun of a transfer: "delivery", "sales"
  negate = 1U << 13U,   // "not", "nobody"
  modal = 1U << 14U,    // "would", "whether", "to"
  anyone = 1U << 15U,   // "states", "any", "those"
};

struct TransferWord {
  Span span;
  std::string lower;
  bool capital = false;
  bool possessive = false;  // "'s" follows, outside the span
  bool comma = false;       // a comma stands before it
  bool stop = false;        // a longer pause stands before it
  bool opens = false;       // a quotation mark stands before it
  std::uint32_t deeds = 0;
  std::string_view goods;  // kind of the goods that it is part of; empty: none
  std::string party;       // whom it names, see transfer_parties.h; empty: nobody

  bool is(Deed deed) const { return (deeds & static_cast<std::uint32_t>(deed)) != 0; }
  template <typename... Words>
  bool is_word(const Words&... words) const {
    return ((lower == words) || ...);
  }
};

using TransferWords = std::vector<TransferWord>;

/// The words of `text` within `span`, without parties. "China-Russia" is two words.
TransferWords transfer_words(std::string_view text, Span span);

/// Kinds of goods between which reports do not tell reliably are one: weapons, ammunition and
/// drones are "arms".
std::string_view goods_family(std::string_view kind);

}  // namespace sayso
