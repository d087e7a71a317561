// How likely it is that two members are of one claim.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// Log odds that they are of one claim, by the pair alone. `crossed`: one speaks against its
/// content, the other for it.
double first_odds(const PairFeatures& features, bool crossed);

/// Log odds for each two of `members`, of which at least one is new; the pairs of one new member
/// are compared with each other. `members` must outlive it. One thread at a time may use it.
class PairOdds {
 public:
  explicit PairOdds(const std::vector<ComparedMember>& members);
  /// None where neither is new.
  std::optional<double> of(std::size_t one, std::size_t other) const;
  /// By the pair alone, of any two.
  double first_of(std::size_t one, std::size_t other) const;
  /// What `of` rests on.
  std::optional<PairFeatures> features(std::size_t one, std::size_t other) const;

 private:
  /// Words as numbers; a word weighs the more, the fewer of the members have it.
  struct Words {
    std::vector<std::uint32_t> numbers;  // in the order of the words
    double weight = 0;                   // of all of them
  };
  struct Pair {
    double first = 0;  // by the pair alone
    double odds = 0;
    double most = 0;  // that the odds may be
    double doubt = 0;
  };
  /// Of a member with the members of a document that take one side: the two best by `first`.
  struct Best {
    double first;
    double second;
    std::size_t member = 0;
  };

  void weigh_words();
  void number_documents();
  void read_vectors();
  /// All but the margins, which are 0.
  PairFeatures pair_features(std::size_t one, std::size_t other) const;
  void lay_out(std::size_t member) const;
  double cosine_of(std::size_t one, std::size_t other) const;
  template <typename Use>
  void for_each_pair(Use use);
  void note(std::size_t from, std::size_t to, double first);
  double margin(std::size_t from, std::size_t to, double first) const;
  /// The lesser and the greater; none in one document.
  std::optional<std::pair<double, double>> margins(std::size_t one, std::size_t other,
                                                   double first) const;
  const Pair* pair(std::size_t one, std::size_t other) const;

  const std::vector<ComparedMember>& members_;
  std::vector<std::size_t> new_;   // indexes of the new members
  std::vector<std::size_t> rows_;  // of each member: its place in `new_`, if it is new
  std::vector<Pair> pairs_;  // a row for each new member; of two new ones in the earlier's row
  std::vector<std::size_t> documents_;  // of each member, those of new members first
  std::vector<std::vector<Best>> best_;
  std::vector<Words> words_;            // of the content of each member
  std::vector<Words> sentence_;         // of the sentences around it
  std::vector<double> weights_;         // of each word
  std::vector<std::int16_t> meanings_;  // the vectors of the members, one behind another
  std::vector<float> squares_;          // the sum of each vector's squares; 0: it has none
  // What each word weighs if the member laid out has it, else 0.
  mutable std::vector<double> in_words_;
  mutable std::vector<double> in_sentence_;
  mutable std::optional<std::size_t> laid_out_;
};

}  // namespace sayso
