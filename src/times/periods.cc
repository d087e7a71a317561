// Longer stretches that a calendar names: months, quarters, seasons, years, decades, centuries.
#include <string_view>
#include <utility>

#include "times/calendar_words.h"
#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

/// 90 of "nineties"; 0 of any other word.
int tens_of(std::string_view word) {
  constexpr std::pair<std::string_view, int> kTens[] = {
      {"twenties", 20}, {"thirties", 30},  {"forties", 40},  {"fifties", 50},
      {"sixties", 60},  {"seventies", 70}, {"eighties", 80}, {"nineties", 90},
  };
  for (const auto& [name, tens] : kTens) {
    if (name == word) return tens;
  }
  return 0;
}

/// "1990s", "the early nineties" (with "the"), "'90s".
std::size_t read_decade(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool the = tokens.is(at, "the");
  std::size_t i = the ? at + 1 : at;
  if (the && tokens.is(i, {"early", "late", "mid"})) i += tokens.hyphen(i + 1) ? 2 : 1;
  if (const int tens = tens_of(tokens.lower(i)); the && tens > 0) {
    out.base = Base::year;
    out.grain = Grain::decade;
    out.year = 1900 + tens;
    return i + 1;
  }
  const bool short_form = tokens.is(i, "'");
  if (short_form) ++i;
  const int number = tokens[i].number;
  const bool digits = number >= 0 && number % 10 == 0 && tokens[i + 1].glued &&
                      tokens.is(i + 1, "s") && (tokens[i].span.size() == 4 || short_form || the);
  if (digits && tokens[i].span.size() == 4 && number >= 1000 && number < 2200) {
    out.year = number;
    // "The 1600s" are as many years as that.
    if (number % 100 == 0 && number < 2000) {
      out.base = Base::year;
      out.grain = Grain::century;
      return i + 2;
    }
  } else if (digits && tokens[i].span.size() == 2 && number >= 20) {
    out.year = 1900 + number;
  } else {
    return at;
  }
  out.base = Base::year;
  out.grain = Grain::decade;
  return i + 2;
}

/// "11th century", "the mid-19th century", "twenty-first-century".
std::size_t read_century(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool the = tokens.is(at, "the");
  std::size_t i = the ? at + 1 : at;
  if (the && tokens.is(i, {"early", "late", "mid"})) i += tokens.hyphen(i + 1) ? 2 : 1;
  const Numeral number = read_ordinal(tokens, i);
  const std::size_t unit = tokens.hyphen(number.end) ? number.end + 1 : number.end;
  if (number.end == i || !tokens.is(unit, "century") || number.value < 2 || number.value > 22)
    return at;
  out.base = Base::year;
  out.grain = Grain::century;
  out.year = 100 * (number.value - 1);
  return unit + 1;
}

/// "the third quarter of 1990", "fourth-quarter", "Q3 2013", "the fiscal first quarter"; "the first
/// half of the year".
std::size_t read_quarter(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  const bool the = i > at;
  if (tokens.is(i, "q") && tokens[i].capital && tokens[i + 1].glued && tokens[i + 1].number >= 1 &&
      tokens[i + 1].number <= 4) {
    out.quarter = tokens[i + 1].number;
    return read_year_behind(tokens, i + 2, out);
  }
  if (tokens.is(i, "fiscal")) i += tokens.hyphen(i + 1) ? 2 : 1;
  Numeral number = read_ordinal(tokens, i);
  // "The last half of 1989".
  if (tokens.is(i, {"last", "latter"}) && tokens.is(i + 1, "half")) number = {i + 1, 2};
  if (number.end == i || number.value > 4) return at;
  const bool hyphened = tokens.hyphen(number.end);
  const std::size_t unit = hyphened ? number.end + 1 : number.end;
  if (hyphened && the) return at;  // an adjective's "the" is its noun's
  if (tokens.is(unit, "half") && number.value <= 2 && !hyphened) {
    out.half = number.value;
    const std::size_t end = read_year_behind(tokens, unit + 1, out);
    return end > unit + 1 ? end : at;
  }
  if (!tokens.is(unit, "quarter")) return at;
  out.quarter = number.value;
  return read_year_behind(tokens, unit + 1, out);
}

/// "summer 1998", "the winter of 1994", "the summer".
std::size_t read_season(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  const bool the = i > at;
  if (the && tokens.is(i, {"early", "late", "mid"})) i += tokens.hyphen(i + 1) ? 2 : 1;
  if (!tokens.is(i, Class::season)) return at;
  // "The Summer Olympics".
  if (tokens[i].capital && tokens[i + 1].capital) return at;
  out.season = tokens[i].entry.value;
  if (const std::size_t end = read_year_behind(tokens, i + 1, out); end > i + 1) return end;
  const bool led =
      the || (at > 0 && tokens.is(at - 1, {"in", "by", "since", "until", "early", "late", "mid"}));
  return led && !tokens.is(i + 1, "of") && !tokens.hyphen(i + 1) ? i + 1 : at;
}

std::size_t read_lone_year(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t first =
      tokens.is(at, "fiscal") ? (tokens.is(at + 1, "year") ? at + 2 : at + 1) : at;
  const Numeral year = read_year(tokens, first);
  if (year.end == first) return at;
  if (first > at) {
    out.base = Base::year;
    out.grain = Grain::year;
    out.year = year.value;
    return year.end;
  }
  const bool led = leads_to_time(tokens, at);
  if (year.value < (led ? 1000 : 1800) || counts_things(tokens, year.end)) return at;
  if (tokens[year.end].glued &&
      (tokens.is(year.end, {"%", ":", "/"}) || tokens[year.end].kind == Token::Kind::word)) {
    return at;
  }
  if (tokens.is(year.end, ".") && tokens[year.end].glued && tokens[year.end + 1].glued &&
      tokens[year.end + 1].number >= 0) {
    return at;
  }
  if (at > 0 &&
      (tokens.is(at - 1, {"$", "#", "dlrs", "no", "c", "than", "least", "nearly", "some"}) ||
       (at > 1 && tokens.hyphen(at - 1) && tokens[at - 2].number >= 0 &&
        tokens[at - 2].number < 32) ||
       (tokens[at].glued && !tokens.is(at - 1, {"-", "--", "(", "\"", "'", "`"})))) {
    return at;
  }
  out.base = Base::year;
  out.grain = Grain::year;
  out.year = year.value;
  return year.end;
}

}  // namespace

std::size_t read_period(const Tokens& tokens, std::size_t at, Meaning& out) {
  for (const auto read : {read_quarter, read_decade, read_century, read_season, read_lone_year}) {
    out = {};
    if (const std::size_t end = read(tokens, at, out); end > at) return end;
  }
  out = {};
  if (!is_month(tokens, at)) return at;
  out.month = tokens[at].entry.value;
  return read_year_behind(tokens, skip_dot(tokens, at + 1), out);
}

}  // namespace sayso::timex
