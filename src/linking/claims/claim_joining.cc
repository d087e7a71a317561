#include "linking/claims/claim_joining.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "linking/claims/claim_answers.h"

namespace sayso {
namespace {

constexpr double kDoubt = 0.3;        // of the mean closeness of a single pair
constexpr std::size_t kFewWords = 3;  // a refusal with fewer says nothing but that it is one

/// Claims while they are joined: those that there are, and one for each new member. The two that
/// are closest join, as long as the mean over all pairs of their members is enough. Only claims
/// that hold a new member are compared with others.
class Joining {
 public:
  Joining(const std::vector<ComparedMember>& members, const WordWeights& weights,
          const ClaimModel& model)
      : members_(members),
        odds_(members, weights, model),
        answers_(members, model.answers),
        least_(model.joins_from),
        claims_(members.size(), 0) {}

  JoinedClaims join() {
    make_groups();
    while (join_closest()) continue;
    for (const Group& group : groups_) {
      for (const std::size_t member : group.members) put(member, group.claim);
    }
    answer();
    return {std::move(claims_), std::move(merged_), std::move(denying_)};
  }

 private:
  struct Group {
    std::int64_t claim = 0;
    std::vector<std::size_t> members;  // none: joined to another
    bool has_new = false;
  };
  /// Of the pairs between two groups, as far as they were compared.
  struct Closeness {
    double sum = 0;
    std::size_t pairs = 0;
    /// The mean, less a doubt that grows smaller with the pairs: one alone must be surer.
    double worth() const { return pairs == 0 ? 0 : (sum - kDoubt) / static_cast<double>(pairs); }
    void add(const Closeness& other) {
      sum += other.sum;
      pairs += other.pairs;
    }
  };

