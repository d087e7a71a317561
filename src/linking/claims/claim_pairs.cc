#include "linking/claims/claim_pairs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

#include "linking/claims/claim_bars.h"
#include "linking/moment.h"

namespace sayso {
namespace {

/// A logistic model: training/sayso_training/claims.py fits it and prints it.
struct Model {
  double bias;
  std::array<double, kPairFeatures> weights;
};
// By the pair alone: of members on one side, and of one that denies and one that asserts.
constexpr Model kFirstSame = {
    -4.19, {3.25, 2.35, -3.21, 13.27, 0.36, -1.72, -1.19, 0.27, 0.05, -0.28, 0.59, -3.63, 0, 0}};
constexpr Model kFirstCrossed = {
    -2.96, {-1.19, 0.25, 8.66, 9.47, 0.63, -0.88, -0.36, 0.15, 0.47, -4.14, 0, 0, 0, 0}};
// With the margins.
constexpr Model kSame = {
    -3.13,
    {2.24, 1.36, -2.54, 9.11, -0.24, -1.52, -0.95, 0.03, -0.43, -0.31, 0.16, -1.51, 0.24, 0.22}};
constexpr Model kCrossed = {
    -2.83, {-0.88, 0.23, 6.64, 7.91, 0.36, -0.81, -0.33, 0.12, 0.32, -3.71, 0, 0, 0.13, 0.09}};

constexpr double kNever = -20;   // log odds of two that are barred
constexpr double kNoRival = -6;  // log odds of a pair that is not there
constexpr double kLargestMargin = 4;
constexpr double kMostOfOtherNumber = -2.2;  // a probability of 0.1
constexpr double kMostOfOtherStage = -1.1;   // 0.25: stages are read by words alone

double result(const Model& model, const PairFeatures& features) {
  double sum = model.bias;
  for (std::size_t i = 0; i < kPairFeatures; ++i) sum += model.weights[i] * features[i];
  return sum;
}

bool share_one(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& value) {
    return std::binary_search(other.begin(), other.end(), value);
  });
}

bool is_named(SourceKind kind) {
  return kind == SourceKind::named_person || kind == SourceKind::named_organisation;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// Near copies may differ in the one thing that parts claims.
double parted(double odds, const PairFeatures& features, bool crossed) {
  if (crossed) return odds;
  if (features[kOtherNumber] > 0) return std::min(odds, kMostOfOtherNumber);
  if (features[kStages] == 0) return std::min(odds, kMostOfOtherStage);
  return odds;
}

bool says_little(const ComparedMember& member) {
  return member.traits.words.size() <= 2 && member.traits.numbers.empty();
}

/// What is to be taken from the odds of two because less is known of them than of those that the
/// models were fitted to.
double doubt(const ComparedMember& one, const ComparedMember& other, const PairFeatures& features) {
  constexpr double kNoDate = 1;  // reports of other years sound alike
  constexpr double kLittle = 1;  // "the invasion" is in many claims
  const bool dated = one.day && other.day;
  const bool little = (says_little(one) || says_little(other)) && features[kSameWords] == 0;
  return (dated || features[kSameDocument] > 0 ? 0 : kNoDate) + (little ? kLittle : 0);
}

int bits(std::uint32_t set) { return __builtin_popcount(set); }

}  // namespace

ComparedMember compared(ClaimMemberRow row) {
  ComparedMember out;
  out.traits = traits_from(row.traits);
  out.day = day_number(row.member.published);
  out.against = is_against(row.member.stance) || out.traits.negative;
  out.row = std::move(row);
  return out;
}

std::vector<ComparedMember> all_compared(std::vector<ClaimMemberRow> rows, bool is_new) {
  std::vector<ComparedMember> members;
  members.reserve(rows.size());
  for (ClaimMemberRow& row : rows) {
    members.push_back(compared(std::move(row)));
    members.back().is_new = is_new;
  }
  return members;
}

double probability(double odds) { return 1 / (1 + std::exp(-odds)); }

WordWeights::WordWeights(const std::vector<ComparedMember>& members) {
  std::map<std::string, int> counts;
  for (const ComparedMember& member : members) {
    for (const std::string& word : member.traits.sentence) ++counts[word];
  }
  const auto all = static_cast<double>(members.size());
  for (const auto& [word, count] : counts) weights_[word] = std::log(1 + all / (1 + count));
  of_unknown_ = std::log(1 + all);
}

double WordWeights::of(const std::string& word) const {
  const auto found = weights_.find(word);
  return found == weights_.end() ? of_unknown_ : found->second;
}

double WordWeights::of(const std::vector<std::string>& words) const {
  double sum = 0;
  for (const std::string& word : words) sum += of(word);
  return sum;
}

double WordWeights::of_shared(const std::vector<std::string>& one,
                              const std::vector<std::string>& other) const {
  std::vector<std::string> shared;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(shared));
  return of(shared);
}

