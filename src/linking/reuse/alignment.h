// Which words of two texts are the same, in the same order, block by block.
#pragma once

#include <cstddef>
#include <vector>

#include "linking/reuse/wording.h"

namespace sayso {

/// Words of one text that stand in another too, but for light edits between.
struct SharedBlock {
  WordRange from;
  WordRange to;
  std::size_t equal = 0;     // words that are the same
  std::size_t unquoted = 0;  // of these, those outside quotation marks in both
};

/// `length` words from `from` on are those of another text from `to` on.
struct EqualRun {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t length = 0;
};

/// A text that is compared with several others.
class Alignable {
 public:
  /// `leave_out` has, for each word, whether it takes no part; or is empty.
  explicit Alignable(Wording wording, const std::vector<bool>& leave_out = {});

  const Wording& wording() const { return wording_; }

  /// The blocks that this text shares with `other`, by their place in this one; none overlaps
  /// another in either text. Paragraphs may come in any order.
  ///
  /// Greedy string tiling (Wise 1993, "String similarity via greedy string tiling and running
  /// Karp-Rabin matching") from seeds of five words; neighbouring tiles become one block where few
  /// words are between.
  std::vector<SharedBlock> shared_with(const Wording& other) const;

 private:
  struct Seed {
    std::uint64_t hash = 0;
    std::size_t word = 0;
  };

  /// All runs of equal words from five on, overlapping ones too.
  std::vector<EqualRun> equal_runs(const Wording& other) const;

  Wording wording_;
  std::vector<Seed> seeds_;  // by hash
};

}  // namespace sayso
