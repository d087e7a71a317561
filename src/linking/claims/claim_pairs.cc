#include "linking/claims/claim_pairs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "linking/claims/claim_bars.h"
#include "linking/claims/weighed_members.h"
#include "linking/moment.h"

namespace sayso {
namespace {

constexpr double kMostOfParted = -2.2;   // log odds; a probability of 0.1
constexpr double kOneStatement = 0.7;    // overlap from which a source says one thing twice
constexpr double kOtherStatement = 0.3;  // ... up to which a sentence says two things
constexpr double kOneSentence = 0.7;     // shared words of two sentences, of all

double result(const ClaimModel& model, const PairFeatures& features) {
  double sum = model.bias;
  for (std::size_t i = 0; i < kPairFeatures; ++i) sum += model.weights[i] * features[i];
  return sum;
}

bool is_named(SourceKind kind) {
  return kind == SourceKind::named_person || kind == SourceKind::named_organisation;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// Whether words tell of two stages: "asked for" and "agreed to". What tells of none may be at any.
bool at_two_stages(const ClaimTraits& one, const ClaimTraits& other) {
  constexpr auto kDone = 1U << static_cast<unsigned>(Stage::done);
  return (one.stages & other.stages) == 0 && ((one.stages | other.stages) & kDone) == 0;
}

/// Near copies may differ in the one thing that parts claims.
double parted(double odds, const ClaimTraits& one, const ClaimTraits& other,
              const PairFeatures& features) {
  const bool apart = features[kOtherNumber] > 0 || at_two_stages(one, other);
  return apart ? std::min(odds, kMostOfParted) : odds;
}

/// Whether one source states both in one document, or one sentence does, as two things. A sentence
/// that was taken over is one with its original.
bool are_two_statements(const ComparedMember& one, const ComparedMember& other,
                        const PairFeatures& features) {
  const bool one_document = features[kSameDocument] > 0;
  if (one_document && one.row.member.source_key == other.row.member.source_key) {
    return features[kOverlap] < kOneStatement;
  }
  const bool one_sentence =
      one_document ? one.sentence == other.sentence : features[kSentences] >= kOneSentence;
  return one_sentence && features[kOverlap] < kOtherStatement && features[kOneAnswers] == 0;
}

int bits(std::uint32_t set) { return __builtin_popcount(set); }

}  // namespace

ComparedMember compared(ClaimMemberRow row) {
  ComparedMember out;
  out.traits = traits_from(row.traits);
  out.words = hashes_of(out.traits.words);
  out.sentence = hashes_of(out.traits.sentence);
  out.numbers = hashes_of(out.traits.numbers);
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

bool state_other_numbers(const ComparedMember& one, const ComparedMember& other) {
  const auto &ours = one.numbers, &theirs = other.numbers;
  return !ours.empty() && !theirs.empty() &&
         std::none_of(ours.begin(), ours.end(), [&](const WordHash number) {
           return std::find(theirs.begin(), theirs.end(), number) != theirs.end();
         });
}

double probability(double odds) { return 1 / (1 + std::exp(-odds)); }

namespace {

WordWeights::Counts counts_of(const std::vector<ComparedMember>& members) {
  WordWeights::Counts counts;
  for (const ComparedMember& member : members) {
    for (const WordHash word : member.sentence) ++counts[word];
  }
  return counts;
}

}  // namespace

WordWeights::WordWeights(const std::vector<ComparedMember>& members)
    : WordWeights(counts_of(members), members.size()) {}

WordWeights::WordWeights(const Counts& counts, std::size_t all) {
  const auto whole = static_cast<double>(all);
  weights_.reserve(counts.size());
  for (const auto& [word, count] : counts) weights_[word] = std::log(1 + whole / (1 + count));
  of_unknown_ = std::log(1 + whole);
}

double WordWeights::of(WordHash word) const {
  const auto found = weights_.find(word);
  return found == weights_.end() ? of_unknown_ : found->second;
}

PairFeatures pair_features(const std::vector<ComparedMember>& members,
                           const WeighedMembers& weighed, std::size_t one, std::size_t other) {
  const ComparedMember &first = members[one], &second = members[other];
  const ClaimTraits &a = first.traits, &b = second.traits;
  const ClaimMember &ours = first.row.member, &theirs = second.row.member;
  const bool one_document = weighed.have_one_document(one, other);
  PairFeatures out{};
  const auto set = [&](PairFeature feature, bool holds) { out[feature] = holds ? 1 : 0; };
  out[kMeaning] = same_odds(weighed.likeness(one, other)) / 10;
  const double shared = weighed.shared_words(one, other);
  const double own = weighed.words(one), its = weighed.words(other);
  out[kOverlap] = ratio(shared, std::min(own, its));
  out[kJaccard] = ratio(shared, own + its - shared);
  if (!one_document) {
    const double around = weighed.shared_around(one, other);
    out[kSentences] = ratio(around, weighed.around(one) + weighed.around(other) - around);
  }
  out[kRareNumber] = weighed.rarest_number(one, other);
  const bool equal = weighed.have_equal_number(one, other);
  set(kEqualNumber, equal);
  set(kOtherNumber, !equal && !a.numbers.empty() && !b.numbers.empty());
  set(kOneNumber, a.numbers.empty() != b.numbers.empty());
  out[kStages] = ratio(bits(a.stages & b.stages), bits(a.stages | b.stages));
  set(kSameDocument, one_document);
  set(kSameSource, is_named(ours.source_kind) && weighed.have_one_source(one, other));
  set(kSameWords, weighed.have_same_words(one, other));
  set(kOneNegative, a.negative != b.negative);
  set(kBothNegative, a.negative && b.negative);
  set(kOneAnswers, is_against(ours.stance) != is_against(theirs.stance));
  set(kBothAnswer, is_against(ours.stance) && is_against(theirs.stance));
  const auto across = [](const ComparedMember& from, const ComparedMember& to) {
    return from.is_new && !to.is_new;
  };
  set(kTied, (across(first, second) && second.tied) || (across(second, first) && first.tied));
  set(kCopied, (across(first, second) && second.copied) || (across(second, first) && first.copied));
  return out;
}

const ClaimModel& claim_model() {
  // training/sayso_training/claims.py fits it and prints it.
  static const ClaimModel model{-1.82,
                                {8.69, 1.03, -2.36, 9.09, -1.22, -0.94, 0.03, 0.50, 0.24, 0.99,
                                 0.91, -0.93, 0.48, -0.03, 0.35, 0.04, 0.51, -1.61},
                                0.25,
                                answer_model()};
  return model;
}

PairOdds::PairOdds(const std::vector<ComparedMember>& members, const WordWeights& weights,
                   const ClaimModel& model)
    : members_(members),
      model_(model),
      weighed_(std::make_unique<const WeighedMembers>(members, weights)),
      rows_(members.size(), members.size()) {
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!members[i].is_new) continue;
    rows_[i] = fresh.size();
    fresh.push_back(i);
  }
  pairs_.resize(fresh.size() * members.size());
  for (const std::size_t i : fresh) {
    for (std::size_t j = 0; j < members.size(); ++j) {
      if (i != j) pairs_[rows_[i] * members.size() + j] = pair_of(i, j);
    }
  }
}

PairOdds::~PairOdds() = default;

PairFeatures PairOdds::features_of(std::size_t one, std::size_t other) const {
  return pair_features(members_, *weighed_, one, other);
}

PairOdds::Pair PairOdds::pair_of(std::size_t one, std::size_t other) const {
  const ComparedMember &a = members_[one], &b = members_[other];
  const PairFeatures features = features_of(one, other);
  Pair pair;
  pair.odds = parted(result(model_, features), a.traits, b.traits, features);
  const bool apart = are_barred(a, b) || are_two_statements(a, b, features);
  pair.closeness = apart ? -1 : probability(pair.odds);
  return pair;
}

const PairOdds::Pair* PairOdds::known(std::size_t one, std::size_t other) const {
  if (one == other) return nullptr;
  if (!members_[one].is_new) std::swap(one, other);
  return members_[one].is_new ? &pairs_[rows_[one] * members_.size() + other] : nullptr;
}

std::optional<double> PairOdds::of(std::size_t one, std::size_t other) const {
  const Pair* pair = known(one, other);
  return pair == nullptr ? std::nullopt : std::optional(pair->odds);
}

double PairOdds::closeness(std::size_t one, std::size_t other) const {
  const Pair* pair = known(one, other);
  return pair == nullptr ? pair_of(one, other).closeness : pair->closeness;
}

std::optional<PairFeatures> PairOdds::features(std::size_t one, std::size_t other) const {
  return known(one, other) == nullptr ? std::nullopt : std::optional(features_of(one, other));
}

}  // namespace sayso
