#include "times/tense.h"

#include <algorithm>
#include <array>
#include <optional>
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

// What has a day set for it: in the present these look ahead ("the talks resume Monday").
constexpr auto kSet = std::to_array<std::string_view>({
    "airs",      "arrive",    "arrives",    "begin",   "begins", "close",   "closes",  "convene",
    "convenes",  "debuts",    "depart",     "departs", "ends",   "expire",  "expires", "faces",
    "gather",    "hold",      "holds",      "kicks",   "meet",   "meets",   "open",    "opens",
    "premieres", "reconvene", "reconvenes", "reopens", "resume", "resumes", "retires", "start",
    "starts",    "takes",     "travels",    "vote",    "votes",
});

constexpr auto kArticles =
    std::to_array<std::string_view>({"a", "an", "her", "his", "its", "the", "their"});

// What befalls has been: "the slaying of his cousin on Friday".
constexpr auto kBefallen = std::to_array<std::string_view>({
    "accident",   "attack",    "attacks",    "blast",     "blasts",   "bombing",
    "bombings",   "crash",     "death",      "deaths",    "defeat",   "disaster",
    "earthquake", "explosion", "explosions", "killing",   "killings", "massacre",
    "murder",     "murders",   "quake",      "rampage",   "shooting", "shootings",
    "slaying",    "slayings",  "stabbing",   "victories", "victory",
});

// Before these a word is a noun, or an infinitive.
constexpr auto kNotBeforeVerbs = std::to_array<std::string_view>({
    "a",    "an",  "and",  "any", "at",    "between", "both",  "did", "do",  "does", "for",
    "from", "her", "his",  "in",  "its",   "more",    "most",  "my",  "no",  "of",   "on",
    "our",  "s",   "some", "the", "their", "these",   "those", "to",  "two", "with", "your",
});

static_assert(std::is_sorted(kSet.begin(), kSet.end()));
static_assert(std::is_sorted(kArticles.begin(), kArticles.end()));
static_assert(std::is_sorted(kBefallen.begin(), kBefallen.end()));
static_assert(std::is_sorted(kNotBeforeVerbs.begin(), kNotBeforeVerbs.end()));
static_assert(std::is_sorted(kPast.begin(), kPast.end()));
static_assert(std::is_sorted(kAhead.begin(), kAhead.end()));
static_assert(std::is_sorted(kPlanning.begin(), kPlanning.end()));

// Longer sentences than this have their verb nearer.
constexpr std::size_t kReach = 30;
// Words between a verb and a time that it stands right beside.
constexpr std::size_t kBeside = 2;
// Words between a time and what says that it is to come.
constexpr std::size_t kNear = 10;

bool is_among(std::string_view word, const auto& list) {
  return std::binary_search(list.begin(), list.end(), word);
}

bool is_past_participle_like(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.lower(i);
  return word.size() > 4 && word.ends_with("ed") && !tokens[i].capital && !word.ends_with("eed") &&
         word != "hundred" && word != "united" && !tokens.hyphen(i + 1);
}

/// "Had been due": what was planned then is over.
bool was_planned(const Tokens& tokens, std::size_t i, std::size_t first) {
  return i > first + 1 && tokens.is(i - 1, "been") && tokens.is(i - 2, "had");
}

/// "plans to leave": whether the "to" at `i` opens an infinitive that a verb of planning governs.
bool is_planned(const Tokens& tokens, std::size_t i, std::size_t first) {
  for (std::size_t back = 1; back <= 4 && i >= first + back; ++back) {
    if (is_among(tokens.lower(i - back), kPlanning)) return !was_planned(tokens, i - back, first);
  }
  return false;
}

/// "Talks resume", "parliament votes", "the law takes effect": a verb of the present with a day set
/// for it.
bool is_set(const Tokens& tokens, std::size_t i, std::size_t first) {
  const std::string_view word = tokens.lower(i);
  if (i == first || !is_among(word, kSet) || tokens[i].capital) return false;
  const std::string_view before = tokens.lower(i - 1);
  const bool joined = before == "and" && word.ends_with('s') && word != "votes";
  if (tokens[i - 1].kind != Token::Kind::word || (is_among(before, kNotBeforeVerbs) && !joined)) {
    return false;
  }
  if (word == "hold" || word == "holds") {
    // "Holds a hearing", and not "holds 10 shares".
    const bool event = tokens.is(i + 1, {"a", "an", "its", "their", "talks", "hearings", "caucuses",
                                         "elections", "primaries"});
    if (!event) return false;
  }
  if (word == "takes") return tokens.is(i + 1, {"effect", "office", "over", "part", "place"});
  if (word.ends_with('s') || tokens[i - 1].capital) return true;
  return before == "they" || before == "we" || (before.ends_with('s') && before.size() > 4);
}

