#include "linking/claims/claim_pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "neural/sentence_encoder.h"

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

/// The most that the odds may be: near copies may differ in the one thing that parts claims.
double most_of(const PairFeatures& features, bool crossed) {
  if (crossed) return std::numeric_limits<double>::infinity();
  if (features[kOtherNumber] > 0) return kMostOfOtherNumber;
  if (features[kStages] == 0) return kMostOfOtherStage;
  return std::numeric_limits<double>::infinity();
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
  out.day = day_of(row.member.published);
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

double first_odds(const PairFeatures& features, bool crossed) {
  return result(crossed ? kFirstCrossed : kFirstSame, features);
}

PairOdds::PairOdds(const std::vector<ComparedMember>& members)
    : members_(members), rows_(members.size()) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!members[i].is_new) continue;
    rows_[i] = new_.size();
    new_.push_back(i);
  }
  weigh_words();
  number_documents();
  read_vectors();
  pairs_.resize(new_.size() * members.size());
  for_each_pair([&](std::size_t i, std::size_t j, Pair& pair) {
    const PairFeatures features = pair_features(i, j);
    const bool crossed = members[i].against != members[j].against;
    pair.first = first_odds(features, crossed);
    pair.odds = result(crossed ? kCrossed : kSame, features);
    pair.most = most_of(features, crossed);
    pair.doubt = doubt(members[i], members[j], features);
    note(i, j, pair.first);
    note(j, i, pair.first);
  });
  for_each_pair([&](std::size_t i, std::size_t j, Pair& pair) {
    const Model& model = members[i].against != members[j].against ? kCrossed : kSame;
    if (const auto both = margins(i, j, pair.first)) {
      pair.odds += model.weights[kLesserMargin] * both->first;
      pair.odds += model.weights[kGreaterMargin] * both->second;
    }
    pair.odds = std::min(pair.odds, pair.most) - pair.doubt;
  });
}

void PairOdds::read_vectors() {
  meanings_.reserve(members_.size() * SentenceEncoder::width);
  squares_.reserve(members_.size());
  for (const ComparedMember& member : members_) {
    const std::string& bytes = member.row.vector;
    std::int32_t squares = 0;
    for (std::size_t i = 0; i < SentenceEncoder::width; ++i) {
      const int value = i < bytes.size() ? static_cast<std::int8_t>(bytes[i]) : 0;
      meanings_.push_back(static_cast<std::int16_t>(value));
      squares += value * value;
    }
    squares_.push_back(static_cast<float>(squares));
  }
}

void PairOdds::weigh_words() {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<int> counts;
  const auto number_of = [&](const std::string& word) {
    const auto [found, is_new] = numbers.emplace(word, static_cast<std::uint32_t>(counts.size()));
    if (is_new) counts.push_back(0);
    return found->second;
  };
  const auto numbered = [&](const std::vector<std::string>& words, bool counted) {
    Words out;
    out.numbers.reserve(words.size());
    for (const std::string& word : words) {
      out.numbers.push_back(number_of(word));
      if (counted) ++counts[out.numbers.back()];
    }
    return out;
  };
  for (const ComparedMember& member : members_) {
    words_.push_back(numbered(member.traits.words, false));
    sentence_.push_back(numbered(member.traits.sentence, true));
  }
  const auto all = static_cast<double>(members_.size());
  for (const int count : counts) weights_.push_back(std::log(1 + all / (1 + count)));
  for (auto* lists : {&words_, &sentence_}) {
    for (Words& words : *lists) {
      for (const std::uint32_t number : words.numbers) words.weight += weights_[number];
    }
  }
  in_words_.resize(weights_.size());
  in_sentence_.resize(weights_.size());
}

void PairOdds::number_documents() {
  // Members that are not new are compared with those of these alone.
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (const std::size_t member : new_) {
    numbers.emplace(members_[member].row.member.document, numbers.size());
  }
  const std::size_t of_new = numbers.size();
  documents_.reserve(members_.size());
  for (const ComparedMember& member : members_) {
    const auto known = numbers.emplace(member.row.member.document, numbers.size());
    documents_.push_back(known.first->second);
  }
  best_.reserve(members_.size());
  for (const ComparedMember& member : members_) {
    best_.emplace_back(2 * (member.is_new ? numbers.size() : of_new), Best{kNoRival, kNoRival, 0});
  }
}

void PairOdds::lay_out(std::size_t member) const {
  if (laid_out_ == member) return;
  const auto set = [&](std::size_t of, bool is_there) {
    for (const std::uint32_t word : words_[of].numbers) {
      in_words_[word] = is_there ? weights_[word] : 0;
    }
    for (const std::uint32_t word : sentence_[of].numbers) {
      in_sentence_[word] = is_there ? weights_[word] : 0;
    }
  };
  if (laid_out_) set(*laid_out_, false);
  set(member, true);
  laid_out_ = member;
}

