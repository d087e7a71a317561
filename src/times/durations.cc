// "two days", "2 1/2 years", "18-month", "years"; and counted from a time: "two weeks ago".
#include <algorithm>
#include <string>

#include "times/calendar_words.h"
#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

/// A length of time.
struct Length {
  std::size_t end = 0;
  Count count;
  Grain grain = Grain::day;
};

/// Half of a unit in smaller ones.
std::string half_of(Grain grain) {
  switch (grain) {
    case Grain::year:
      return "6M";
    case Grain::hour:
      return "30M";
    case Grain::minute:
      return "30S";
    case Grain::day:
      return "T12H";
    case Grain::month:
      return "15D";
    default:
      return "";
  }
}

/// Without the P: "2Y6M", "T30M", "XD".
std::string amount_of(const Length& length) {
  const bool clock = length.grain <= Grain::hour;
  const auto [end, whole, half, vague] = length.count;
  std::string amount = clock ? "T" : "";
  if (vague) return amount + "X" + std::string(unit_letters(length.grain));
  if (length.grain == Grain::decade || length.grain == Grain::century) {
    const int years = length.grain == Grain::decade ? 10 : 100;
    return std::to_string(std::min(whole, 100000) * years + (half ? years / 2 : 0)) + "Y";
  }
  const std::string unit(unit_letters(length.grain));
  const std::string rest = half ? half_of(length.grain) : "";
  if (half && rest.empty()) return amount + std::to_string(whole) + ".5" + unit;
  if (whole > 0) amount += std::to_string(whole) + unit;
  return amount + rest;
}

bool is_unit(const Tokens& tokens, std::size_t at) {
  return tokens.is(at, Class::unit) || tokens.is(at, Class::units);
}

/// Adjectives between number and unit.
std::size_t skip_adjectives(const Tokens& tokens, std::size_t at) {
  while (tokens.is(at, {"more",     "full",    "straight",   "consecutive", "successive", "trading",
                        "business", "working", "additional", "long",        "whole",      "extra",
                        "calendar", "further", "solid",      "other",       "short",      "entire",
                        "school",   "fiscal",  "agonizing"})) {
    ++at;
  }
  return at;
}

/// An age: "old" behind, or "aged" and "of age".
bool is_age(const Tokens& tokens, std::size_t at, std::size_t end) {
  const std::size_t next = tokens.hyphen(end) ? end + 1 : end;
  return tokens.is(next, {"old", "olds", "older", "younger"}) ||
         (at > 0 && tokens.is(at - 1, "aged")) ||
         (tokens.is(end, "of") && tokens.is(end + 1, "age"));
}

/// "A six-month-old truce" has lasted so long: the token behind "old" before what goes on, or
/// `end`.
std::size_t skip_old(const Tokens& tokens, std::size_t end) {
  if (!tokens.hyphen(end) || !tokens.is(end + 1, "old")) return end;
  const std::size_t noun = tokens.is(end + 2, {"civil", "trade", "border", "military", "political",
                                               "economic", "labor", "hunger", "legal"})
                               ? end + 3
                               : end + 2;
  const bool goes_on =
      tokens.is(noun, {"ban",      "blockade",  "boycott",   "campaign", "ceasefire",  "conflict",
                       "crisis",   "dispute",   "embargo",   "feud",     "insurgency", "occupation",
                       "protest",  "rebellion", "recession", "siege",    "slump",      "stalemate",
                       "standoff", "strike",    "truce",     "uprising", "war"});
  // "A 41-year-old campaign manager".
  const bool person =
      tokens.is(noun + 1, {"aide", "chief", "correspondent", "hero", "leader", "manager",
                           "official", "organizer", "veteran", "victim", "worker"});
  return goes_on && !person ? end + 2 : end;
}

/// "Won by two seconds", "20 seconds behind": by how much, and not how long.
bool is_margin(const Tokens& tokens, std::size_t at, const Length& length) {
  if (length.grain > Grain::minute) return false;
  return (at > 0 && tokens.is(at - 1, "by")) ||
         tokens.is(length.end,
                   {"behind", "ahead", "faster", "slower", "quicker", "adrift", "clear"});
}

/// "He will one day return" counts no days.
bool counts_no_day(const Tokens& tokens, std::size_t at) {
  return at > 0 && tokens.is(at, "one") && tokens.is(at + 1, "day") &&
         tokens.is(at - 1, {"will", "would", "could", "can", "may", "might", "to", "ll", "he",
                            "she", "they", "we", "it", "i", "you", "who"});
}