/// What the word at `i` says of the direction, if it is a verb that tells.
Pick told_by(const Tokens& tokens, std::size_t i, std::size_t first) {
  const std::string_view word = tokens.lower(i);
  if (tokens[i].kind != Token::Kind::word) return Pick::by_verb;
  if (word == "won" && tokens.is(i + 1, "'") && tokens.is(i + 2, "t")) return Pick::after;
  if (word == "may" && tokens[i].capital) return Pick::by_verb;
  if (is_among(word, kAhead)) return Pick::after;
  const bool verb = i > first && (tokens.is(i - 1, "to") || is_among(tokens.lower(i - 1), kAhead));
  if (is_among(word, kBefallen) && !verb) return Pick::before;
  // "due to its loss" plans nothing.
  const bool noun = is_among(tokens.lower(i + 1), kArticles);
  if (word == "to" && !noun && is_planned(tokens, i, first)) return Pick::after;
  if (was_planned(tokens, i, first)) return Pick::before;
  if (is_set(tokens, i, first)) return Pick::after;
  if (word == "set" && tokens.is(i + 1, "for")) return Pick::after;
  if (word == "scheduled" || word == "slated" || word == "planned") return Pick::after;
  if (word == "due" && !tokens.is(i + 1, "to")) return Pick::after;
  const bool passive = i > first && tokens.is(i - 1, {"be", "been", "being", "to", "is", "are"});
  if (is_among(word, kPast)) return passive ? Pick::by_verb : Pick::before;
  if (is_past_participle_like(tokens, i)) return passive ? Pick::by_verb : Pick::before;
  return Pick::by_verb;
}

/// The first verb that tells behind the phrase that ends before `end`.
Pick told_behind(const Tokens& tokens, std::size_t end) {
  for (std::size_t i = end; i < tokens.size() && i < end + kReach && !tokens.ends_before(i); ++i) {
    // "The council that fell": of another clause.
    if (tokens.is(i - 1, {"that", "which", "who"}) && !tokens.is(i - 2, ",")) continue;
    if (const Pick told = told_by(tokens, i, end); told != Pick::by_verb) return told;
  }
  return Pick::by_verb;
}

/// "Until Friday it was open", "did not know until Friday": of the past; else what it bounds is
/// ahead. `first`: of the sentence.
Pick told_by_until(const Tokens& tokens, std::size_t begin, std::size_t end, std::size_t first) {
  if (begin - first <= 1) {
    return told_behind(tokens, end) == Pick::before ? Pick::before : Pick::after;
  }
  for (std::size_t i = begin; i > first + 1; --i) {
    const bool negated =
        tokens.is(i, {"not", "never"}) || (tokens.is(i, "t") && tokens.is(i - 1, "'"));
    const std::size_t verb = tokens.is(i, "t") ? i - 2 : i - 1;
    if (negated && told_by(tokens, verb, first) == Pick::before) return Pick::before;
  }
  return Pick::after;
}

/// What a word that bounds the time says: "until Friday", "as early as Tuesday", "since May".
std::optional<Direction> told_by_bound(const Tokens& tokens, std::size_t begin, std::size_t end,
                                       std::size_t first) {
  if (begin == 0) return std::nullopt;
  if (begin > 1 && tokens.is(begin - 1, {"after", "the"}) &&
      (tokens.is(begin - 2, "until") ||
       (begin > 2 && tokens.is(begin - 2, "after") && tokens.is(begin - 3, "until")))) {
    return Direction{Pick::after};
  }
  if (tokens.is(begin - 1, {"until", "till"})) {
    return Direction{told_by_until(tokens, begin, end, first)};
  }
  if (begin > 2 && tokens.is(begin - 1, "as") && tokens.is(begin - 2, {"early", "soon"})) {
    return Direction{Pick::after};
  }
  if (tokens.is(begin - 1, {"since", "ended"})) return Direction{Pick::before, true};
  return std::nullopt;
}

bool is_intent(const Tokens& tokens, std::size_t at) {
  return tokens.is(
      at, {"agreement", "bid", "campaign", "commitment", "deal", "effort", "goal", "pact", "plan",
           "plans", "pledge", "program", "programme", "proposal", "promise"});
}

