// Members and claims: by what joining compares, and by the ledger's edges.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "linking/claims/claim_answers.h"
#include "linking/claims/claim_candidates.h"
#include "linking/claims/claim_joining.h"
#include "linking/claims/claim_pairs.h"
#include "linking/claims/story_words.h"
#include "linking/ledger/plain_words.h"
#include "linking/why/grounds.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kWordsShown = 12;

Evidence content_of(const ClaimMember& member) {
  const Spans& content = member.content;
  return {member.document,
          content.empty() ? Span{} : Span{content.front().begin, content.back().end}};
}

std::vector<std::string> shared(const std::vector<std::string>& one,
                                const std::vector<std::string>& other) {
  std::vector<std::string> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  return both;
}

std::vector<std::string> stage_names(std::uint32_t stages) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i <= static_cast<std::uint32_t>(Stage::hypothetical); ++i) {
    if ((stages >> i & 1U) != 0) names.emplace_back(name_of(static_cast<Stage>(i)));
  }
  return names;
}

/// Two members with those that joining saw beside them.
struct Compared {
  std::vector<ComparedMember> members;
  WordWeights weights{{}, 0};
  std::size_t one = 0;
  std::size_t other = 0;
  bool met = false;  // whether looking for claims of one finds the other
};

/// The place in `members` of the one that `said` is; as many as there are where it is not there.
std::size_t place_of(const std::vector<ComparedMember>& members, const ClaimMember& said) {
  const auto is_it = [&](const ComparedMember& one) {
    return one.row.member.document == said.document &&
           one.row.member.attribution == said.attribution && one.row.member.event == said.event;
  };
  const auto found = std::find_if(members.begin(), members.end(), is_it);
  return static_cast<std::size_t>(found - members.begin());
}

Result<std::vector<ComparedMember>> members_in(Database& database, const std::string& document,
                                               bool is_new) {
  const auto key = document_with_id(database, document);
  if (!key) return key.error();
  auto rows = members_of_document(database, *key);
  if (!rows) return rows.error();
  return all_compared(std::move(*rows), is_new);
}

/// As if the document of `one` were linked now.
Result<Compared> compare(Database& database, const ClaimMember& one, const ClaimMember& other) {
  Compared out;
  auto fresh = members_in(database, one.document, true);
  if (!fresh) return fresh.error();
  const auto document = document_with_id(database, one.document);
  if (!document) return document.error();
  ClaimMemory memory;
  auto candidates = claim_candidates(database, memory, *fresh, *document);
  if (!candidates) return candidates.error();
  std::erase_if(*candidates, [&](const ComparedMember& member) {
    return member.row.member.document == one.document;
  });
  out.members = std::move(*candidates);
  out.met = one.document == other.document || place_of(out.members, other) < out.members.size();
  if (!out.met) {
    auto theirs = members_in(database, other.document, false);
    if (!theirs) return theirs.error();
    std::move(theirs->begin(), theirs->end(), std::back_inserter(out.members));
  }
  std::move(fresh->begin(), fresh->end(), std::back_inserter(out.members));
  out.one = place_of(out.members, one);
  out.other = place_of(out.members, other);
  auto weights = word_weights(database, memory, *document, out.members);
  if (!weights) return weights.error();
  out.weights = *std::move(weights);
  if (out.one < out.members.size() && out.other < out.members.size()) return out;
  return database.error("not-found", "a member of the claim is gone");
}

/// How likely one of them denies the claim of the other; none where neither may.
struct LikelyAnswer {
  double likelihood, answers_from;
};

std::optional<LikelyAnswer> likely_answer(const Compared& pair) {
  const ClaimAnswers answers(pair.members);
  std::vector<std::int64_t> claims;
  claims.reserve(pair.members.size());
  for (const ComparedMember& member : pair.members) claims.push_back(member.row.claim);
  for (const auto& [denial, told] :
       {std::pair(pair.one, pair.other), std::pair(pair.other, pair.one)}) {
    if (answers.is_denial(told)) continue;
    for (const ClaimAnswers::Candidate& one : answers.candidates_of(denial, claims)) {
      if (one.claim != claims[told]) continue;
      return LikelyAnswer{one.likelihood, answers.answers_from(denial)};
    }
  }
  return std::nullopt;
}

void add_words(const ClaimTraits& a, const ClaimTraits& b, std::vector<Ground>& grounds) {
  const std::vector<std::string> both = shared(a.words, b.words);
  grounds.push_back({both.empty() ? "no-shared-words" : "shared-words",
                     both.empty() ? std::string() : word_list(both, kWordsShown),
                     {},
                     {},
                     {}});
  if (!a.numbers.empty() || !b.numbers.empty()) {
    const std::string ours = a.numbers.empty() ? "none" : word_list(a.numbers, kWordsShown);
    const std::string theirs = b.numbers.empty() ? "none" : word_list(b.numbers, kWordsShown);
    const bool equal = !shared(a.numbers, b.numbers).empty();
    grounds.push_back(
        {equal ? "equal-numbers" : "other-numbers", ours + " against " + theirs, {}, {}, {}});
  }
  const bool one_stage = (a.stages & b.stages) != 0;
  grounds.push_back({one_stage ? "same-stage" : "other-stage",
                     one_stage ? word_list(stage_names(a.stages & b.stages), kWordsShown)
                               : word_list(stage_names(a.stages), kWordsShown) + " against " +
                                     word_list(stage_names(b.stages), kWordsShown),
                     {},
                     {},
                     {}});
}

void add_days(const ComparedMember& a, const ComparedMember& b, std::vector<Ground>& grounds) {
  if (!a.day || !b.day || *a.day == *b.day) return;
  const std::int64_t days = std::abs(*a.day - *b.day);
  grounds.push_back(
      {"days-apart", std::to_string(days) + (days == 1 ? " day" : " days"), {}, {}, {}});
}

