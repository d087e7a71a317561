#include "times/tense.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "times/calendar_words.h"

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
// Words between a verb and a time that it stands right beside.
constexpr std::size_t kBeside = 2;

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
  // "due to its loss" plans nothing.
  const bool noun = tokens.is(i + 1, {"the", "a", "an", "its", "his", "her", "their"});
  if (word == "to" && !noun && is_planned(tokens, i, first)) return Pick::after;
  if (word == "set" && tokens.is(i + 1, "for")) return Pick::after;
  if (word == "scheduled" || word == "slated" || word == "planned") return Pick::after;
  if (word == "due" && !tokens.is(i + 1, "to")) return Pick::after;
  const bool passive = i > first && tokens.is(i - 1, {"be", "been", "being", "to", "is", "are"});
  if (is_among(word, kPast)) return passive ? Pick::by_verb : Pick::before;
  if (is_past_participle_like(tokens, i)) return passive ? Pick::by_verb : Pick::before;
  return Pick::by_verb;
}

}  // namespace

Direction direction_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    // "until March", "as early as Tuesday": what they bound is ahead.
    if (tokens.is(begin - 1, {"until", "till"})) return {Pick::after, false};
    if (begin > 2 && tokens.is(begin - 1, "as") && tokens.is(begin - 2, {"early", "soon"})) {
      return {Pick::after, false};
    }
    if (tokens.is(begin - 1, {"since", "ended"})) return {Pick::before, true};
  }
  // "Wednesday's ruling" has been.
  if (is_possessive(tokens, end)) return {Pick::before, false};
  std::size_t first = begin;
  while (first > 0 && begin - first < kReach && !tokens.ends_before(first)) --first;
  for (std::size_t i = begin; i > first; --i) {
    const Pick told = told_by(tokens, i - 1, first);
    // "extended to Nov. 20", "has set Nov. 20": what was done then is about a day ahead.
    const bool beside = begin - i < kBeside && !tokens.is(begin - 1, {"to", "set"});
    if (told != Pick::by_verb) return {told, beside};
  }
  for (std::size_t i = end; i < tokens.size() && i < end + kReach && !tokens.ends_before(i); ++i) {
    if (const Pick told = told_by(tokens, i, end); told != Pick::by_verb) return {told, false};
  }
  return {};
}

}  // namespace sayso::timex
