#include "times/tense.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sayso::timex {
namespace {

// In alphabetical order, for binary search.
constexpr auto kPast = std::to_array<std::string_view>({
    "beat",   "became",   "began",  "blew",  "bought", "broke", "brought", "built",  "came",
    "caught", "chose",    "cut",    "did",   "didn",   "died",  "drew",    "drove",  "fell",
    "felt",   "flew",     "fought", "found", "gave",   "got",   "grew",    "had",    "hadn",
    "has",    "have",     "heard",  "held",  "hit",    "hung",  "kept",    "killed", "knew",
    "led",    "left",     "lost",   "made",  "met",    "paid",  "put",     "ran",    "read",
    "rose",   "said",     "sank",   "sat",   "saw",    "sent",  "set",     "shot",   "shut",
    "slid",   "sold",     "sought", "spent", "spoke",  "stood", "struck",  "swept",  "swore",
    "taught", "thought",  "threw",  "told",  "took",   "was",   "wasn",    "went",   "were",
    "weren",  "withdrew", "woke",   "won",   "wore",   "wrote",
});

constexpr auto kAhead = std::to_array<std::string_view>({
    "can",
    "could",
    "ll",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "will",
    "would",
});

// "plans to", "scheduled for", "due".
constexpr auto kPlanning = std::to_array<std::string_view>({
    "about",    "agree",    "agreed",     "aim",      "aims",     "due",      "expect",
    "expected", "expects",  "going",      "hope",     "hoped",    "hopes",    "hoping",
    "intend",   "intends",  "likely",     "plan",     "planned",  "planning", "plans",
    "poised",   "prepared", "preparing",  "promised", "proposed", "ready",    "scheduled",
    "set",      "slated",   "threatened", "vowed",    "want",     "wants",
});

static_assert(std::is_sorted(kPast.begin(), kPast.end()));
static_assert(std::is_sorted(kAhead.begin(), kAhead.end()));
static_assert(std::is_sorted(kPlanning.begin(), kPlanning.end()));

// Longer sentences than this have their verb nearer.
constexpr std::size_t kReach = 30;

bool is_among(std::string_view word, const auto& list) {
  return std::binary_search(list.begin(), list.end(), word);
}

bool is_past_participle_like(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.lower(i);
  return word.size() > 4 && word.ends_with("ed") && !tokens[i].capital && !word.ends_with("eed") &&
         word != "hundred" && word != "united" && !tokens.hyphen(i + 1);
}

/// "plans to leave": whether the "to" at `i` opens an infinitive that a verb of planning governs.
bool is_planned(const Tokens& tokens, std::size_t i, std::size_t first) {
  for (std::size_t back = 1; back <= 4 && i >= first + back; ++back) {
    if (is_among(tokens.lower(i - back), kPlanning)) return true;
  }
  return false;
}

/// What the word at `i` says of the direction, if it is a verb that tells.
Pick told_by(const Tokens& tokens, std::size_t i, std::size_t first) {
  const std::string_view word = tokens.lower(i);
  if (tokens[i].kind != Token::Kind::word) return Pick::by_verb;
  if (word == "won" && tokens.is(i + 1, "'") && tokens.is(i + 2, "t")) return Pick::after;
  if (word == "may" && tokens[i].capital) return Pick::by_verb;
  if (is_among(word, kAhead)) return Pick::after;
  if (word == "to" && is_planned(tokens, i, first)) return Pick::after;
  if (word == "scheduled" || word == "slated" || word == "due" || word == "planned") {
    return Pick::after;
  }
  const bool passive = i > first && tokens.is(i - 1, {"be", "been", "being", "to", "is", "are"});
  if (is_among(word, kPast)) return passive ? Pick::by_verb : Pick::before;
  if (is_past_participle_like(tokens, i)) return passive ? Pick::by_verb : Pick::before;
  return Pick::by_verb;
}

}  // namespace

Pick direction_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  // "by Friday", "until March": what they bound is ahead.
  if (begin > 0 && tokens.is(begin - 1, {"until", "till", "by"})) return Pick::after;
  // "Wednesday's ruling" has been.
  if (tokens.is(end, "'") && tokens.is(end + 1, "s")) return Pick::before;
  if (begin > 0 && tokens.is(begin - 1, {"since", "ended"})) return Pick::before;
  std::size_t first = begin;
  while (first > 0 && begin - first < kReach && !tokens.ends_before(first)) --first;
  for (std::size_t i = begin; i > first; --i) {
    if (const Pick told = told_by(tokens, i - 1, first); told != Pick::by_verb) return told;
  }
  for (std::size_t i = end; i < tokens.size() && i < end + kReach && !tokens.ends_before(i); ++i) {
    if (const Pick told = told_by(tokens, i, end); told != Pick::by_verb) return told;
  }
  return Pick::by_verb;
}

}  // namespace sayso::timex
