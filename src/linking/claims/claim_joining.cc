#include "linking/claims/claim_joining.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace sayso {
namespace {

// Chosen on the written stories, each left out in turn.
constexpr double kJoins = 0.4;        // probability from which members on one side are one claim
constexpr double kAnswers = 0.5;      // ... one that denies and one that asserts
constexpr std::uint32_t kNear = 80;   // bytes from an assertion to the words that answer it
constexpr std::size_t kFewWords = 3;  // "that is untrue": says nothing but that it denies

class Joining {
 public:
  Joining(const std::vector<ComparedMember>& members, const PairOdds& odds)
      : members_(members), odds_(odds), claims_(members.size(), 0) {}

  JoinedClaims join() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!members_[i].is_new) put(i, members_[i].row.claim);
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].is_new) place(i);
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
      if (!odds) continue;
      if (members_[member].against != members_[other].against) {
        answers = std::max(answers, probability(*odds));
      } else {
        sum += probability(*odds);
        ++count;
      }
    }
    const double joins = count > 0 ? sum / static_cast<double>(count) : 0;
    return std::max(joins / kJoins, answers / kAnswers);
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
      const auto answered = answered_by(member);
      put(member, answered ? claims_[*answered] : --made_);
      return;
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::int64_t best = fitting.front().second;
    put(member, best);
    for (std::size_t k = 1; k < fitting.size(); ++k) merge(best, fitting[k].second);
  }

  /// The assertion close before it in the same document that words like "untrue" answer.
  std::optional<std::size_t> answered_by(std::size_t member) const {
    const ComparedMember& answer = members_[member];
    if (!is_against(answer.row.member.stance) || answer.traits.words.size() > kFewWords)
      return std::nullopt;
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const ComparedMember& one = members_[i];
      const bool before = one.is_new && claims_[i] != 0 && !one.against &&
                          one.traits.end <= answer.traits.begin &&
                          answer.traits.begin - one.traits.end <= kNear;
      if (before && (!nearest || one.traits.end > members_[*nearest].traits.end)) nearest = i;
    }
    return nearest;
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
    // The older one keeps its id; both may be new.
    if (one < 0 ? other > one : (other > 0 && other < one)) std::swap(one, other);
    for (const std::size_t member : of_claim_[other]) put(member, one);
    of_claim_.erase(other);
    if (other > 0) merged_.emplace_back(one, other);
  }

  const std::vector<ComparedMember>& members_;
  const PairOdds& odds_;
  std::vector<std::int64_t> claims_;
  std::map<std::int64_t, std::vector<std::size_t>> of_claim_;
  std::int64_t made_ = 0;
  std::vector<std::pair<std::int64_t, std::int64_t>> merged_;
};

}  // namespace

JoinedClaims join_claims(const std::vector<ComparedMember>& members, const PairOdds& odds) {
  return Joining(members, odds).join();
}

double joins_from(bool is_answer) { return is_answer ? kAnswers : kJoins; }

}  // namespace sayso
