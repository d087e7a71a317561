// Who denies what: denials, doubts and contradictions, tied to the assertion that they answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "linking/ledger/ledger_input.h"

namespace sayso {

/// Which side of the claim a member takes: what it is said to do with its words, except that one
/// who states the opposite of what most of the others state denies it.
std::vector<Stance> sides(const LedgerInput& input);

/// One for each member that denies or doubts, where any asserts: with the assertion that its text
/// says it answers, else with its own document's, else with that of a document that its own cites,
/// else with the first.
std::vector<Dispute> find_disputes(const LedgerInput& input, const std::vector<Stance>& sides);

/// What stands in a document and may be answered there.
struct Answerable {
  std::string words;
  std::string source_key;
  Span around;         // of its sentences
  bool here = true;    // false: in a document that the denial's cites
  std::string outlet;  // of that document
};

/// A denial whose words alone do not tell what is denied: "pure invention", "nothing of the sort".
struct Denial {
  std::string words;
  std::string source;  // who denies: name and wording
  std::string source_key;
  std::string sentence;
  Span around;
};

/// Whether the words tell too little of what they deny to be compared.
bool is_bare_denial(std::string_view words);

/// Of `said` the one that `denial` answers: what another source says just before it, one that
/// speaks of the denier before others, one of the outlet that it names before all. None where
/// nothing near fits.
std::optional<std::size_t> denial_target(const Denial& denial, const std::vector<Answerable>& said);

}  // namespace sayso
