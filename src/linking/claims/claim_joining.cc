#include "linking/claims/claim_joining.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace sayso {
namespace {

constexpr double kDoubt = 0.3;        // of the mean closeness of a single pair
constexpr std::uint32_t kNear = 80;   // bytes from an assertion to the words that answer it
constexpr std::size_t kFewWords = 3;  // "that is untrue": says nothing but that it denies

/// Claims while they are joined: those that there are, and one for each new member. The two that
/// are closest join, as long as the mean over all pairs of their members is enough. Only claims
/// that hold a new member are compared with others.
class Joining {
 public:
  Joining(const std::vector<ComparedMember>& members, WordWeights weights, const ClaimModel& model)
      : members_(members), odds_(members, std::move(weights), model), least_(model.joins_from) {}

  JoinedClaims join() {
    make_groups();
    while (join_closest()) continue;
    std::vector<std::int64_t> claims(members_.size(), 0);
    for (const Group& group : groups_) {
      for (const std::size_t member : group.members) claims[member] = group.claim;
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!members_[i].is_new || !is_alone(claims, i)) continue;
      if (const auto answered = answered_by(claims, i)) claims[i] = claims[*answered];
    }
    return {std::move(claims), std::move(merged_)};
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
    return is_bare_refusal(i) || is_bare_refusal(j) ? 0 : odds_.closeness(i, j);
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
    // The older claim keeps its id; both may be new.
    const std::int64_t ours = into.claim, theirs = from.claim;
    const bool keep = ours < 0 ? theirs < 0 && theirs < ours : theirs < 0 || ours < theirs;
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

  static bool is_alone(const std::vector<std::int64_t>& claims, std::size_t member) {
    return std::count(claims.begin(), claims.end(), claims[member]) == 1;
  }

  /// The assertion close before it in the same document that words like "untrue" answer.
  std::optional<std::size_t> answered_by(const std::vector<std::int64_t>& claims,
                                         std::size_t member) const {
    const ComparedMember& answer = members_[member];
    if (!is_against(answer.row.member.stance) || answer.traits.words.size() > kFewWords)
      return std::nullopt;
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const ComparedMember& one = members_[i];
      const bool before = one.is_new && claims[i] != 0 && !one.against &&
                          one.traits.end <= answer.traits.begin &&
                          answer.traits.begin - one.traits.end <= kNear;
      if (before && (!nearest || one.traits.end > members_[*nearest].traits.end)) nearest = i;
    }
    return nearest;
  }

  const std::vector<ComparedMember>& members_;
  const PairOdds odds_;
  const double least_;
  std::vector<Group> groups_;
  std::vector<std::vector<Closeness>> between_;  // rows of groups that hold new members
  std::vector<std::pair<std::int64_t, std::int64_t>> merged_;
};

}  // namespace

JoinedClaims join_claims(const std::vector<ComparedMember>& members, WordWeights weights,
                         const ClaimModel& model) {
  return Joining(members, std::move(weights), model).join();
}

}  // namespace sayso