/// Plural units alone are a length, though not behind what they are counted by, nor "such
/// quarters" or "the early hours".
bool may_be_some(const Tokens& tokens, std::size_t at) {
  const Grain grain = tokens[at].entry.grain();
  if (grain == Grain::quarter || grain == Grain::season || grain == Grain::weekend) return false;
  if (tokens[at + 1].number >= 1000) return false;  // "the years 2010 and 2011"
  if (at == 0) return true;
  // "three-quarters"; "the early morning hours"; "24 hours a day"; "60 Minutes".
  const std::size_t before = tokens[at - 1].number < 0 ? at - 1 : at;
  return !tokens.hyphen(at - 1) && !tokens.is(at - 1, Class::part) && before < at &&
         !tokens.is(at - 1, Class::cardinal) && !(tokens[at].capital && !tokens.ends_before(at)) &&
         !(grain == Grain::hour && tokens.is(at - 1, {"early", "small", "wee", "late"})) &&
         // "In her younger days", "long hours": a time of life, or of work.
         !tokens.is(at - 1, {"younger", "later", "these", "those", "formative", "teenage", "glory",
                             "golden", "office", "opening", "working", "long"});
}

/// "a year" after an amount is a rate ("$10 a year", "flights a week"): only what goes with a
/// length may stand before "a".
bool may_be_one(const Tokens& tokens, std::size_t article, std::size_t end) {
  if (tokens.is(end,
                {"ago", "earlier", "later", "before", "after", "or", "and", "from", "of", "to"}) ||
      article == 0 || tokens.ends_before(article)) {
    return true;
  }
  // "Today is a day for joy".
  if (tokens.is(end - 1, "day") && tokens.is(article - 1, {"is", "was", "be", "been"}))
    return false;
  return tokens.is(article - 1,
                   {"for",    "in",     "within",  "after",   "over",   "about",        "than",
                    "least",  "most",   "nearly",  "almost",  "barely", "only",         "just",
                    "under",  "around", "take",    "takes",   "took",   "taken",        "last",
                    "lasted", "spend",  "spent",   "of",      "by",     "half",         "every",
                    "before", "quite",  "once",    "until",   "during", "to",           "and",
                    "well",   "up",     "roughly", "wait",    "waited", "be",           "been",
                    "was",    "is",     "up",      "through", "on",     "approximately"}) &&
         !(tokens.is(article - 1, "once"));
}

Length read_length(const Tokens& tokens, std::size_t at) {
  Length length;
  length.end = at;
  // "half an hour", "a half-hour", "half a century".
  const std::size_t half = tokens.is(at, "a") ? at + 1 : at;
  if (tokens.is(half, "half")) {
    const std::size_t unit =
        tokens.hyphen(half + 1) || tokens.is(half + 1, {"a", "an"}) ? half + 2 : half + 1;
    if (tokens.is(unit, Class::unit) && tokens[unit].entry.grain() != Grain::half &&
        (unit > half + 1 || half > at)) {
      return {unit + 1, {unit, 0, true, false}, tokens[unit].entry.grain()};
    }
  }
  if (tokens.is(at, Class::units)) {
    if (!may_be_some(tokens, at)) return length;
    return {at + 1, {at, 0, false, true}, tokens[at].entry.grain()};
  }
  Count count = read_count(tokens, at);
  if (count.end == at) {
    // "a year", "another week", "a full day".
    if (!tokens.is(at, {"a", "an", "another"})) return length;
    const std::size_t unit = skip_adjectives(tokens, at + 1);
    if (!tokens.is(unit, Class::unit) || tokens.hyphen(unit + 1)) return length;
    // "A calendar year" is a kind of year.
    if (tokens.is(unit - 1, {"fiscal", "calendar"})) return length;
    const Grain grain = tokens[unit].entry.grain();
    if (grain == Grain::season || grain == Grain::quarter || grain == Grain::weekend) return length;
    if (tokens.is(at, "another") || unit > at + 1 || may_be_one(tokens, at, unit + 1)) {
      length = {unit + 1, {unit, 1, false, false}, grain};
    }
  } else {
    std::size_t unit =
        tokens.hyphen(count.end) ? count.end + 1 : skip_adjectives(tokens, count.end);
    const bool hyphened = tokens.hyphen(count.end);
    if (tokens.is(unit, "second") && (hyphened || count.whole == 1)) {
      return {unit + 1, count, Grain::second};
    }
    if (!is_unit(tokens, unit)) return length;
    // "one quarter of the staff", "three seasons".
    const Grain grain = tokens[unit].entry.grain();
    if (grain == Grain::season ||
        (grain == Grain::quarter && tokens.is(unit, Class::unit) != hyphened)) {
      return length;
    }
    // "60 Minutes" is a programme; "24 hours a day" is always.
    if (tokens[unit].capital && !tokens.ends_before(at)) return length;
    if (tokens.is(unit + 1, {"a", "per"}) && tokens.is(unit + 2, Class::unit)) return length;
    // "2013 years" is none, "two thousand years" is.
    length = {unit + 1, count, grain};
    if (hyphened && tokens.hyphen(unit + 1) && tokens.is(unit + 2, "long")) length.end = unit + 3;
  }
  if (const std::size_t end = and_a_half(tokens, length.end); end > length.end) {
    length.end = end;
    length.count.half = true;
  }
  // "A week or so", "a year or two".
  if (tokens.is(length.end, "or") && tokens.is(length.end + 1, "so")) length.end += 2;
  if (tokens.is(at, {"a", "an"}) && tokens.is(length.end, "or") &&
      tokens.is(length.end + 1, "two") && is_clause_end(tokens, length.end + 2)) {
    length.end += 2;
    length.count.vague = true;
  }
  return length;
}