/// As cosine() in claim_traits.h.
double PairOdds::cosine_of(std::size_t one, std::size_t other) const {
  if (squares_[one] == 0 || squares_[other] == 0) return 0;
  const std::int16_t* a = meanings_.data() + one * SentenceEncoder::width;
  const std::int16_t* b = meanings_.data() + other * SentenceEncoder::width;
  std::int32_t product = 0;
  for (std::size_t i = 0; i < SentenceEncoder::width; ++i) product += a[i] * b[i];
  return static_cast<float>(product) / std::sqrt(squares_[one] * squares_[other]);
}

PairFeatures PairOdds::pair_features(std::size_t i, std::size_t j) const {
  const ComparedMember &one = members_[i], &other = members_[j];
  const ClaimTraits &a = one.traits, &b = other.traits;
  const ClaimMember &ours = one.row.member, &theirs = other.row.member;
  // Of a row of pairs the new member stays laid out.
  const std::size_t laid = one.is_new ? i : j, beside = one.is_new ? j : i;
  lay_out(laid);
  const auto shared_weight = [](const Words& words, const std::vector<double>& in) {
    double sum = 0;
    for (const std::uint32_t word : words.numbers) sum += in[word];
    return sum;
  };
  PairFeatures out{};
  out[kCosine] = cosine_of(i, j);
  const double shared = shared_weight(words_[beside], in_words_);
  const double own = words_[i].weight, its = words_[j].weight;
  out[kOverlap] = ratio(shared, std::min(own, its));
  out[kJaccard] = ratio(shared, own + its - shared);
  const bool same_document = documents_[i] == documents_[j];
  if (!same_document) {
    const double around = shared_weight(sentence_[beside], in_sentence_);
    out[kSentences] = ratio(around, sentence_[i].weight + sentence_[j].weight - around);
  }
  const bool equal = share_one(a.numbers, b.numbers);
  out[kEqualNumber] = equal ? 1 : 0;
  out[kOtherNumber] = !equal && !a.numbers.empty() && !b.numbers.empty() ? 1 : 0;
  out[kOneNumber] = a.numbers.empty() != b.numbers.empty() ? 1 : 0;
  out[kStages] = ratio(bits(a.stages & b.stages), bits(a.stages | b.stages));
  out[kSameDocument] = same_document ? 1 : 0;
  const bool one_source = is_named(ours.source_kind) && ours.source_key == theirs.source_key;
  out[kSameSource] = one_source ? 1 : 0;
  out[kBothAgainst] = one.against && other.against ? 1 : 0;
  out[kSameWords] = !a.words.empty() && words_[i].numbers == words_[j].numbers ? 1 : 0;
  return out;
}

template <typename Use>
void PairOdds::for_each_pair(Use use) {
  for (std::size_t row = 0; row < new_.size(); ++row) {
    for (std::size_t other = 0; other < members_.size(); ++other) {
      if (members_[other].is_new && other <= new_[row]) continue;
      use(std::min(new_[row], other), std::max(new_[row], other),
          pairs_[row * members_.size() + other]);
    }
  }
}

void PairOdds::note(std::size_t from, std::size_t to, double first) {
  Best& known = best_[from][2 * documents_[to] + (members_[to].against ? 1 : 0)];
  if (first > known.first) {
    known.second = known.first;
    known.first = first;
    known.member = to;
  } else {
    known.second = std::max(known.second, first);
  }
}

double PairOdds::margin(std::size_t from, std::size_t to, double first) const {
  const Best& known = best_[from][2 * documents_[to] + (members_[to].against ? 1 : 0)];
  const double rival = known.member == to ? known.second : known.first;
  return std::clamp(first - rival, -kLargestMargin, kLargestMargin);
}

/// A document mostly says a thing once: where another of its members fits as well, this one
/// probably does not.
std::optional<std::pair<double, double>> PairOdds::margins(std::size_t one, std::size_t other,
                                                           double first) const {
  if (documents_[one] == documents_[other]) return std::nullopt;
  return std::minmax(margin(one, other, first), margin(other, one, first));
}

const PairOdds::Pair* PairOdds::pair(std::size_t one, std::size_t other) const {
  if (one > other) std::swap(one, other);
  if (one == other || (!members_[one].is_new && !members_[other].is_new)) return nullptr;
  if (!members_[one].is_new) std::swap(one, other);
  return &pairs_[rows_[one] * members_.size() + other];
}

std::optional<double> PairOdds::of(std::size_t one, std::size_t other) const {
  const Pair* found = pair(one, other);
  return found == nullptr ? std::nullopt : std::optional(found->odds);
}

double PairOdds::first_of(std::size_t one, std::size_t other) const {
  const ComparedMember &a = members_[one], &b = members_[other];
  const PairFeatures features = pair_features(one, other);
  const bool crossed = a.against != b.against;
  return std::min(first_odds(features, crossed), most_of(features, crossed)) -
         doubt(a, b, features);
}

std::optional<PairFeatures> PairOdds::features(std::size_t one, std::size_t other) const {
  const Pair* found = pair(one, other);
  if (found == nullptr) return std::nullopt;
  PairFeatures features = pair_features(one, other);
  if (const auto both = margins(one, other, found->first)) {
    features[kLesserMargin] = both->first;
    features[kGreaterMargin] = both->second;
  }
  return features;
}

}  // namespace sayso