PairFeatures pair_features(const ComparedMember& one, const ComparedMember& other,
                           const WordWeights& weights) {
  const ClaimTraits &a = one.traits, &b = other.traits;
  const ClaimMember &ours = one.row.member, &theirs = other.row.member;
  PairFeatures out{};
  out[kCosine] = cosine(one.row.vector, other.row.vector);
  const double shared = weights.of_shared(a.words, b.words);
  const double own = weights.of(a.words), its = weights.of(b.words);
  out[kOverlap] = ratio(shared, std::min(own, its));
  out[kJaccard] = ratio(shared, own + its - shared);
  if (ours.document != theirs.document) {
    const double around = weights.of_shared(a.sentence, b.sentence);
    out[kSentences] = ratio(around, weights.of(a.sentence) + weights.of(b.sentence) - around);
  }
  const bool equal = share_one(a.numbers, b.numbers);
  out[kEqualNumber] = equal ? 1 : 0;
  out[kOtherNumber] = !equal && !a.numbers.empty() && !b.numbers.empty() ? 1 : 0;
  out[kOneNumber] = a.numbers.empty() != b.numbers.empty() ? 1 : 0;
  out[kStages] = ratio(bits(a.stages & b.stages), bits(a.stages | b.stages));
  out[kSameDocument] = ours.document == theirs.document ? 1 : 0;
  const bool one_source = is_named(ours.source_kind) && ours.source_key == theirs.source_key;
  out[kSameSource] = one_source ? 1 : 0;
  out[kBothAgainst] = one.against && other.against ? 1 : 0;
  out[kSameWords] = !a.words.empty() && a.words == b.words ? 1 : 0;
  return out;
}

double first_odds(const PairFeatures& features, bool crossed) {
  return result(crossed ? kFirstCrossed : kFirstSame, features);
}
double odds(const PairFeatures& features, bool crossed) {
  return parted(result(crossed ? kCrossed : kSame, features), features, crossed);
}

PairOdds::PairOdds(const std::vector<ComparedMember>& members)
    : members_(members), weights_(members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      if (!members[i].is_new && !members[j].is_new) continue;
      Pair pair;
      pair.features = pair_features(members[i], members[j], weights_);
      pair.crossed = members[i].against != members[j].against;
      pair.first = first_odds(pair.features, pair.crossed);
      pairs_.emplace(std::pair(i, j), pair);
    }
  }
  add_margins();
  for (auto& [place, pair] : pairs_) {
    pair.odds = sayso::odds(pair.features, pair.crossed) -
                doubt(members_[place.first], members_[place.second], pair.features);
    if (are_barred(members_[place.first], members_[place.second])) pair.odds = kNever;
  }
}

/// A document mostly says a thing once: where another of its members fits as well, this one
/// probably does not.
void PairOdds::add_margins() {
  // Of each member with each document, one side at a time: the two best.
  struct Best {
    double first = kNoRival;
    double second = kNoRival;
    std::size_t member = 0;
  };
  std::map<std::tuple<std::size_t, std::string, bool>, Best> best;
  const auto key = [&](std::size_t from, std::size_t to) {
    return std::tuple(from, members_[to].row.member.document, members_[to].against);
  };
  const auto note = [&](std::size_t from, std::size_t to, double value) {
    Best& known = best[key(from, to)];
    if (value > known.first) {
      known.second = known.first;
      known.first = value;
      known.member = to;
    } else {
      known.second = std::max(known.second, value);
    }
  };
  for (const auto& [place, pair] : pairs_) {
    note(place.first, place.second, pair.first);
    note(place.second, place.first, pair.first);
  }
  const auto margin = [&](std::size_t from, std::size_t to, double value) {
    const Best& known = best.at(key(from, to));
    const double rival = known.member == to ? known.second : known.first;
    return std::clamp(value - rival, -kLargestMargin, kLargestMargin);
  };
  for (auto& [place, pair] : pairs_) {
    if (pair.features[kSameDocument] > 0) continue;
    const double one = margin(place.first, place.second, pair.first);
    const double other = margin(place.second, place.first, pair.first);
    pair.features[kLesserMargin] = std::min(one, other);
    pair.features[kGreaterMargin] = std::max(one, other);
  }
}

std::optional<double> PairOdds::of(std::size_t one, std::size_t other) const {
  const auto found = pairs_.find(std::minmax(one, other));
  return found == pairs_.end() ? std::nullopt : std::optional(found->second.odds);
}

double PairOdds::first_of(std::size_t one, std::size_t other) const {
  const ComparedMember &a = members_[one], &b = members_[other];
  if (are_barred(a, b)) return kNever;
  const PairFeatures features = pair_features(a, b, weights_);
  const bool crossed = a.against != b.against;
  return parted(first_odds(features, crossed), features, crossed) - doubt(a, b, features);
}

const PairFeatures* PairOdds::features(std::size_t one, std::size_t other) const {
  const auto found = pairs_.find(std::minmax(one, other));
  return found == pairs_.end() ? nullptr : &found->second.features;
}

}  // namespace sayso
