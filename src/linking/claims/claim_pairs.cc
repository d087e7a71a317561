#include "linking/claims/claim_pairs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "linking/claims/claim_bars.h"
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

bool share_one(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& value) {
    return std::binary_search(other.begin(), other.end(), value);
  });
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
  const bool one_sentence = one_document ? one.traits.sentence == other.traits.sentence
                                         : features[kSentences] >= kOneSentence;
  return one_sentence && features[kOverlap] < kOtherStatement && features[kOneAnswers] == 0;
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

namespace {

std::map<std::string, int> counts_of(const std::vector<ComparedMember>& members) {
  std::map<std::string, int> counts;
  for (const ComparedMember& member : members) {
    for (const std::string& word : member.traits.sentence) ++counts[word];
  }
  return counts;
}

}  // namespace

WordWeights::WordWeights(const std::vector<ComparedMember>& members)
    : WordWeights(counts_of(members), members.size()) {}

WordWeights::WordWeights(const std::map<std::string, int>& counts, std::size_t all) {
  const auto whole = static_cast<double>(all);
  for (const auto& [word, count] : counts) weights_[word] = std::log(1 + whole / (1 + count));
  of_unknown_ = std::log(1 + whole);
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

double WordWeights::of_rarest(const std::vector<std::string>& one,
                              const std::vector<std::string>& other) const {
  double most = 0;
  for (const std::string& word : one) {
    if (std::binary_search(other.begin(), other.end(), word)) most = std::max(most, of(word));
  }
  return most;
}

PairFeatures pair_features(const ComparedMember& one, const ComparedMember& other,
                           const WordWeights& weights) {
  const ClaimTraits &a = one.traits, &b = other.traits;
  const ClaimMember &ours = one.row.member, &theirs = other.row.member;
  PairFeatures out{};
  const auto set = [&](PairFeature feature, bool holds) { out[feature] = holds ? 1 : 0; };
  out[kCosine] = cosine(one.row.vector, other.row.vector);
  const double shared = weights.of_shared(a.words, b.words);
  const double own = weights.of(a.words), its = weights.of(b.words);
  out[kOverlap] = ratio(shared, std::min(own, its));
  out[kJaccard] = ratio(shared, own + its - shared);
  if (ours.document != theirs.document) {
    const double around = weights.of_shared(a.sentence, b.sentence);
    out[kSentences] = ratio(around, weights.of(a.sentence) + weights.of(b.sentence) - around);
  }
  out[kRareNumber] = weights.of_rarest(a.numbers, b.numbers);
  const bool equal = share_one(a.numbers, b.numbers);
  set(kEqualNumber, equal);
  set(kOtherNumber, !equal && !a.numbers.empty() && !b.numbers.empty());
  set(kOneNumber, a.numbers.empty() != b.numbers.empty());
  out[kStages] = ratio(bits(a.stages & b.stages), bits(a.stages | b.stages));
  set(kSameDocument, ours.document == theirs.document);
  set(kSameSource, is_named(ours.source_kind) && ours.source_key == theirs.source_key);
  set(kSameWords, !a.words.empty() && a.words == b.words);
  set(kOneNegative, a.negative != b.negative);
  set(kBothNegative, a.negative && b.negative);
  set(kOneAnswers, is_against(ours.stance) != is_against(theirs.stance));
  set(kBothAnswer, is_against(ours.stance) && is_against(theirs.stance));
  const auto across = [](const ComparedMember& from, const ComparedMember& to) {
    return from.is_new && !to.is_new;
  };
  set(kTied, (across(one, other) && other.tied) || (across(other, one) && one.tied));
  set(kCopied, (across(one, other) && other.copied) || (across(other, one) && one.copied));
  return out;
}

const ClaimModel& claim_model() {
  // training/sayso_training/claims.py fits it and prints it.
  static const ClaimModel model{-5.02,
                                {3.16, 2.69, 0.02, 6.58, -2.96, -1.73, -0.80, 1.28, 0.76, 0.62,
                                 0.04, -2.16, 0.74, 0.86, 0.03, -0.72, 0.31, -1.29},
                                0.28,
                                answer_model()};
  return model;
}

PairOdds::PairOdds(const std::vector<ComparedMember>& members, WordWeights weights,
                   const ClaimModel& model)
    : members_(members), model_(model), weights_(std::move(weights)) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      if (members[i].is_new || members[j].is_new) pairs_.emplace(std::pair(i, j), pair_of(i, j));
    }
  }
}

PairOdds::Pair PairOdds::pair_of(std::size_t one, std::size_t other) const {
  const ComparedMember &a = members_[one], &b = members_[other];
  Pair pair;
  pair.features = pair_features(a, b, weights_);
  pair.odds = parted(result(model_, pair.features), a.traits, b.traits, pair.features);
  return pair;
}

std::optional<double> PairOdds::of(std::size_t one, std::size_t other) const {
  const auto found = pairs_.find(std::minmax(one, other));
  return found == pairs_.end() ? std::nullopt : std::optional(found->second.odds);
}

double PairOdds::closeness(std::size_t one, std::size_t other) const {
  const auto found = pairs_.find(std::minmax(one, other));
  const Pair pair = found == pairs_.end() ? pair_of(one, other) : found->second;
  const ComparedMember &a = members_[one], &b = members_[other];
  if (are_barred(a, b) || are_two_statements(a, b, pair.features)) return -1;
  return probability(pair.odds);
}

const PairFeatures* PairOdds::features(std::size_t one, std::size_t other) const {
  const auto found = pairs_.find(std::minmax(one, other));
  return found == pairs_.end() ? nullptr : &found->second.features;
}

}  // namespace sayso
