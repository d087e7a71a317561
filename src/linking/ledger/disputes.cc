#include "linking/ledger/disputes.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/one_of.h"
#include "linking/ledger/denial_words.h"
#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

/// What one does not do who does not answer: "could not confirm it".
constexpr auto kAnswering =
    std::to_array<std::string_view>({"comment", "confirm", "discuss", "speculate"});

bool is_in_any(const std::string& text, const auto& wanted) {
  const std::vector<std::string> words = plain_words(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(word, wanted); });
}

std::string reason_of(const LedgerMember& denial, const char* answers) {
  const bool doubts = denial.said.stance == Stance::doubts;
  const bool denies = denial.said.stance == Stance::denies;
  const std::string what = doubts ? "doubts" : denies ? "denies" : "states the opposite of";
  return what + ' ' + answers;
}

class Answers {
 public:
  Answers(const LedgerInput& input, const std::vector<Stance>& sides) : input_(input) {
    for (std::size_t i = 0; i < input.members.size(); ++i) {
      if (supports(sides[i])) supporters_.push_back(i);
    }
    outlets_.reserve(input.documents.size());
    for (const LedgerDocument& one : input.documents) outlets_.emplace_back(one.outlet);
  }

  /// None where nobody asserts.
  std::optional<Dispute> of(std::size_t i) const {
    if (supporters_.empty()) return std::nullopt;
    const LedgerMember& denial = input_.members[i];
    const SearchedText sentence(denial.sentence);
    const auto named = [&](std::size_t j) {
      const std::size_t document = input_.members[j].document;
      return document != denial.document && outlets_[document].is_in(sentence);
    };
    if (const auto j = first(named)) return dispute(i, *j, "what the outlet that it names reports");
    if (const auto j = nearest(i)) return dispute(i, *j, "what the same article reports");
    const auto is_cited = [&](std::size_t j) {
      return std::any_of(input_.links.begin(), input_.links.end(), [&](const LedgerLink& link) {
        return link.from == denial.document && link.to == input_.members[j].document;
      });
    };
    if (const auto j = first(is_cited)) return dispute(i, *j, "what a report that it cites says");
    return dispute(i, supporters_.front(), "the first report of it");
  }

 private:
  Dispute dispute(std::size_t i, std::size_t j, const char* answers) const {
    return {i, j, reason_of(input_.members[i], answers)};
  }

  template <typename Fits>
  std::optional<std::size_t> first(Fits fits) const {
    const auto found = std::find_if(supporters_.begin(), supporters_.end(), fits);
    return found == supporters_.end() ? std::nullopt : std::optional(*found);
  }

  /// The assertion of the same document that stands nearest.
  std::optional<std::size_t> nearest(std::size_t i) const {
    const LedgerMember& denial = input_.members[i];
    std::optional<std::size_t> best;
    for (const std::size_t j : supporters_) {
      const LedgerMember& other = input_.members[j];
      if (other.document != denial.document) continue;
      if (!best || distance(denial.around, other.around) <
                       distance(denial.around, input_.members[*best].around)) {
        best = j;
      }
    }
    return best;
  }

  const LedgerInput& input_;
  std::vector<std::size_t> supporters_;
  std::vector<OutletName> outlets_;  // by document
};

}  // namespace

std::vector<Stance> sides(const LedgerInput& input) {
  std::vector<Stance> out;
  std::vector<DenialWords> said;
  bool stated = false;  // by anybody, that it is so
  for (const LedgerMember& member : input.members) {
    out.push_back(member.said.stance);
    said.push_back(denial_words(member.words));
    if (supports(out.back()) && !said.back().negated && !said.back().calls_false) stated = true;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!supports(out[i])) continue;
    if (said[i].negated && is_in_any(input.members[i].words, kAnswering)) {
      out[i] = Stance::declines_to_comment;
    } else if (said[i].calls_false || (said[i].negated && !said[i].unable && stated)) {
      // Where nobody states it, what is claimed is that something is not so.
      out[i] = said[i].doubts ? Stance::doubts : Stance::denies;
    }
  }
  // Where all were to deny it, there is nothing that they deny.
  const bool none_left = std::none_of(out.begin(), out.end(), supports);
  for (std::size_t i = 0; none_left && i < out.size(); ++i) out[i] = input.members[i].said.stance;
  return out;
}

std::vector<Dispute> find_disputes(const LedgerInput& input, const std::vector<Stance>& sides) {
  std::vector<Dispute> disputes;
  const Answers answers(input, sides);
  for (std::size_t i = 0; i < input.members.size(); ++i) {
    if (sides[i] != Stance::denies && sides[i] != Stance::doubts) continue;
    if (auto dispute = answers.of(i)) disputes.push_back(std::move(*dispute));
  }
  return disputes;
}

}  // namespace sayso
