#include "linking/ledger/ledger_drawing.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "linking/hull.h"

namespace sayso {
namespace {

/// "They did not know whether": says nothing for it.
bool leaves_open(const ClaimMember& said) {
  return said.stance == Stance::believes && said.certainty == Certainty::u;
}

}  // namespace

LedgerDrawing::LedgerDrawing(const LedgerInput& input, const std::vector<Stance>& sides)
    : input_(input),
      derived_(input.members.size(), false),
      sure_(input.members.size()),
      maybe_(input.members.size()) {
  std::iota(sure_.begin(), sure_.end(), std::size_t{0});
  std::iota(maybe_.begin(), maybe_.end(), std::size_t{0});
  voices_.reserve(input.members.size());
  for (std::size_t i = 0; i < input.members.size(); ++i) {
    voices_.push_back(voice_of(input.members[i], document_of(i)));
    if (supports(sides[i]) && !leaves_open(input.members[i].said)) counted_.push_back(i);
  }
  for (const LedgerDecision& decision : input.decisions) {
    if (decision.joined) confirm(decision);
  }
}

void LedgerDrawing::confirm(const LedgerDecision& decision) {
  const auto is_counted = [&](const LedgerSide& side) {
    return !side.member ||
           std::find(counted_.begin(), counted_.end(), *side.member) != counted_.end();
  };
  if (!is_counted(decision.one) || !is_counted(decision.other)) return;
  const std::size_t one = node_of(decision.one);
  const std::size_t other = node_of(decision.other);
  std::vector<Evidence> words;
  for (const std::size_t node : {one, other}) {
    if (node < input_.members.size()) words.push_back(source_words(node));
  }
  add(one, other, decision.reason.empty() ? "user" : decision.reason, true, std::move(words),
      "user");
}

std::size_t LedgerDrawing::node_of(const LedgerSide& side) {
  return side.member ? *side.member : outside(side.outside_type, side.outside_name);
}

bool LedgerDrawing::is_side(std::size_t node, const LedgerSide& side) const {
  const std::size_t members = input_.members.size();
  if (side.member || node < members) return side.member == std::optional(node);
  const LedgerNode& outside = from_outside_[node - members];
  return outside.outside_type == side.outside_type && outside.outside_name == side.outside_name;
}

std::size_t LedgerDrawing::root(const Parents& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i];
  return i;
}

void LedgerDrawing::join(Parents& parents, std::size_t a, std::size_t b) {
  a = root(parents, a);
  b = root(parents, b);
  parents[std::max(a, b)] = std::min(a, b);
}

std::size_t LedgerDrawing::outside(const std::string& type, const std::string& name) {
  for (std::size_t i = 0; i < from_outside_.size(); ++i) {
    const LedgerNode& node = from_outside_[i];
    if (node.outside_type == type && node.outside_name == name) return input_.members.size() + i;
  }
  LedgerNode node;
  node.id = "o" + std::to_string(from_outside_.size());
  node.outside_type = type;
  node.outside_name = name;
  from_outside_.push_back(std::move(node));
  sure_.push_back(sure_.size());
  maybe_.push_back(maybe_.size());
  return sure_.size() - 1;
}

bool LedgerDrawing::is_cut(std::size_t a, std::size_t b) const {
  return std::any_of(input_.decisions.begin(), input_.decisions.end(), [&](const auto& decision) {
    return !decision.joined && ((is_side(a, decision.one) && is_side(b, decision.other)) ||
                                (is_side(b, decision.one) && is_side(a, decision.other)));
  });
}

void LedgerDrawing::add(std::size_t from, std::size_t to, std::string reason, bool is_certain,
                        std::vector<Evidence> words, std::string by) {
  LedgerEdge edge;
  edge.from = id_of(from);
  edge.to = id_of(to);
  edge.reason = std::move(reason);
  edge.certain = is_certain;
  edge.by = std::move(by);
  edge.evidence = std::move(words);
  edges_.push_back(std::move(edge));
  if (is_certain) join(sure_, from, to);
  join(maybe_, from, to);
}

void LedgerDrawing::certain(std::size_t from, std::size_t to, std::string reason,
                            std::vector<Evidence> words) {
  if (from == to || is_cut(from, to)) return;
  if (from < derived_.size() && to < derived_.size()) derived_[from] = true;
  if (joined_surely(from, to)) return;
  add(from, to, std::move(reason), true, std::move(words), "engine");
}

void LedgerDrawing::uncertain(std::size_t from, std::size_t to, std::string reason,
                              std::vector<Evidence> words) {
  if (from == to || joined(from, to) || is_cut(from, to)) return;
  add(from, to, std::move(reason), false, std::move(words), "engine");
}

Evidence LedgerDrawing::source_words(std::size_t i) const {
  const LedgerMember& member = input_.members[i];
  const Span words = hull(member.frame);
  return words.empty() ? content_words(i) : Evidence{member.said.document, words};
}

Evidence LedgerDrawing::content_words(std::size_t i) const {
  const LedgerMember& member = input_.members[i];
  const Span words = hull(member.said.content);
  return {member.said.document, words.empty() ? member.around : words};
}

std::string LedgerDrawing::id_of(std::size_t node) const {
  const std::size_t members = input_.members.size();
  return node < members ? "m" + std::to_string(node) : from_outside_[node - members].id;
}

std::size_t LedgerDrawing::parts(const Parents& parents) const {
  std::set<std::size_t> roots;
  for (const std::size_t i : counted_) roots.insert(root(parents, i));
  return roots.size();
}

Ledger LedgerDrawing::finished() && {
  Ledger ledger;
  std::set<std::string> articles;
  std::set<std::string> publishers;
  for (const std::size_t i : counted_) {
    LedgerNode node;
    node.id = id_of(i);
    node.member = i;
    ledger.nodes.push_back(std::move(node));
    const LedgerDocument& document = document_of(i);
    articles.insert(document.id);
    // One whose outlet nobody knows may be anybody's: it counts as one of its own.
    publishers.insert(document.outlet.empty() ? document.id : document.outlet);
  }
  ledger.nodes.insert(ledger.nodes.end(), from_outside_.begin(), from_outside_.end());
  ledger.articles = articles.size();
  ledger.publishers = publishers.size();
  ledger.most_origins = parts(sure_);
  ledger.least_origins = parts(maybe_);
  ledger.edges = std::move(edges_);
  return ledger;
}

}  // namespace sayso