  void make_groups() {
    std::map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].is_new) continue;
      const std::int64_t claim = members_[i].row.claim;
      const auto [place, is_first] = places.emplace(claim, groups_.size());
      if (is_first) groups_.push_back({claim, {}, false});
      groups_[place->second].members.push_back(i);
    }
    std::int64_t made = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].is_new) groups_.push_back({--made, {i}, true});
    }
    between_.resize(groups_.size());
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      if (!groups_[a].has_new) continue;
      between_[a].resize(groups_.size());
      for (std::size_t b = 0; b < groups_.size(); ++b) {
        if (a != b) between_[a][b] = compare(groups_[a], groups_[b]);
      }
    }
  }

  Closeness compare(const Group& one, const Group& other) const {
    Closeness out;
    out.pairs = one.members.size() * other.members.size();
    for (const std::size_t i : one.members) {
      for (const std::size_t j : other.members) out.sum += closeness(i, j);
    }
    return out;
  }

  double closeness(std::size_t i, std::size_t j) const {
    if (is_bare_refusal(i) || is_bare_refusal(j) || !may_join(i, j)) return 0;
    return odds_.closeness(i, j);
  }

  bool is_bare_denial(std::size_t member) const {
    return answers_.is_denial(member) && answers_.is_bare(member);
  }

  /// Bare denials are alike whatever they deny: what they are of, answer() tells.
  bool may_join(std::size_t i, std::size_t j) const {
    if (answers_.is_verdict(i) || answers_.is_verdict(j)) return false;
    if (!is_bare_denial(i) && !is_bare_denial(j)) return true;
    const ClaimMember &one = members_[i].row.member, &other = members_[j].row.member;
    return answers_.is_denial(i) && answers_.is_denial(j) && one.source_key == other.source_key &&
           one.document == other.document;
  }

  /// "would not comment": which claim it is about, its words do not tell.
  bool is_bare_refusal(std::size_t member) const {
    const ComparedMember& one = members_[member];
    return one.row.member.stance == Stance::declines_to_comment &&
           one.traits.words.size() < kFewWords;
  }

  bool join_closest() {
    double most = least_;
    std::optional<std::pair<std::size_t, std::size_t>> closest;
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      if (!groups_[a].has_new || groups_[a].members.empty()) continue;
      for (std::size_t b = 0; b < groups_.size(); ++b) {
        if (a == b || groups_[b].members.empty()) continue;
        const double worth = between_[a][b].worth();
        if (worth < most || (closest && worth == most)) continue;
        most = worth;
        closest = {a, b};
      }
    }
    if (!closest) return false;
    const auto [a, b] = *closest;
    Closeness& known = between_[a][b];
    if (known.pairs < groups_[a].members.size() * groups_[b].members.size()) {
      known = compare(groups_[a], groups_[b]);  // pairs of known members too
    } else {
      merge(a, b);
    }
    return true;
  }

  void merge(std::size_t kept, std::size_t other) {
    Group &into = groups_[kept], &from = groups_[other];
    // The older claim keeps its id.
    const std::int64_t ours = into.claim, theirs = from.claim;
    const bool keep = is_older_claim(ours, theirs);
    if (ours > 0 && theirs > 0) merged_.emplace_back(keep ? ours : theirs, keep ? theirs : ours);
    if (!keep) into.claim = theirs;
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    from.members.clear();
    for (std::size_t k = 0; k < groups_.size(); ++k) {
      if (k == kept || k == other) continue;
      if (groups_[k].has_new) {
        between_[k][kept].add(between_[k][other]);
        between_[kept][k] = between_[k][kept];
      } else if (from.has_new) {
        between_[kept][k].add(between_[other][k]);
      }
    }
  }

  void put(std::size_t member, std::int64_t claim) {
    claims_[member] = claim;
    of_claim_[claim].push_back(member);
  }

  /// Whether somebody asserts the claim.
  bool is_asserted(std::int64_t claim) const {
    const std::vector<std::size_t>& all = of_claim_.at(claim);
    return std::any_of(all.begin(), all.end(), [&](std::size_t i) {
      return !answers_.is_denial(i) && !is_against(members_[i].row.member.stance);
    });
  }

  /// Joins the claims of those who deny, or do not comment, to those that are answered, the
  /// likeliest first. Earlier ones too: what they answer may have been told since.
  void answer() {
    targets_.resize(members_.size());
    std::vector<std::size_t> answering;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const bool refuses = members_[i].row.member.stance == Stance::declines_to_comment;
      if ((!answers_.is_denial(i) && !refuses) || is_asserted(claims_[i])) continue;
      targets_[i] = answers_.target_of(i, claims_);
      if (targets_[i]) answering.push_back(i);
    }
    std::stable_sort(answering.begin(), answering.end(), [&](std::size_t a, std::size_t b) {
      return targets_[a]->likelihood > targets_[b]->likelihood;
    });
    for (const std::size_t i : answering) answer(i);
  }

  void answer(std::size_t member) {
    const std::int64_t denial = claims_[member];
    const std::size_t target = targets_[member]->member;
    // What another answers is asserted.
    if (claims_[target] == denial || answered_.contains(denial)) return;
    if (!answer_alike(denial, claims_[target])) return;
    for (const std::size_t i : of_claim_.at(denial)) {
      if (answers_.denies_by_place(i)) denying_.push_back(i);
    }
    unite(claims_[target], denial);
    if (!answers_.is_denial(target)) answered_.insert(claims_[target]);
  }

  /// Whether at least half of those of one claim answer the other: what several say is not so may
  /// be a claim of its own.
  bool answer_alike(std::int64_t denial, std::int64_t answered) const {
    const std::vector<std::size_t>& all = of_claim_.at(denial);
    const auto answering = std::count_if(all.begin(), all.end(), [&](std::size_t i) {
      return targets_[i] && claims_[targets_[i]->member] == answered;
    });
    return 2 * static_cast<std::size_t>(answering) >= all.size();
  }

  /// The older one keeps its id.
  void unite(std::int64_t one, std::int64_t other) {
    if (is_older_claim(other, one)) std::swap(one, other);
    for (const std::size_t member : of_claim_[other]) put(member, one);
    of_claim_.erase(other);
    if (other > 0) merged_.emplace_back(one, other);
  }

  const std::vector<ComparedMember>& members_;
  const PairOdds odds_;
  const ClaimAnswers answers_;
  const double least_;
  std::vector<Group> groups_;
  std::vector<std::vector<Closeness>> between_;  // rows of groups that hold new members
  std::vector<std::int64_t> claims_;             // once joined, for each member
  std::map<std::int64_t, std::vector<std::size_t>> of_claim_;
  std::vector<std::pair<std::int64_t, std::int64_t>> merged_;
  std::vector<std::optional<ClaimAnswers::Target>> targets_;  // what each member answers
  std::set<std::int64_t> answered_;                           // claims that somebody answers
  std::vector<std::size_t> denying_;
};

}  // namespace

bool is_older_claim(std::int64_t one, std::int64_t other) {
  if ((one > 0) != (other > 0)) return one > 0;
  return one > 0 ? one < other : one > other;
}

JoinedClaims join_claims(const std::vector<ComparedMember>& members, const WordWeights& weights,
                         const ClaimModel& model) {
  return Joining(members, weights, model).join();
}

}  // namespace sayso
