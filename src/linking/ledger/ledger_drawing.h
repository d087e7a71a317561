// The nodes and edges of one ledger while it is drawn.
#pragma once

#include <string>
#include <vector>

#include "linking/ledger/ledger_input.h"
#include "linking/ledger/voices.h"

namespace sayso {

/// Nodes 0 to members.size() - 1 are the members, in their order; those from outside follow.
class LedgerDrawing {
 public:
  /// `sides` are those that the members take (disputes.h).
  LedgerDrawing(const LedgerInput& input, const std::vector<Stance>& sides);

  const LedgerInput& input() const { return input_; }
  /// Indexes of the members that count, in the order of input().members.
  const std::vector<std::size_t>& counted() const { return counted_; }
  const LedgerMember& member(std::size_t i) const { return input_.members[i]; }
  const LedgerDocument& document_of(std::size_t i) const {
    return input_.documents[input_.members[i].document];
  }
  const Voice& voice(std::size_t i) const { return voices_[i]; }

  /// Whether the member takes what it says from another for certain.
  bool derived(std::size_t i) const { return derived_[i]; }
  bool joined_surely(std::size_t a, std::size_t b) const {
    return root(sure_, a) == root(sure_, b);
  }
  bool joined(std::size_t a, std::size_t b) const { return root(maybe_, a) == root(maybe_, b); }

  /// A node from outside, one for each type and name.
  std::size_t outside(const std::string& type, const std::string& name);

  /// Edges from the one that took. Left out where the two are joined already, and where a person
  /// cut them.
  void certain(std::size_t from, std::size_t to, std::string reason, std::vector<Evidence> words);
  void uncertain(std::size_t from, std::size_t to, std::string reason, std::vector<Evidence> words);

  /// The words that name the member's source, or else those of its content.
  Evidence source_words(std::size_t i) const;
  Evidence content_words(std::size_t i) const;

  Ledger finished() &&;

 private:
  using Parents = std::vector<std::size_t>;
  static std::size_t root(const Parents& parents, std::size_t i);
  static void join(Parents& parents, std::size_t a, std::size_t b);
  bool is_cut(std::size_t a, std::size_t b) const;
  void confirm(const LedgerDecision& decision);
  std::size_t node_of(const LedgerSide& side);
  bool is_side(std::size_t node, const LedgerSide& side) const;
  void add(std::size_t from, std::size_t to, std::string reason, bool is_certain,
           std::vector<Evidence> words, std::string by);
  std::string id_of(std::size_t node) const;
  std::size_t parts(const Parents& parents) const;

  const LedgerInput& input_;
  std::vector<std::size_t> counted_;
  std::vector<Voice> voices_;
  std::vector<bool> derived_;
  std::vector<LedgerNode> from_outside_;
  std::vector<LedgerEdge> edges_;
  Parents sure_;
  Parents maybe_;
};

}  // namespace sayso
