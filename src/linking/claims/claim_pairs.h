// How likely it is that two members are of one claim.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/word_hash.h"
#include "linking/claims/answer_model.h"
#include "linking/claims/claim_traits.h"
#include "record/claim_rows.h"

namespace sayso {

struct AnswerWords;     // answer_words.h
struct RevisionTraits;  // claim_revisions.cc

/// A member as joining sees it.
struct ComparedMember {
  ClaimMemberRow row;
  ClaimTraits traits;
  std::vector<WordHash> words, sentence, numbers;  // of traits, in the same order
  // Once they were asked for:
  mutable std::shared_ptr<const AnswerWords> answer_words;
  mutable std::shared_ptr<const RevisionTraits> revision_traits;
  std::optional<std::int64_t> day;  // of publication
  bool against = false;             // denies, doubts, declines, or says that it is not so
  bool is_new = false;              // of the document that is being linked
  bool tied = false;                // of one that rests on that document, or it on this
  bool copied = false;              // ... by copied words, or as a version
};
ComparedMember compared(ClaimMemberRow row);
std::vector<ComparedMember> all_compared(std::vector<ClaimMemberRow> rows, bool is_new);

/// Whether both state numbers, none equal.
bool state_other_numbers(const ComparedMember& one, const ComparedMember& other);

/// 0 to 1.
double probability(double odds);

/// What a word weighs: the fewer have it, the more.
class WordWeights {
 public:
  /// In how many stretches of text a word stands.
  using Counts = std::unordered_map<WordHash, int>;

  /// Among the sentences of the members that are compared.
  explicit WordWeights(const std::vector<ComparedMember>& members);
  /// `counts` are those of `all` stretches.
  WordWeights(const Counts& counts, std::size_t all);
  double of(WordHash word) const;

 private:
  std::unordered_map<WordHash, double> weights_;
  double of_unknown_ = 0;
};

class WeighedMembers;  // weighed_members.h

/// What two members have in common, each as a number.
enum PairFeature : std::size_t {
  kMeaning,      // tenth of the log odds of the contents stating the same
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

/// Of two of `members`, which are laid out in `weighed`.
PairFeatures pair_features(const std::vector<ComparedMember>& members,
                           const WeighedMembers& weighed, std::size_t one, std::size_t other);

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
  PairOdds(const std::vector<ComparedMember>& members, const WordWeights& weights,
           const ClaimModel& model = claim_model());
  ~PairOdds();
  /// None where neither is new.
  std::optional<double> of(std::size_t one, std::size_t other) const;
  /// How much speaks for one claim, of any two: the probability, or -1 for two things that one
  /// source, or one sentence, states.
  double closeness(std::size_t one, std::size_t other) const;
  /// What `of` rests on.
  std::optional<PairFeatures> features(std::size_t one, std::size_t other) const;

 private:
  struct Pair {
    double odds = 0;
    double closeness = 0;
  };
  Pair pair_of(std::size_t one, std::size_t other) const;
  PairFeatures features_of(std::size_t one, std::size_t other) const;
  /// Of two of which one is new; else null.
  const Pair* known(std::size_t one, std::size_t other) const;

  const std::vector<ComparedMember>& members_;
  const ClaimModel& model_;
  const std::unique_ptr<const WeighedMembers> weighed_;
  std::vector<std::size_t> rows_;  // of each new member in `pairs_`
  std::vector<Pair> pairs_;        // of each new member with all
};

}  // namespace sayso
