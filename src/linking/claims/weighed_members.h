// The members of one comparison, laid out so that any two are compared quickly: words as places in
// one list of weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "linking/claims/claim_meaning.h"
#include "linking/claims/claim_pairs.h"

namespace sayso {

/// Pairs are cheapest in the order of their first member, since its words are marked once.
class WeighedMembers {
 public:
  WeighedMembers(const std::vector<ComparedMember>& members, const WordWeights& weights);

  /// Weights of the words of the content, and of the sentences around it.
  double words(std::size_t member) const { return rows_[member].words_weight; }
  double around(std::size_t member) const { return rows_[member].around_weight; }
  /// Of the words that two members share there.
  double shared_words(std::size_t one, std::size_t other) const;
  double shared_around(std::size_t one, std::size_t other) const;
  /// Of the rarest number that both state; 0 where they share none.
  double rarest_number(std::size_t one, std::size_t other) const;
  bool have_equal_number(std::size_t one, std::size_t other) const;
  bool have_same_words(std::size_t one, std::size_t other) const;
  bool have_one_document(std::size_t one, std::size_t other) const {
    return rows_[one].document == rows_[other].document;
  }
  bool have_one_source(std::size_t one, std::size_t other) const {
    return rows_[one].source == rows_[other].source;
  }
  /// Of what the contents mean.
  Likeness likeness(std::size_t one, std::size_t other) const {
    return sayso::likeness(meanings_[one], meanings_[other]);
  }

 private:
  /// Begins of a member's lists in `places_`, each of which ends where the next begins.
  struct Row {
    std::uint32_t words = 0, around = 0, numbers = 0, end = 0;
    double words_weight = 0, around_weight = 0;
    std::uint32_t document = 0, source = 0;  // equal for equal ones
  };
  void mark(std::size_t member) const;

  std::vector<Row> rows_;
  std::vector<std::uint32_t> places_;  // of words in `weights_`
  std::vector<double> weights_;
  std::vector<MeaningBytes> meanings_;  // in the members

  // Weights of the words of `marked_`, 0 of all others: what is shared is then a sum.
  mutable std::size_t marked_;
  mutable std::vector<double> marked_words_;
  mutable std::vector<double> marked_around_;
};

}  // namespace sayso
