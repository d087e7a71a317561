#include "linking/transfers/transfer_origins.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "linking/corrections/ledger_decisions.h"
#include "linking/ledger/ledger.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

constexpr std::string_view kDenied = "denied";

bool is_by_holder(const ClaimMember& member, const TransferStep& step) {
  return std::any_of(step.holders.begin(), step.holders.end(), [&](const Holder& holder) {
    return holder.by == (member.attribution.empty() ? "author" : member.attribution);
  });
}

/// The members in the step's sentence: those on whose word the step is, or else all.
std::vector<const ClaimMemberRow*> members_behind(const std::vector<ClaimMemberRow>& rows,
                                                  const TransferStep& step) {
  std::vector<const ClaimMemberRow*> all, by_holder, said;
  for (const ClaimMemberRow& row : rows) {
    const bool inside = std::any_of(row.member.content.begin(), row.member.content.end(),
                                    [&](Span content) { return content.overlaps(step.span); });
    if (!inside) continue;
    all.push_back(&row);
    if (!is_by_holder(row.member, step)) continue;
    by_holder.push_back(&row);
    if (!row.member.attribution.empty()) said.push_back(&row);
  }
  if (!said.empty()) return said;
  return by_holder.empty() ? all : by_holder;
}

/// The parts that edges leave of the nodes, counting those with one of `own` alone.
std::size_t parts_with(const Ledger& ledger, const std::vector<bool>& own, bool certain_only) {
  std::map<std::string_view, std::size_t> places;
  for (const LedgerNode& node : ledger.nodes) places.emplace(node.id, places.size());
  std::vector<std::size_t> parents(places.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parents[i] != i) i = parents[i];
    return i;
  };
  for (const LedgerEdge& edge : ledger.edges) {
    if (certain_only && !edge.certain) continue;
    parents[root(places.at(edge.from))] = root(places.at(edge.to));
  }
  std::set<std::size_t> parts;
  for (const LedgerNode& node : ledger.nodes) {
    if (node.member && own[*node.member]) parts.insert(root(places.at(node.id)));
  }
  return parts.size();
}

/// A member of the claims behind steps, and whether it is one of the steps' own.
struct Told {
  ClaimMember member;
  bool own = false;
};

bool comes_first(const Told& one, const Told& other) {
  const std::string &a = one.member.published, &b = other.member.published;
  return a.empty() != b.empty() ? b.empty() : a < b;
}

}  // namespace

Result<const TransferOrigins::Rows*> TransferOrigins::members_of(const std::string& document) {
  const auto known = known_.find(document);
  if (known != known_.end()) return &known->second;
  const auto key = document_with_id(database_, document);
  if (!key) return key.error();
  auto rows = members_of_document(database_, *key);
  if (!rows) return rows.error();
  return &known_.emplace(document, std::move(*rows)).first->second;
}

Result<OriginBounds> TransferOrigins::of(const std::vector<const TransferStep*>& steps,
                                         const std::vector<std::string>& outlets) {
  std::map<std::int64_t, std::set<std::int64_t>> own;  // members by claim
  std::set<std::string> alone;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto rows = members_of(steps[i]->document);
    if (!rows) return rows.error();
    const auto behind = members_behind(**rows, *steps[i]);
    for (const ClaimMemberRow* row : behind) own[row->claim].insert(row->key);
    if (behind.empty()) alone.insert(outlets[i].empty() ? steps[i]->document : outlets[i]);
  }
  const bool denied = !steps.empty() && steps.front()->status == kDenied;
  auto bounds = count(own, denied);
  if (!bounds) return bounds;
  bounds->most += alone.size();
  if (!alone.empty()) bounds->least = std::max(bounds->least, std::size_t{1});
  return bounds;
}

Result<OriginBounds> TransferOrigins::count(
    const std::map<std::int64_t, std::set<std::int64_t>>& own, bool denied) {
  std::vector<Told> told;
  for (const auto& [key, members] : own) {
    auto row = read_claim(database_, key);
    if (!row) return row.error();
    if (!*row) continue;
    for (std::size_t i = 0; i < (*row)->member_keys.size(); ++i) {
      ClaimMember& member = (*row)->claim.members[i];
      const bool mine = members.contains((*row)->member_keys[i]);
      // The other side stands beside what is counted. A denial may be an assertion of the opposite.
      const bool counts = denied ? mine || !supports(member.stance) : supports(member.stance);
      if (!counts) continue;
      member.stance = Stance::asserts;
      told.push_back({std::move(member), mine});
    }
  }
  std::stable_sort(told.begin(), told.end(), comes_first);
  Claim whole;
  std::vector<bool> mine;
  for (Told& one : told) {
    mine.push_back(one.own);
    whole.members.push_back(std::move(one.member));
  }
  auto input = reader_.input_for(whole);
  if (!input) return input.error();
  input->decisions = ledger_decisions(*input, in_force_);
  const Ledger ledger = make_ledger(*input);
  return OriginBounds{parts_with(ledger, mine, false), parts_with(ledger, mine, true)};
}

}  // namespace sayso