/// The nearest verb that tells before the time.
Direction told_before(const Tokens& tokens, std::size_t begin, std::size_t first) {
  const bool deadline = begin > 0 && tokens.is(begin - 1, "by");
  bool due = false;
  for (std::size_t i = begin; i > first; --i) {
    // "A plan to pay by February"; else where no verb says that it was.
    if (deadline && tokens.is(i - 1, "to") && tokens[i].kind == Token::Kind::word &&
        !is_among(tokens.lower(i), kArticles)) {
      if (is_intent(tokens, i - 2)) return {Pick::after};
      due = true;
    }
    // "If she wins Monday", but "if Monday's win holds".
    if (tokens.is(i - 1, "if")) {
      if (i == begin) break;
      return {Pick::after};
    }
    // "After beating her on Friday".
    const bool after =
        tokens.is(i - 2, {"after", "following"}) && tokens.lower(i - 1).ends_with("ing");
    const Pick told = after && i - 2 >= first ? Pick::before : told_by(tokens, i - 1, first);
    // "extended to Nov. 20", "has set Nov. 20": what was done then is about a day ahead.
    const bool beside = begin - i < kBeside && !tokens.is(begin - 1, {"to", "set"});
    if (told != Pick::by_verb) return {told, beside};
  }
  return {due ? Pick::after : Pick::by_verb};
}

}  // namespace

/// Whether "ahead" at `at` is before a time: "ahead of the state's vote on Saturday", and not "10
/// points ahead of Tarn in May".
bool is_ahead_in_time(const Tokens& tokens, std::size_t at, std::size_t begin) {
  if (!tokens.is(at, "ahead") || !tokens.is(at + 1, "of")) return false;
  if (at > 0 && tokens.is(at - 1, {"points", "percent", "%", "well", "far", "narrowly"}))
    return false;
  std::size_t name = at + 2;
  while (name < begin && tokens[name].capital) ++name;
  return name == at + 2 || name == begin || is_possessive(tokens, name);
}

/// "Ahead of the state's vote on Saturday", "the upcoming vote on May 4": said of the time itself.
bool is_said_to_come(const Tokens& tokens, std::size_t begin, std::size_t first) {
  for (std::size_t i = begin; i > first && begin - i < kNear; --i) {
    if (is_ahead_in_time(tokens, i - 1, begin) || tokens.is(i - 1, "upcoming")) return true;
    if (told_by(tokens, i - 1, first) != Pick::by_verb) return false;
  }
  return false;
}

bool tells_direction(const Tokens& tokens, std::size_t at) {
  return told_by(tokens, at, at > 0 ? at - 1 : 0) != Pick::by_verb;
}

bool is_in_present(const Tokens& tokens, std::size_t from, std::size_t begin, std::size_t end) {
  const auto tells = [&](std::size_t i, std::size_t first) {
    return told_by(tokens, i, first) != Pick::by_verb && !tokens.is(i, {"has", "have"}) &&
           !(i > first && tokens.is(i - 1, {"has", "have"}));
  };
  for (std::size_t i = begin; i > from && begin - i < kReach && !tokens.ends_before(i); --i) {
    if (tells(i - 1, from)) return false;
  }
  for (std::size_t i = end; i < tokens.size() && i < end + kReach && !tokens.ends_before(i); ++i) {
    if (tells(i, end)) return false;
  }
  return true;
}

Direction direction_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::size_t first = begin;
  while (first > 0 && begin - first < kReach && !tokens.ends_before(first)) --first;
  if (const auto bounded = told_by_bound(tokens, begin, end, first)) return *bounded;
  if (is_said_to_come(tokens, begin, first)) return {Pick::after};
  // "Tarn on Wednesday announced".
  if (tokens.is(end - 1, Class::weekday) && told_by(tokens, end, end) == Pick::before &&
      !tokens.is(end, {"has", "have", "was", "were"})) {
    return {Pick::before, true};
  }
  const bool month = end == begin + 1 && tokens.is(begin, Class::month);
  // "Wednesday's ruling" has been, but one may speak "at Wednesday's hearing".
  const bool possessive = is_possessive(tokens, end);
  const bool at_it = begin > 0 && tokens.is(begin - 1, {"at", "before", "during", "for", "in"});
  if (possessive && !month && !at_it) return {Pick::before};
  Direction direction = told_before(tokens, begin, first);
  if (possessive) direction.beside = false;
  direction.attributive = month && is_attributive(tokens, begin);
  if (direction.pick != Pick::by_verb) return direction;
  direction.pick = told_behind(tokens, end);
  // "In May the mayor resigned": the verb is the time's own.
  direction.opens = direction.pick == Pick::before && begin - first <= 1;
  return direction;
}

}  // namespace sayso::timex
