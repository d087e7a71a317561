#include "linking/corrections/ledger_decisions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "linking/corrections/member_finder.h"
#include "linking/corrections/member_places.h"
#include "linking/ledger/settling.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

using Action = Correction::Action;

bool is_on_links(const Correction& correction) {
  return correction.action == Action::confirm || correction.action == Action::cut;
}

std::vector<MemberPlace> places_in(const LedgerInput& input) {
  std::vector<MemberPlace> places;
  places.reserve(input.members.size());
  for (const LedgerMember& member : input.members) {
    places.push_back({member.said.document, member.words, member.said.source_name});
  }
  return places;
}

/// The node as the ledger knows it; none where the claim has no such member.
std::optional<LedgerSide> side_of(const CorrectedNode& node,
                                  const std::vector<MemberPlace>& places) {
  if (!node.is_member()) return LedgerSide{{}, node.outside_type, node.outside_name};
  const auto member = find_place(node.member, places);
  if (!member) return std::nullopt;
  return LedgerSide{member, {}, {}};
}

/// The decision on this claim; none where one of the nodes is not in it.
std::optional<LedgerDecision> decision_in(const Correction& correction,
                                          const std::vector<MemberPlace>& places) {
  const auto one = side_of(correction.nodes.at(0), places);
  const auto other = side_of(correction.nodes.at(1), places);
  // Nodes from outside are in any claim; one of the two must say which it is.
  if (!one || !other || (!one->member && !other->member)) return std::nullopt;
  return LedgerDecision{*one, *other, correction.action == Action::confirm, correction.reason};
}

Result<CorrectedNode> node_of(Database& database, const Claim& claim,
                              const std::vector<MemberPlace>& places, std::string_view id) {
  for (const LedgerNode& node : claim.ledger.nodes) {
    if (node.id != id) continue;
    if (node.member) return CorrectedNode{places[*node.member], {}, {}};
    return CorrectedNode{{}, node.outside_type, node.outside_name};
  }
  return database.error(
      "not-a-node", "the ledger of claim " + claim.id + " has no node '" + std::string(id) + "'");
}

/// The reason that the ledger gives for the link; empty where it draws none.
std::string reason_between(const Ledger& ledger, std::string_view one, std::string_view other) {
  for (const LedgerEdge& edge : ledger.edges) {
    if (std::minmax<std::string_view>(edge.from, edge.to) == std::minmax(one, other)) {
      return edge.reason;
    }
  }
  return {};
}

Result<std::string> decide(Store& store, std::string_view name, std::string_view one,
                           std::string_view other, Correction correction) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto key = find_claim(database, name);
  if (!key) return key.error();
  const auto claim = ClaimReader(database).read(*key);
  if (!claim) return claim.error();
  const auto places = places_of(database, claim->members);
  if (!places) return places.error();
  for (const std::string_view id : {one, other}) {
    auto node = node_of(database, *claim, *places, id);
    if (!node) return node.error();
    correction.nodes.push_back(std::move(*node));
  }
  if (one == other) return database.error("same-node", "a node cannot be linked to itself");
  if (!correction.nodes[0].is_member() && !correction.nodes[1].is_member()) {
    return database.error("not-a-node", "one of the two must be a member");
  }
  correction.claims = {{claim->id, {}}};
  correction.reason = reason_between(claim->ledger, one, other);
  if (auto done = touch_claim(database, *key); !done) return done.error();
  return keep_correction(store, std::move(*transaction), correction, {});
}

/// Whether the correction speaks of this claim: of nodes of its ledger, or by its id or members.
bool speaks_of(const Correction& correction, const Claim& claim,
               const std::vector<MemberPlace>& places) {
  if (is_on_links(correction)) return decision_in(correction, places).has_value();
  return std::any_of(
      correction.claims.begin(), correction.claims.end(), [&](const CorrectedClaim& side) {
        if (correction.action != Action::retype && side.id == claim.id) return true;
        return std::any_of(side.members.begin(), side.members.end(), [&](const MemberPlace& one) {
          return find_place(one, places).has_value();
        });
      });
}

}  // namespace

Result<std::string> confirm_link(Store& store, std::string_view claim, std::string_view one,
                                 std::string_view other, const CorrectionNote& note) {
  return decide(store, claim, one, other, noted(note, Action::confirm));
}

Result<std::string> cut_link(Store& store, std::string_view claim, std::string_view one,
                             std::string_view other, const CorrectionNote& note) {
  return decide(store, claim, one, other, noted(note, Action::cut));
}

std::vector<LedgerDecision> ledger_decisions(const LedgerInput& input,
                                             const std::vector<Correction>& in_force) {
  std::vector<LedgerDecision> decisions;
  std::vector<MemberPlace> places;
  for (const Correction& correction : in_force) {
    if (!is_on_links(correction)) continue;
    if (places.empty()) places = places_in(input);
    auto decision = decision_in(correction, places);
    if (!decision) continue;
    // The last word on two nodes holds.
    std::erase_if(decisions, [&](const LedgerDecision& earlier) {
      return (earlier.one == decision->one && earlier.other == decision->other) ||
             (earlier.one == decision->other && earlier.other == decision->one);
    });
    decisions.push_back(std::move(*decision));
  }
  return decisions;
}

std::vector<UserDecision> decisions_on(const Claim& claim, const LedgerInput& input,
                                       const std::vector<Correction>& in_force) {
  std::vector<UserDecision> decisions;
  if (in_force.empty()) return decisions;
  const std::vector<MemberPlace> places = places_in(input);
  for (const Correction& correction : in_force) {
    if (speaks_of(correction, claim, places)) decisions.push_back(decision_from(correction));
  }
  return decisions;
}

Result<void> touch_decided_claim(Database& database, const Correction& correction) {
  MemberFinder finder(database);
  for (const CorrectedNode& node : correction.nodes) {
    if (!node.is_member()) continue;
    const auto member = finder.find(node.member);
    if (!member) return member.error();
    if (*member == 0) continue;
    const auto claim = finder.claim_of(*member);
    if (!claim) return claim.error();
    if (auto done = touch_claim(database, *claim); !done) return done;
  }
  return {};
}

}  // namespace sayso
