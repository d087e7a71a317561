#include "linking/claims/claim_joining.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "linking/claims/claim_answers.h"

namespace sayso {
namespace {

// Chosen on the written stories, each left out in turn.
constexpr double kJoins = 0.4;        // probability from which members on one side are one claim
constexpr double kAnswers = 0.5;      // ... one that denies and one that asserts
constexpr std::size_t kFewWords = 3;  // a refusal with fewer says nothing but that it is one

class Joining {
 public:
  explicit Joining(const std::vector<ComparedMember>& members)
      : members_(members), odds_(members), answers_(members), claims_(members.size(), 0) {}

  JoinedClaims join() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!members_[i].is_new) put(i, members_[i].row.claim);
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].is_new) place(i);
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].is_new) answer(i);
    }
    return {std::move(claims_), std::move(merged_)};
  }

 private:
  void put(std::size_t member, std::int64_t claim) {
    claims_[member] = claim;
    of_claim_[claim].push_back(member);
  }

  /// How far `member` fits to `others`; from 1 on it is one of them.
  double fit(std::size_t member, const std::vector<std::size_t>& others) const {
    double sum = 0, answers = 0;
    std::size_t count = 0;
    for (const std::size_t other : others) {
      const auto odds = odds_.of(member, other);
      if (!odds || !may_join(member, other)) continue;
      if (members_[member].against != members_[other].against) {
        if (odds_.features(member, other)->at(kOtherNumber) > 0) continue;
        answers = std::max(answers, probability(*odds));
      } else {
        sum += probability(*odds);
        ++count;
      }
    }
    const double joins = count > 0 ? sum / static_cast<double>(count) : 0;
    return std::max(joins / kJoins, answers / kAnswers);
  }

  /// What a denial is of, answer() tells; bare ones are alike whatever they deny. An assertion may
  /// also be known by who denies it.
  bool may_join(std::size_t member, std::size_t other) const {
    const bool bare = answers_.is_bare(member) || answers_.is_bare(other);
    if (!answers_.is_denial(member)) return !answers_.is_denial(other) || !bare;
    if (!answers_.is_denial(other)) return false;
    if (!bare) return true;
    const ClaimMember &one = members_[member].row.member, &two = members_[other].row.member;
    return one.source_key == two.source_key && one.document == two.document;
  }

  /// "would not comment": which claim it is about, its words do not tell.
  bool is_bare_refusal(std::size_t member) const {
    const ComparedMember& one = members_[member];
    return one.row.member.stance == Stance::declines_to_comment &&
           one.traits.words.size() < kFewWords;
  }

  void place(std::size_t member) {
    std::vector<std::pair<double, std::int64_t>> fitting;
    for (const auto& [claim, others] : of_claim_) {
      if (is_bare_refusal(member)) break;
      const double value = fit(member, others);
      if (value >= 1) fitting.emplace_back(value, claim);
    }
    if (fitting.empty()) {
      put(member, --made_);
      return;
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::int64_t best = fitting.front().second;
    put(member, best);
    for (std::size_t k = 1; k < fitting.size(); ++k) merge(best, fitting[k].second);
  }

  /// Whether somebody asserts the claim.
  bool is_asserted(std::int64_t claim) const {
    const std::vector<std::size_t>& all = of_claim_.at(claim);
    return std::any_of(all.begin(), all.end(), [&](std::size_t i) {
      return !answers_.is_denial(i) && !is_against(members_[i].row.member.stance);
    });
  }

  /// Joins the claim of one who denies, or does not comment, to the one that is answered.
  void answer(std::size_t member) {
    const bool refuses = members_[member].row.member.stance == Stance::declines_to_comment;
    if (!answers_.is_denial(member) && !refuses) return;
    if (is_asserted(claims_[member])) return;
    const auto target = answers_.target_of(member, claims_);
    if (!target || claims_[*target] == claims_[member]) return;
    if (answer_alike(claims_[member], claims_[*target])) unite(claims_[*target], claims_[member]);
  }

  /// Whether at least half of those of one claim answer the other: what several say is not so may
  /// be a claim of its own.
  bool answer_alike(std::int64_t denial, std::int64_t answered) const {
    const std::vector<std::size_t>& all = of_claim_.at(denial);
    const auto answering = std::count_if(all.begin(), all.end(), [&](std::size_t i) {
      const auto target = answers_.target_of(i, claims_);
      return target && claims_[*target] == answered;
    });
    return 2 * static_cast<std::size_t>(answering) >= all.size();
  }

  /// Two claims that one member fits are one if all their members fit.
  void merge(std::int64_t one, std::int64_t other) {
    const std::vector<std::size_t>&ours = of_claim_[one], &theirs = of_claim_[other];
    double sum = 0;
    std::size_t count = 0;
    for (const std::size_t a : ours) {
      for (const std::size_t b : theirs) {
        if (members_[a].against != members_[b].against) continue;
        const auto odds = odds_.of(a, b);
        sum += probability(odds ? *odds : odds_.first_of(a, b));
        ++count;
      }
    }
    if (count == 0 || sum < kJoins * static_cast<double>(count)) return;
    unite(one, other);
  }

  /// The older one keeps its id; both may be new.
  void unite(std::int64_t one, std::int64_t other) {
    if (one < 0 ? other > one : (other > 0 && other < one)) std::swap(one, other);
    for (const std::size_t member : of_claim_[other]) put(member, one);
    of_claim_.erase(other);
    if (other > 0) merged_.emplace_back(one, other);
  }

  const std::vector<ComparedMember>& members_;
  const PairOdds odds_;
  const ClaimAnswers answers_;
  std::vector<std::int64_t> claims_;
  std::map<std::int64_t, std::vector<std::size_t>> of_claim_;
  std::int64_t made_ = 0;
  std::vector<std::pair<std::int64_t, std::int64_t>> merged_;
};

}  // namespace

JoinedClaims join_claims(const std::vector<ComparedMember>& members) {
  return Joining(members).join();
}

double joins_from(bool is_answer) { return is_answer ? kAnswers : kJoins; }

}  // namespace sayso
