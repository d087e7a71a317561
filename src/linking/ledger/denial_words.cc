#include "linking/ledger/denial_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/one_of.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

constexpr auto kNegations = std::to_array<std::string_view>(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing"});

/// Words that deny a state: "is undecided".
constexpr auto kLacks = std::to_array<std::string_view>(
    {"failed", "fails", "lack", "lacked", "lacks", "undecided", "unaware"});

/// What makes of a negation before it a measure: "not fewer than", "no longer".
constexpr auto kMeasures = std::to_array<std::string_view>(
    {"fewer", "less", "more", "only", "least", "far", "just", "later", "longer", "doubt", "to",
     "about", "some", "part", "among"});

/// Verbs that tell with "not" what the speaker does, not what is so.
constexpr auto kModals =
    std::to_array<std::string_view>({"can", "could", "may", "might", "must", "will", "would"});

/// And verbs of answering: "did not comment", "asked not to be named".
constexpr auto kAnswering = std::to_array<std::string_view>(
    {"comment", "commented", "discuss", "identified", "name", "named", "quoted", "speculate"});

/// What a question or an open matter begins with.
constexpr auto kOpenMatters =
    std::to_array<std::string_view>({"how", "if", "what", "whether", "who", "why"});

constexpr auto kFalse = std::to_array<std::string_view>(
    {"baseless",  "fabricated", "fabrication", "fabrications", "false",     "fantasies",
     "fantasy",   "fiction",    "forged",      "forgeries",    "forgery",   "groundless",
     "hearsay",   "hoax",       "incorrect",   "invented",     "invention", "inventions",
     "libel",     "myth",       "nonsense",    "rubbish",      "slander",   "smear",
     "unfounded", "untrue"});

constexpr auto kWrongly =
    std::to_array<std::string_view>({"erroneously", "falsely", "mistakenly", "wrongly"});
constexpr auto kGrounds =
    std::to_array<std::string_view>({"evidence", "hint", "indication", "indications", "proof",
                                     "sign", "signs", "support", "trace"});

constexpr std::size_t kReach = 12;      // words within which a negation is of the statement
constexpr std::size_t kOpening = 4;     // words that a statement opens with
constexpr std::size_t kNextTo = 4;      // words from a negation to what it is of: "seen any sign"
constexpr std::size_t kJudgement = 25;  // most words of one that calls something false

using Words = std::vector<std::string>;

std::string_view word_at(const Words& words, std::size_t i) {
  return i < words.size() ? std::string_view(words[i]) : std::string_view();
}

bool is_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

/// Of "didn't" the words are "didn" and "t".
bool is_short_negation(const Words& words, std::size_t i) {
  return words[i] == "t" && i > 0 && words[i - 1].ends_with('n');
}

bool negates(const Words& words, std::size_t i) {
  if (is_short_negation(words, i)) return true;
  if (words[i] == "yet") return word_at(words, i + 1) == "to";
  if (is_one_of(words[i], kLacks)) return true;
  if (!is_one_of(words[i], kNegations)) return false;
  const std::string_view next = word_at(words, i + 1);
  const bool small = words[i] == "not" || words[i] == "no";
  return !(small && (is_one_of(next, kMeasures) || is_number(next)));
}

bool tells_of_inability(const Words& words, std::size_t i) {
  if (words[i] == "cannot" || words[i] == "unable" || is_one_of(words[i], kAnswering)) return true;
  if (words[i] == "able") return std::find(words.begin(), words.end(), "not") != words.end();
  if (!is_one_of(words[i], kNegations) && !is_short_negation(words, i)) return false;
  if (i == 0) return false;
  std::string_view before = words[i - 1];
  if (before.ends_with('n') && words[i] == "t") before.remove_suffix(1);  // "couldn't"
  return is_one_of(before, kModals);
}

bool calls_false(const Words& words) {
  if (words.size() > kJudgement) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(words[i], kFalse)) return true;
    const std::string_view next = word_at(words, i + 1);
    if (words[i] == "made" && next == "up") return true;
    if (words[i] == "fairy" && (next == "tale" || next == "tales")) return true;
    if (words[i] != "not") continue;
    const std::string_view said =
        next == "true" || next == "correct" ? next : word_at(words, i + 2);
    if (said == "true" || said == "correct") return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> words_of_denial() {
  std::vector<std::string_view> words(kNegations.begin(), kNegations.end());
  words.insert(words.end(), kFalse.begin(), kFalse.end());
  return words;
}

bool is_word_for_false(std::string_view word) { return is_one_of(word, kFalse); }

CueDenial cue_denial(std::string_view cue) {
  const Words words = plain_words(cue);
  if (has_any(words, kWrongly)) return CueDenial::denies;
  const bool none = has_any(words, kNegations);
  return none && has_any(words, kGrounds) ? CueDenial::doubts : CueDenial::none;
}

bool names_nobody(std::string_view source) {
  const Words words = plain_words(source);
  if (words.empty()) return false;
  return words.front() == "nobody" || words.front() == "neither" || words.front() == "none" ||
         (words.front() == "no" && words.size() <= 2);
}

DenialWords denial_words(std::string_view content) {
  DenialWords found;
  const Words words = plain_words(content);
  found.calls_false = calls_false(words);
  found.open = !words.empty() && is_one_of(words.front(), kOpenMatters);
  if (found.open) return found;
  for (std::size_t i = 0; i < std::min(kReach, words.size()); ++i) {
    if (tells_of_inability(words, i)) found.unable = true;
    if (!negates(words, i)) continue;
    found.negated = true;
    if (i < kOpening) found.opens = true;
    for (std::size_t j = i + 1; j <= i + kNextTo; ++j) {
      if (is_one_of(word_at(words, j), kGrounds)) found.doubts = true;
    }
  }
  return found;
}

}  // namespace sayso
