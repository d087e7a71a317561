// How likely it is that two members are of one claim.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

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
};
ComparedMember compared(ClaimMemberRow row);
std::vector<ComparedMember> all_compared(std::vector<ClaimMemberRow> rows, bool is_new);

/// 0 to 1.
double probability(double odds);

/// What a word weighs among the members that are compared: the fewer have it, the more.
class WordWeights {
 public:
  explicit WordWeights(const std::vector<ComparedMember>& members);
  double of(const std::string& word) const;
  double of(const std::vector<std::string>& words) const;
  /// Of the words that both have.
  double of_shared(const std::vector<std::string>& one,
                   const std::vector<std::string>& other) const;

 private:
  std::map<std::string, double> weights_;
  double of_unknown_ = 0;
};

/// What two members have in common, each as a number. The first kFirst are of the pair alone; the
/// others tell how it stands beside the other pairs of both documents.
enum PairFeature : std::size_t {
  kCosine,       // of the vectors of the contents
  kOverlap,      // weight of the shared words, of the lighter content's
  kJaccard,      // the same of all words of both
  kSentences,    // likewise of the sentences around, in two documents
  kEqualNumber,  // they state an equal number
  kOtherNumber,  // both state numbers, none equal
  kOneNumber,    // one of them states a number
  kStages,       // shared stages, of all
  kSameDocument,
  kSameSource,   // one named source
  kBothAgainst,  // both deny
  kSameWords,
  kFirst,
  kLesserMargin = kFirst,  // by how much it is more likely than the next best pair, of one member
  kGreaterMargin,          // and of the other
  kPairFeatures,
};
using PairFeatures = std::array<double, kPairFeatures>;

/// All but the margins, which are 0.
PairFeatures pair_features(const ComparedMember& one, const ComparedMember& other,
                           const WordWeights& weights);

/// Log odds that they are of one claim, by the pair alone and with the margins. `crossed`: one
/// speaks against its content, the other for it.
double first_odds(const PairFeatures& features, bool crossed);
double odds(const PairFeatures& features, bool crossed);

/// Log odds for each two of `members`, of which at least one is new; the pairs of one new member
/// are compared with each other. `members` must outlive it.
class PairOdds {
 public:
  explicit PairOdds(const std::vector<ComparedMember>& members);
  /// None where neither is new.
  std::optional<double> of(std::size_t one, std::size_t other) const;
  /// By the pair alone, of any two.
  double first_of(std::size_t one, std::size_t other) const;
  /// For training: what `of` rests on.
  const PairFeatures* features(std::size_t one, std::size_t other) const;

 private:
  struct Pair {
    PairFeatures features{};
    bool crossed = false;
    double first = 0;
    double odds = 0;
  };
  void add_margins();

  const std::vector<ComparedMember>& members_;
  const WordWeights weights_;
  std::map<std::pair<std::size_t, std::size_t>, Pair> pairs_;
};

}  // namespace sayso