/// The ledger's edges on the way from one node to another; empty where there is none.
std::vector<const LedgerEdge*> way_between(const Ledger& ledger, const std::string& from,
                                           const std::string& to) {
  std::map<std::string, const LedgerEdge*> came_by = {{from, nullptr}};
  std::vector<std::string> reached = {from};
  for (std::size_t i = 0; i < reached.size() && !came_by.contains(to); ++i) {
    for (const LedgerEdge& edge : ledger.edges) {
      if (edge.from != reached[i] && edge.to != reached[i]) continue;
      const std::string& next = edge.from == reached[i] ? edge.to : edge.from;
      if (came_by.emplace(next, &edge).second) reached.push_back(next);
    }
  }
  std::vector<const LedgerEdge*> way;
  if (!came_by.contains(to)) return way;
  for (std::string at = to; at != from;) {
    const LedgerEdge* edge = came_by.at(at);
    way.insert(way.begin(), edge);
    at = edge->from == at ? edge->to : edge->from;
  }
  return way;
}

Ground ground_of(const LedgerEdge& edge) {
  Ground ground;
  ground.what = edge.reason;
  ground.detail = edge.from + " and " + edge.to +
                  (edge.certain ? ", for certain" : ", not for certain") +
                  (edge.by == "user" ? ", by a person" : "");
  ground.words = edge.evidence;
  return ground;
}

bool is_counted(const Ledger& ledger, const std::string& node) {
  return std::any_of(ledger.nodes.begin(), ledger.nodes.end(),
                     [&](const LedgerNode& one) { return one.id == node; });
}

void add_ledger(const Claim& claim, const std::string& one, const std::string& other,
                Explanation& out) {
  for (const std::string& node : {one, other}) {
    if (is_counted(claim.ledger, node)) continue;
    out.missing.push_back(
        {"beside-the-ledger", node + " does not say so: it is not counted", {}, {}, {}});
  }
  const auto way = way_between(claim.ledger, one, other);
  for (const LedgerEdge* edge : way) out.links.push_back(ground_of(*edge));
  if (way.empty() && out.missing.empty()) {
    out.missing.push_back(
        {"no-common-origin",
         "no copied text, citation, credit, speaker or description joins " + one + " and " + other,
         {},
         {},
         {}});
  }
}

void add_disputes(const Claim& claim, std::size_t one, std::size_t other, Explanation& out) {
  for (const Dispute& dispute : claim.disputes) {
    if (std::minmax(dispute.denies, dispute.asserts) != std::minmax(one, other)) continue;
    out.links.push_back(
        {"dispute",
         dispute.reason,
         {content_of(claim.members[dispute.denies]), content_of(claim.members[dispute.asserts])},
         {},
         {}});
  }
}

void add_decisions(const Claim& claim, std::vector<Ground>& grounds) {
  for (const UserDecision& decision : claim.decisions) {
    grounds.push_back({"correction",
                       decision.correction + ", " + decision.action + " by " + decision.author +
                           (decision.note.empty() ? "" : ": " + decision.note),
                       {},
                       {},
                       {}});
  }
}

}  // namespace

Result<std::vector<Ground>> compared_members(Store& store, const Claim& ours, std::size_t one,
                                             const Claim& theirs, std::size_t other) {
  const ClaimMember& said = ours.members[one];
  const ClaimMember& also = theirs.members[other];
  const auto pair = compare(store.tables(), said, also);
  if (!pair) return pair.error();
  const ComparedMember& a = pair->members[pair->one];
  const ComparedMember& b = pair->members[pair->other];
  const PairOdds odds(pair->members, pair->weights);
  const auto value = odds.of(pair->one, pair->other);
  const std::string met = pair->met ? std::string() : "not compared when they were linked";
  const std::vector<Evidence> words = {content_of(said), content_of(also)};
  std::vector<Ground> grounds;
  if (const auto likely = likely_answer(*pair)) {
    grounds.push_back({"likely-answer", met, words, likely->likelihood, likely->answers_from});
  } else {
    grounds.push_back({"likely-one-claim", met, words,
                       value ? std::optional(probability(*value)) : std::nullopt,
                       claim_model().joins_from});
  }
  if (const auto features = odds.features(pair->one, pair->other)) {
    grounds.push_back({"meaning", {}, {}, probability(10 * (*features)[kMeaning]), {}});
  }
  add_words(a.traits, b.traits, grounds);
  add_days(a, b, grounds);
  return grounds;
}

Result<Explanation> explain_nodes(Store& store, const Thing& one, const Thing& other) {
  const auto ours = claim_of(store, one);
  if (!ours) return ours.error();
  const auto theirs = claim_of(store, other);
  if (!theirs) return theirs.error();
  Explanation out;
  const bool same = one.key == other.key;
  if (same) {
    add_ledger(*ours, one.node, other.node, out);
    if (one.member && other.member) add_disputes(*ours, *one.member, *other.member, out);
  }
  if (!one.member || !other.member) return out;
  auto grounds = compared_members(store, *ours, *one.member, *theirs, *other.member);
  if (!grounds) return grounds.error();
  if (same) {
    out.links.push_back({"same-claim", ours->id, {}, {}, {}});
    add_decisions(*ours, *grounds);
  } else {
    out.missing.push_back({"two-claims", ours->id + " and " + theirs->id, {}, {}, {}});
  }
  std::vector<Ground>& to = same ? out.links : out.missing;
  std::move(grounds->begin(), grounds->end(), std::back_inserter(to));
  return out;
}

}  // namespace sayso
