// How far a transfer has come, as far as one sentence says: asked for, weighed, warned against,
// denied, promised, approved, delivered, punished.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linking/transfers/transfer_words.h"

namespace sayso {

/// One side of a transfer. Where the document leaves it open, whoever is not on the other side may
/// be it.
struct TransferSide {
  std::string party;
  bool open = false;
  std::string other = {};  // of an open side: the party that it is not

  bool is(const std::string& key) const {
    return !key.empty() && (open ? key != other : key == party);
  }
};

struct FoundStep {
  std::string_view status;  // as TransferStep has it
  std::size_t word = 0;     // index into the sentence
  int clarity = 0;          // the clearest of a document is its step
};

/// The steps that `sentence` reports of a transfer from `supplier` to `recipient`, of which its
/// document speaks.
std::vector<FoundStep> transfer_steps(const TransferWords& sentence, const TransferSide& supplier,
                                      const TransferSide& recipient);

}  // namespace sayso