/// "two years and three months": the second length, if it is one of a finer grain.
std::optional<Length> joined_length(const Tokens& tokens, const Length& first) {
  std::size_t next = first.end;
  if (tokens.is(next, ",")) ++next;
  if (tokens.is(next, "and")) ++next;
  if (next == first.end || first.count.vague || tokens[next].kind == Token::Kind::mark) return {};
  const Length second = read_length(tokens, next);
  if (second.end == next || second.count.vague || second.grain >= first.grain ||
      tokens.is(next, {"a", "an", "another"})) {
    return {};
  }
  return second;
}

/// What follows a length and makes it a place in time; the token behind it.
std::size_t read_direction(const Tokens& tokens, const Length& length, Meaning& out) {
  const std::size_t at = length.end;
  int sign = 0;
  std::size_t end = at + 1;
  if (tokens.is(at, "ago")) {
    sign = -1;
    out.base =
        length.grain == Grain::year && length.count.whole == 1 ? Base::compared : Base::written;
  } else if (tokens.is(at, "from") && tokens.is(at + 1, "now")) {
    sign = 1;
    out.base = Base::written;
    end = at + 2;
  } else if (tokens.is(at, "earlier")) {
    sign = -1;
    out.base =
        length.grain == Grain::year && length.count.whole == 1 ? Base::compared : Base::named;
  } else {
    return at;
  }
  out.type = TimexType::date;
  out.grain = length.grain;
  out.count = sign * std::min(length.count.whole, 100000);
  if (length.grain == Grain::decade || length.grain == Grain::century) {
    out.count *= length.grain == Grain::decade ? 10 : 100;
    out.grain = Grain::year;
  }
  if (length.count.half && length.grain == Grain::year) {
    out.grain = Grain::month;
    out.count = out.count * 12 + sign * 6;
  }
  if (length.count.vague || length.grain < Grain::day)
    out.value = sign > 0 ? "FUTURE_REF" : "PAST_REF";
  if (out.base == Base::named && !out.value.empty()) out.value = unknown_value_of(length.grain);
  return end;
}

/// "day-long", "decades-long", "a years-old dispute".
std::size_t read_long(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool lasts = tokens.hyphen(at + 1) && tokens.is(at + 2, "long");
  if (!is_unit(tokens, at) || (!lasts && skip_old(tokens, at + 1) == at + 1)) return at;
  const bool plural = tokens.is(at, Class::units);
  out.type = TimexType::duration;
  out.value = "P" + amount_of({at + 3, {at, 1, false, plural}, tokens[at].entry.grain()});
  return at + 3;
}

}  // namespace

std::size_t read_duration(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (const std::size_t end = read_long(tokens, at, out); end > at) return end;
  const Length length = read_length(tokens, at);
  if (length.end == at || is_margin(tokens, at, length) || counts_no_day(tokens, at)) return at;
  if (const std::size_t end = skip_old(tokens, length.end); end > length.end) {
    out.type = TimexType::duration;
    out.value = "P" + amount_of(length);
    return end;
  }
  if (is_age(tokens, at, length.end)) return at;
  if (const std::size_t end = read_direction(tokens, length, out); end > length.end) return end;
  out.type = TimexType::duration;
  out.value = "P" + amount_of(length);
  if (const auto second = joined_length(tokens, length)) {
    std::string rest = amount_of(*second);
    if (length.grain <= Grain::hour && rest.starts_with('T')) rest.erase(0, 1);
    out.value += rest;
    return second->end;
  }
  // "weeks or months": the finer one holds for both.
  if (length.count.vague && tokens.is(length.end, {"or", "and"}) &&
      tokens.is(length.end + 1, Class::units) && tokens.is(at, Class::units)) {
    return length.end + 2;
  }
  return length.end;
}

}  // namespace sayso::timex
