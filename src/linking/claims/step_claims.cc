#include "linking/claims/step_claims.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "record/ledger_rows.h"
#include "record/transfer_rows.h"

namespace sayso {
namespace {

constexpr std::string_view kDenied = "denied";
constexpr std::string_view kRequested = "requested";
constexpr std::string_view kConsidered = "considered";

bool is_at(Stage stage, const ComparedMember& member) {
  return (member.traits.stages & (1U << static_cast<unsigned>(stage))) != 0;
}

bool same_party(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() || one == other;
}

bool of_one_transfer(const TransferStepRow& one, const TransferStepRow& other) {
  return same_party(one.supplier, other.supplier) && same_party(one.recipient, other.recipient);
}

class StepJoining {
 public:
  StepJoining(Database& database, const std::vector<ComparedMember>& members, JoinedClaims& joined)
      : database_(database), members_(members), joined_(joined), steps_(members.size()) {}

  Result<void> join() {
    if (auto done = find_steps(); !done) return done;
    // What is denied finds its place first.
    for (const bool denials : {false, true}) {
      for (std::size_t i = 0; i < members_.size(); ++i) {
        if (!members_[i].is_new || !steps_[i] || is_denial(i) != denials) continue;
        if (denials) {
          if (const auto to = denied_by(i)) joined_.claims[i] = joined_.claims[*to];
        } else if (const auto to = told_elsewhere(i)) {
          unite(joined_.claims[i], joined_.claims[*to]);
        }
      }
    }
    return {};
  }

 private:
  /// The step that each member tells; of several the first. Where the document that is linked tells
  /// none, there is nothing to find in others.
  Result<void> find_steps() {
    std::map<std::string, std::vector<TransferStepRow>> known;
    for (auto member = members_.rbegin(); member != members_.rend(); ++member) {  // new ones first
      const std::string& document = member->row.member.document;
      auto place = known.find(document);
      if (place == known.end()) {
        const auto key = document_with_id(database_, document);
        if (!key) return key.error();
        auto steps = transfer_steps_of(database_, *key);
        if (!steps) return steps.error();
        if (known.empty() && steps->empty()) return {};
        place = known.emplace(document, std::move(*steps)).first;
      }
      const auto step =
          std::find_if(place->second.begin(), place->second.end(),
                       [&](const TransferStepRow& one) { return is_told_by(*member, one); });
      if (step != place->second.end()) steps_[members_.rend() - member - 1] = *step;
    }
    return {};
  }

  /// Whether the member is the one on whose word the step is. One who only passes on what another
  /// does or says, "an official said Orlum asked for boats", is no member: the inner one is.
  bool is_told_by(const ComparedMember& member, const TransferStepRow& step) const {
    const ClaimMember& said = member.row.member;
    const Span content{member.traits.begin, member.traits.end};
    if (!content.overlaps(step.span)) return false;
    if (step.by == "author") {
      // "denied" is the author's word, what is denied the denier's.
      return step.status == kDenied ? said.stance == Stance::denies : said.attribution.empty();
    }
    if (said.attribution.empty()) return false;
    if (said.attribution == step.by) return true;
    return std::none_of(members_.begin(), members_.end(), [&](const ComparedMember& one) {
      return one.row.member.attribution == step.by && one.row.member.document == said.document;
    });
  }

  /// The older claim keeps its id.
  void unite(std::int64_t kept, std::int64_t other) {
    if (is_older_claim(other, kept)) std::swap(kept, other);
    std::replace(joined_.claims.begin(), joined_.claims.end(), other, kept);
    if (other > 0) joined_.merged.emplace_back(kept, other);
  }

  /// Whether both tell that one thing was asked for, or that one thing is being considered.
  bool tell_of_one_step(std::size_t i, std::size_t j) const {
    return tells(i) && tells(j) && steps_[i]->status == steps_[j]->status &&
           of_one_transfer(*steps_[i], *steps_[j]);
  }

  /// Whether nothing else is of its claim but the same words on another's word.
  bool is_alone(std::size_t member) const {
    const ClaimMember& its = members_[member].row.member;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const ClaimMember& other = members_[i].row.member;
      const bool same = other.document == its.document && other.attribution == its.attribution;
      if (!same && joined_.claims[i] == joined_.claims[member]) return false;
    }
    return true;
  }

  /// Whether at least half of those who speak for the claim of member `i` tell of the same step.
  bool is_of_step(std::size_t i) const {
    std::size_t all = 0, telling = 0;
    for (std::size_t j = 0; j < members_.size(); ++j) {
      if (joined_.claims[j] != joined_.claims[i] || members_[j].against) continue;
      ++all;
      if (tell_of_one_step(i, j)) ++telling;
    }
    return 2 * telling >= all;
  }

  /// A member of another claim that tells of the step that member `i` tells of.
  std::optional<std::size_t> told_elsewhere(std::size_t i) const {
    if (!tells(i)) return std::nullopt;
    const bool alone = is_alone(i);
    if (!alone && !is_of_step(i)) return std::nullopt;
    for (std::size_t j = 0; j < members_.size(); ++j) {
      if (joined_.claims[i] == joined_.claims[j] || in_one_document(i, j)) continue;
      if (tell_of_one_step(i, j) && !state_other_numbers(members_[i], members_[j]) &&
          (alone || is_of_step(j))) {
        return j;
      }
    }
    return std::nullopt;
  }

  /// What member `i`, which denies a request, answers.
  std::optional<std::size_t> denied_by(std::size_t i) const {
    // What a text states on nobody's word answers nobody.
    const ComparedMember& denial = members_[i];
    if (!denial.against || denial.row.member.attribution.empty() || !is_at(Stage::asked, denial)) {
      return std::nullopt;
    }
    std::optional<std::size_t> best;
    for (std::size_t j = 0; j < members_.size(); ++j) {
      if (!tells(j) || steps_[j]->status != kRequested) continue;
      if (!of_one_transfer(*steps_[i], *steps_[j])) continue;
      if (joined_.claims[i] == joined_.claims[j]) return std::nullopt;
      if (!best || (in_one_document(i, j) && !in_one_document(i, *best))) best = j;
    }
    return best;
  }

  /// Whether a member says, in its own words, that somebody asked for what goes to whom, or
  /// considers it.
  bool tells(std::size_t i) const {
    if (!steps_[i] || is_open(i) || members_[i].against) return false;
    return (steps_[i]->status == kRequested && is_at(Stage::asked, members_[i])) ||
           (steps_[i]->status == kConsidered && is_at(Stage::considered, members_[i]));
  }
  bool is_denial(std::size_t i) const { return steps_[i]->status == kDenied; }
  bool is_open(std::size_t i) const {
    return steps_[i]->supplier.empty() || steps_[i]->recipient.empty();
  }
  bool in_one_document(std::size_t i, std::size_t j) const {
    return members_[i].row.member.document == members_[j].row.member.document;
  }

  Database& database_;
  const std::vector<ComparedMember>& members_;
  JoinedClaims& joined_;
  std::vector<std::optional<TransferStepRow>> steps_;
};

}  // namespace

Result<void> join_by_steps(Database& database, const std::vector<ComparedMember>& members,
                           JoinedClaims& joined) {
  return StepJoining(database, members, joined).join();
}

}  // namespace sayso
