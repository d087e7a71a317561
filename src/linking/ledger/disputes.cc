#include "linking/ledger/disputes.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/one_of.h"
#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

constexpr auto kNegations = std::to_array<std::string_view>(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing"});

/// What one does not do who does not answer: "could not confirm it".
constexpr auto kAnswering =
    std::to_array<std::string_view>({"comment", "confirm", "discuss", "speculate"});

/// Words that call what was said false.
constexpr auto kFalse = std::to_array<std::string_view>(
    {"baseless", "fabricated", "fabrication", "fabrications", "fantasies", "fantasy",
     "fiction",  "forged",     "forgery",     "groundless",   "hearsay",   "hoax",
     "invented", "invention",  "inventions",  "lie",          "lies",      "nonsense",
     "rubbish",  "unfounded",  "untrue"});

/// Words that say that something is not so, or that it was said, and nothing of what it is.
constexpr auto kBare = std::to_array<std::string_view>(
    {"absolutely", "absurd",     "accusation", "accusations", "allegation", "allegations",
     "anything",   "baseless",   "completely", "ever",        "fabricated", "fabrication",
     "fairy",      "fake",       "false",      "fantasies",   "fantasy",    "fiction",
     "forgery",    "groundless", "heard",      "hearsay",     "invented",   "invention",
     "inventions", "kind",       "lie",        "lies",        "nonsense",   "pure",
     "ridiculous", "rubbish",    "rumor",      "rumors",      "rumour",     "rumours",
     "simply",     "sort",       "such",       "tale",        "tales",      "true",
     "unfounded",  "untrue",     "utter",      "wholly",      "wrong",      "claim",
     "claims",     "report",     "reports",    "story",       "made",       "up",
     "done",       "know",       "knew",       "aware",       "correct",    "complete",
     "total"});

/// The bytes behind a statement within which an answer to it is looked for.
constexpr std::uint32_t kReach = 900;

bool is_negative(Certainty certainty) {
  return certainty == Certainty::ct_minus || certainty == Certainty::pr_minus ||
         certainty == Certainty::ps_minus;
}

/// Whether the proposition is that something is not so: it begins with a negation, or has one and
/// is held to be so. "Not fewer than ten" and "without a hitch" are none.
bool is_negated(const LedgerMember& member) {
  constexpr std::size_t kFirst = 4;
  const std::vector<std::string> words = plain_words(member.words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_one_of(words[i], kNegations)) continue;
    const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : "";
    if (next == "fewer" || next == "less" || next == "more" || next == "only") continue;
    const bool strong = words[i] == "nothing" || words[i] == "nobody" || words[i] == "none" ||
                        words[i] == "never" || next == "one";
    if (strong || i < kFirst || is_negative(member.said.certainty)) return true;
  }
  return false;
}

bool is_in_any(const std::string& text, const auto& wanted) {
  const std::vector<std::string> words = plain_words(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(word, wanted); });
}

/// "That is a forgery", "made up from the first line to the last".
bool calls_it_false(const std::string& text) {
  return is_in_any(text, kFalse) || (is_in_any(text, std::to_array<std::string_view>({"made"})) &&
                                     text.find("made up") != text.npos);
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
  }

  /// None where nobody asserts.
  std::optional<Dispute> of(std::size_t i) const {
    if (supporters_.empty()) return std::nullopt;
    const LedgerMember& denial = input_.members[i];
    const auto named = [&](std::size_t j) {
      const std::string& outlet = input_.documents[input_.members[j].document].outlet;
      return input_.members[j].document != denial.document && names_outlet(denial.sentence, outlet);
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
};

}  // namespace

std::vector<Stance> sides(const LedgerInput& input) {
  std::vector<Stance> out;
  out.reserve(input.members.size());
  std::size_t asserting = 0;
  std::size_t negated = 0;
  bool first_negated = false;
  for (const LedgerMember& member : input.members) {
    out.push_back(member.said.stance);
    if (!supports(member.said.stance)) continue;
    const bool is_no = is_negated(member);
    if (asserting++ == 0) first_negated = is_no;
    if (is_no) ++negated;
  }
  // What is claimed may itself be that something is not so.
  const bool claims_a_no = negated == asserting || (first_negated && 2 * negated >= asserting);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string& words = input.members[i].words;
    if (!supports(out[i])) continue;
    if (is_negated(input.members[i]) && is_in_any(words, kAnswering)) {
      out[i] = Stance::declines_to_comment;
    } else if ((is_negated(input.members[i]) && !claims_a_no) || calls_it_false(words)) {
      out[i] = Stance::denies;
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

bool is_bare_denial(std::string_view words) {
  const std::set<std::string> telling = telling_words(words);
  const auto more = std::count_if(telling.begin(), telling.end(), [](const std::string& word) {
    return !is_one_of(word, kNegations) && !is_one_of(word, kBare);
  });
  return more <= 1;
}

std::optional<std::size_t> denial_target(const Denial& denial,
                                         const std::vector<Answerable>& said) {
  const std::set<std::string> denier = telling_words(denial.source);
  const std::set<std::string> denied = telling_words(denial.words);
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const Answerable& other = said[i];
    if (other.source_key == denial.source_key && !denial.source_key.empty()) continue;
    const std::set<std::string> words = telling_words(other.words);
    double score = 2 * shared_part(denied, words) + (shared_part(denier, words) > 0 ? 0.5 : 0);
    if (other.here) {
      const bool before = other.around.begin <= denial.around.begin;
      const std::uint32_t far = distance(other.around, denial.around);
      if (far > kReach) continue;
      score += (before ? 1.0 : 0.4) * (1 - static_cast<double>(far) / kReach);
    } else if (names_outlet(denial.sentence, other.outlet)) {
      score += 0.8;
    }
    if (score > most) {
      most = score;
      best = i;
    }
  }
  return best;
}

}  // namespace sayso
