// Which claim a new one replaces: a later figure, a later stage, a wording made firmer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "linking/claims/claim_pairs.h"

namespace sayso {

class ClaimRevisions {
 public:
  /// `members` are those of the store, then from `known` on those of a document, all with their
  /// claims. They must outlive it.
  ClaimRevisions(const std::vector<ComparedMember>& members, std::size_t known);

  /// The claim that `claim`, which the document speaks of, replaces, of those that `members` are
  /// of; 0 where there is none.
  std::int64_t revised_by(std::int64_t claim);

 private:
  /// Whether `one` stated figures, or came, before `other` did: none replaces one that came after
  /// it.
  bool is_older(std::int64_t one, std::int64_t other) const;
  /// Weight of the words that two members share, of the lighter content's.
  double shared_part(std::size_t one, std::size_t other);

  const std::vector<ComparedMember>& members_;
  const std::size_t known_;
  std::unordered_map<std::int64_t, std::string> first_days_;  // on which a claim stated figures
  std::optional<WordWeights> weights_;                        // once they are needed
};

}  // namespace sayso
