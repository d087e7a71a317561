// Who gives what to whom, as far as one sentence says: a reading of word order and prepositions
// around the deeds of a transfer. It does not ask how far the deed has come.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "linking/transfers/transfer_words.h"

namespace sayso {

/// A deed with those whom its words name on either side; a side is empty where they name nobody.
struct TransferFrame {
  std::string supplier;
  std::string recipient;
  std::size_t word = 0;  // index into the sentence
  Deed deed = Deed::send;
};

std::vector<TransferFrame> transfer_frames(const TransferWords& sentence);

/// Looks from word `at` of a sentence to what is around it.
class Around {
 public:
  Around(const TransferWords& words, std::size_t at) : words_(words), at_(at) {}

  bool is_negated() const;
  /// The word that leaves the deed open: "would", "to", "whether"; empty where none does.
  std::string_view modal() const;
  bool is_passive() const;
  /// Whether the word is the deed of sending, not a noun written alike: "the supply".
  bool is_sending() const;
  /// Whether what is asked for is goods, or that they be sent: not "asked not to be named".
  bool asks_for_goods() const;

  /// The nearest party before the word that no preposition of place governs, and is not `but`.
  std::string before(std::string_view but = {}) const;
  /// The party right behind the word: its object.
  std::string object() const;
  /// The party behind the first of `prepositions` within `reach` words.
  std::string behind(std::initializer_list<std::string_view> prepositions, std::size_t reach,
                     bool over_commas = true) const;

  /// Whether a word from `back` words before to `ahead` words behind fits; the word itself too.
  template <typename Fits>
  bool any(std::size_t back, std::size_t ahead, Fits fits) const {
    const std::size_t end = at_ + ahead + 1 < words_.size() ? at_ + ahead + 1 : words_.size();
    for (std::size_t i = at_ > back ? at_ - back : 0; i < end; ++i) {
      if (fits(words_[i])) return true;
    }
    return false;
  }

 private:
  const TransferWords& words_;
  std::size_t at_;
};

/// Whether a word is goods or a noun of a transfer.
bool is_thing(const TransferWord& word);

}  // namespace sayso
