// How likely it is that two members are of one claim.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linking/claims/answer_model.h"
#include "linking/claims/claim_traits.h"
#include "record/claim_rows.h"

namespace sayso {

/// A member as joining sees it.
struct ComparedMember {
  ClaimMemberRow row;
  ClaimTraits traits;
  std::optional<std::int64_t> day;  // of publication
  bool against = false;             // denies, doubts, declines, or says that it is not so
  bool is_new = false;              // of the document that is being linked
  bool tied = false;                // of one that rests on that document, or it on this
  bool copied = false;              // ... by copied words, or as a version
};
ComparedMember compared(ClaimMemberRow row);
std::vector<ComparedMember> all_compared(std::vector<ClaimMemberRow> rows, bool is_new);

/// 0 to 1.
double probability(double odds);

/// What a word weighs: the fewer have it, the more.
class WordWeights {
 public:
  /// Among the sentences of the members that are compared.
  explicit WordWeights(const std::vector<ComparedMember>& members);
  /// `counts`: in how many of `all` stretches of text each word stands.
  WordWeights(const std::map<std::string, int>& counts, std::size_t all);
  double of(const std::string& word) const;
  double of(const std::vector<std::string>& words) const;
  /// Of the words that both have.
  double of_shared(const std::vector<std::string>& one,
                   const std::vector<std::string>& other) const;
  /// Of the rarest word that both have; 0 where there is none.
  double of_rarest(const std::vector<std::string>& one,
                   const std::vector<std::string>& other) const;

 private:
  std::map<std::string, double> weights_;
  double of_unknown_ = 0;
};

/// What two members have in common, each as a number.
enum PairFeature : std::size_t {
  kCosine,       // of the vectors of the contents
  kOverlap,      // weight of the shared words, of the lighter content's
  kJaccard,      // the same of all words of both
  kSentences,    // likewise of the sentences around, in two documents
  kEqualNumber,  // they state an equal number
  kOtherNumber,  // both state numbers, none equal
  kOneNumber,    // one of them states a number
  kRareNumber,   // weight of the rarest number that both state
  kStages,       // shared stages, of all
  kSameDocument,
  kSameSource,  // one named source
  kSameWords,
  kOneNegative,  // one of them says that something is not so
  kBothNegative,
  kOneAnswers,  // one of them denies, doubts or declines
  kBothAnswer,
  kTied,    // one document rests on the other
  kCopied,  // ... and shares words with it
  kPairFeatures,
};
using PairFeatures = std::array<double, kPairFeatures>;

PairFeatures pair_features(const ComparedMember& one, const ComparedMember& other,
                           const WordWeights& weights);

/// A logistic model of two members being one, and from what mean probability claims join.
/// training/sayso_training/claims.py fits it.
struct ClaimModel {
  double bias = 0;
  std::array<double, kPairFeatures> weights{};
  double joins_from = 0;
  AnswerModel answers;
};
/// The one that is built in.
const ClaimModel& claim_model();

/// Log odds for each two of `members`, of which at least one is new; the pairs of one new member
/// are compared with each other. `members` and `model` must outlive it.
class PairOdds {
 public:
  PairOdds(const std::vector<ComparedMember>& members, WordWeights weights,
           const ClaimModel& model = claim_model());
  /// None where neither is new.
  std::optional<double> of(std::size_t one, std::size_t other) const;
  /// How much speaks for one claim, of any two: the probability, or -1 for two things that one
  /// source, or one sentence, states.
  double closeness(std::size_t one, std::size_t other) const;
  /// What `of` rests on.
  const PairFeatures* features(std::size_t one, std::size_t other) const;

 private:
  struct Pair {
    PairFeatures features{};
    double odds = 0;
  };
  Pair pair_of(std::size_t one, std::size_t other) const;

  const std::vector<ComparedMember>& members_;
  const ClaimModel& model_;
  const WordWeights weights_;
  std::map<std::pair<std::size_t, std::size_t>, Pair> pairs_;
};

}  // namespace sayso
