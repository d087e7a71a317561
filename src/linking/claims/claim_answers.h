// Which claim a denial answers, whether or not it has a word in common with it.
//
//   "untrue", "nothing of the kind"         answers what another says just before it
//   "no soldier was missing", "denied that  answers the claim that is likest to what is denied, is
//   any soldier was missing"                of the denier, is in many reports
//
// training/sayso_training/claims.py fits how likely a denial answers a claim.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "linking/claims/answer_model.h"
#include "linking/claims/answer_words.h"
#include "linking/claims/claim_meaning.h"
#include "linking/claims/claim_pairs.h"

namespace sayso {

class ClaimAnswers {
 public:
  /// `members` and `model` must outlive it.
  explicit ClaimAnswers(const std::vector<ComparedMember>& members,
                        const AnswerModel& model = answer_model());

  /// A claim that a denial may answer.
  struct Candidate {
    std::int64_t claim = 0;
    std::size_t likest = 0;  // the member that means most what is denied
    AnswerFeatures features{};
    double likelihood = 0;  // that it denies something, and that this is it; 0 to 1
  };
  /// Those of all claims; none where the member is no denial that can answer anybody.
  std::vector<Candidate> candidates_of(std::size_t member,
                                       const std::vector<std::int64_t>& claims) const;

  /// Whether a member speaks against what another says: denies or doubts it, calls it false, says
  /// that something is not so, or reads so in its place. One who does not answer is none.
  bool is_denial(std::size_t member) const { return said_[member].denies; }

  /// Whether it is one by where it stands alone: "they came down from the hills".
  bool denies_by_place(std::size_t member) const;

  /// Whether its words tell nothing of what it denies: "pure invention".
  bool is_bare(std::size_t member) const;

  /// Whether it says that something is not so, and nothing else: "nonsense", "the accusation".
  bool is_verdict(std::size_t member) const { return said_[member].verdict; }

  DenialFeatures features_of(std::size_t denial) const;

  /// How likely it has to be that a denial answers a claim.
  double answers_from(std::size_t denial) const;

  struct Target {
    std::size_t member = 0;
    double likelihood = 0;  // 1 where the words leave no choice
  };
  /// What a denial or a refusal to comment answers; none where nothing fits well enough. `claims`
  /// are those of the members, 0 where one has none yet.
  std::optional<Target> target_of(std::size_t member,
                                  const std::vector<std::int64_t>& claims) const;

 private:
  using Words = AlikeWords;

  /// What words weigh, each and together.
  struct Weights {
    std::vector<double> each;  // in the order of the words
    double all = 0;
  };

  /// What is compared of one member.
  struct Said {
    const Words &words, &common, &around, &source;  // answer_words.h
    DenialWords denial;
    bool clause = false;
    bool denies = false;
    bool own_page = false;  // stated by a body on its own page
    bool verdict = false;
    MeaningBytes own, in_place;
    double denial_odds = 0;    // by its place
    std::size_t document = 0;  // equal for members of one
    Weights of_words = {}, of_common = {}, of_around = {};
  };
  static Said said_by(const ComparedMember& member);
  void find_own_pages();
  bool is_spoken_of(std::size_t member) const;
  void weigh();
  static Weights weights_of(const Words& words, const WordWeights& weights);
  double covered(double denied, double shared) const;
  bool judges(std::size_t member) const;
  bool tells_verdict(std::size_t member) const;
  bool is_same_denier(std::size_t one, std::size_t other) const;
  bool is_same_voice(std::size_t denial, std::size_t other) const;
  bool may_be_answered(std::size_t denial, std::size_t other) const;
  std::optional<std::size_t> just_before(std::size_t denial, std::uint32_t reach) const;
  std::size_t fullest_of(std::size_t one, std::size_t denial, std::uint32_t reach) const;
  std::optional<std::size_t> denied_before(std::size_t denial,
                                           const std::vector<std::int64_t>& claims) const;
  std::optional<std::size_t> of_denier_before(std::size_t denial) const;
  std::optional<std::size_t> refused(std::size_t refusal) const;
  std::optional<std::size_t> last_before(std::size_t denial, bool flat) const;
  bool may_answer(std::size_t denial) const;
  double denies(std::size_t member) const;
  void weigh_candidates(std::size_t denial, std::vector<Candidate>& candidates) const;
  void compare(std::size_t denial, const std::vector<std::size_t>& claim, Candidate& to) const;

  const std::vector<ComparedMember>& members_;
  const AnswerModel& model_;
  std::vector<Said> said_;
  std::unordered_map<WordHash, std::vector<std::size_t>> speaking_of_;  // by words of names
  double mean_ = 0;  // weight of a word of a content
};

}  // namespace sayso
