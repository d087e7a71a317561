// What a calendar says: days, months, years, quarters, seasons, decades, centuries.
#include "times/holidays.h"
#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

/// Words before a name of a month or a year that show it to be one.
bool leads_to_time(const Tokens& tokens, std::size_t at) {
  return at > 0 &&
         tokens.is(at - 1, {"in",      "of",     "since",  "until",  "till",    "by",    "from",
                            "to",      "late",   "early",  "mid",    "last",    "next",  "this",
                            "through", "during", "before", "after",  "between", "every", "each",
                            "and",     "or",     "for",    "around", "about",   "on",    "-"});
}

bool is_number_behind(const Tokens& tokens, std::size_t at) {
  const std::size_t next = tokens.is(at, ".") && tokens[at].glued ? at + 1 : at;
  if (read_ordinal(tokens, next).end > next && !tokens.is(next + 1, Class::unit)) return true;
  return tokens[next].number > 0 && tokens[next].span.size() <= 4;
}

bool is_month(const Tokens& tokens, std::size_t at) {
  if (!tokens.is(at, Class::month) || !tokens[at].capital) return false;
  if (is_number_behind(tokens, at + 1)) return true;
  const bool abbreviated = tokens[at].span.size() <= 4 && !tokens.is(at, {"june", "july", "may"});
  if (abbreviated) return tokens.is(at + 1, ".") && tokens[at + 1].glued;
  if (leads_to_time(tokens, at)) return true;
  if (tokens.is(at, {"may", "march"})) return false;
  // "April Jones", "June Carter".
  return !(tokens.is(at, {"april", "june", "august"}) && tokens[at + 1].capital);
}

bool is_weekday(const Tokens& tokens, std::size_t at) {
  if (!tokens.is(at, Class::weekday) || !tokens[at].capital || tokens[at].entry.value > 10) {
    return false;
  }
  const bool abbreviated = !tokens.lower(at).ends_with("day");
  return !abbreviated || (tokens.is(at + 1, ".") && tokens[at + 1].glued) ||
         (tokens.is(at + 1, ",") && tokens.is(at + 2, Class::month));
}

/// Behind the full stop of an abbreviation that ends before `at`: "Oct.", never "in December."
std::size_t skip_dot(const Tokens& tokens, std::size_t at) {
  const bool abbreviated =
      tokens[at - 1].span.size() <= 4 && !tokens.is(at - 1, {"may", "june", "july"});
  return abbreviated && tokens.is(at, ".") && tokens[at].glued ? at + 1 : at;
}

/// 1 to 31, "4th", "eighth".
Numeral read_day_number(const Tokens& tokens, std::size_t at) {
  if (const Numeral ordinal = read_ordinal(tokens, at);
      ordinal.end > at && ordinal.value >= 1 && ordinal.value <= 31) {
    // "in March second-quarter figures" is no day.
    return tokens.hyphen(ordinal.end) || tokens.is(ordinal.end, Class::unit) ? Numeral{at, 0}
                                                                             : ordinal;
  }
  const Token& token = tokens[at];
  const bool day = token.number >= 1 && token.number <= 31 && token.span.size() <= 2;
  if (!day || (tokens[at + 1].glued && tokens.is(at + 1, {"%", "/"}))) return {at, 0};
  if (tokens.is(at + 1, ":") && tokens[at + 2].glued && tokens[at + 2].number >= 0) return {at, 0};
  if (tokens.is(at + 1, ".") && tokens[at + 1].glued && tokens[at + 2].glued &&
      tokens[at + 2].number >= 0) {
    return {at, 0};
  }
  return {at + 1, token.number};
}

/// "of 1990", ", 1990", "1990", "last year" behind a month or a quarter.
std::size_t read_year_behind(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t year = tokens.is(at, {",", "of", "in"}) ? at + 1 : at;
  if (const Numeral read = read_year(tokens, year); read.end > year) {
    // "March 1,500" has a comma of its own; "In March, 2000 people" counts.
    if (tokens.is(at, ",") && tokens[read.end].kind == Token::Kind::word &&
        tokens.lower(read.end).ends_with('s') && tokens.lower(read.end).size() > 3) {
      return at;
    }
    if (tokens.is(at, "in")) return at;
    out.base = Base::year;
    out.year = read.value;
    return read.end;
  }
  if (tokens.is(at, ",")) return at;
  Meaning which;
  const std::size_t end = read_which_year(tokens, year, which);
  if (end == year || tokens.is(at, "in")) return at;
  out.base = which.base;
  out.grain = which.grain;
  out.count = which.count;
  return end;
}

/// "March 4, 2024", "Oct. 23", "March eighth"; "4 March 2024", "the 4th of July".
std::size_t read_month_and_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (is_month(tokens, at)) {
    const std::size_t dot = skip_dot(tokens, at + 1);
    const Numeral day = read_day_number(tokens, dot);
    if (day.end == dot) return at;
    out.month = tokens[at].entry.value;
    out.day = day.value;
    return read_year_behind(tokens, day.end, out);
  }
  const std::size_t first = tokens.is(at, "the") ? at + 1 : at;
  const Numeral day = read_day_number(tokens, first);
  if (day.end == first) return at;
  const std::size_t month = tokens.is(day.end, "of") ? day.end + 1 : day.end;
  if (!tokens.is(month, Class::month) || !tokens[month].capital ||
      (first > at && month == day.end) || tokens.is(month, "second")) {
    return at;
  }
  out.month = tokens[month].entry.value;
  out.day = day.value;
  return read_year_behind(tokens, skip_dot(tokens, month + 1), out);
}

/// "2024-03-04".
std::size_t read_iso_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  const Numeral year = read_year(tokens, at);
  if (year.end != at + 1 || !tokens.hyphen(at + 1) || !tokens.hyphen(at + 3)) return at;
  if (!tokens[at + 2].glued || !tokens[at + 4].glued) return at;
  if (!exists(year.value, tokens[at + 2].number, tokens[at + 4].number)) return at;
  out.base = Base::year;
  out.year = year.value;
  out.month = tokens[at + 2].number;
  out.day = tokens[at + 4].number;
  return at + 5;
}

std::size_t read_weekday(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!is_weekday(tokens, at)) return at;
  const std::size_t dot = tokens.lower(at).ends_with("day") ? at + 1 : skip_dot(tokens, at + 1);
  const std::size_t comma = tokens.is(dot, ",") ? dot + 1 : dot;
  if (const std::size_t end = read_month_and_day(tokens, comma, out); end > comma) return end;
  out = {};
  out.weekday = tokens[at].entry.value;
  // "Tuesday of last week", "Tuesday next week".
  const std::size_t week = tokens.is(dot, "of") ? dot + 1 : dot;
  if (tokens.is(week, Class::shift) && tokens.is(week + 1, "week")) {
    out.base = Base::written;
    out.grain = Grain::week;
    out.count = tokens[week].entry.value;
    return week + 2;
  }
  return dot;
}

/// "today's youth" are those of our time.
bool is_our_time(const Tokens& tokens, std::size_t end) {
  if (!tokens.is(end, "'") || !tokens.is(end + 1, "s")) return false;
  return tokens.is(end + 2, {"world", "youth", "society", "economy", "generation", "technology",
                             "children", "students", "families", "standards", "computers"});
}

std::size_t read_deictic_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, {"today", "tonight", "yesterday", "tomorrow"})) return at;
  // "USA Today", "This is VOA Today".
  if (tokens[at].capital && at > 0 && tokens[at - 1].capital && !tokens.ends_before(at)) return at;
  if (tokens.is(at, "today") && is_our_time(tokens, at + 1)) {
    out.value = "PRESENT_REF";
    return at + 1;
  }
  out.base = Base::written;
  out.count = tokens.is(at, "yesterday") ? -1 : tokens.is(at, "tomorrow") ? 1 : 0;
  if (tokens.is(at, "tonight")) {
    out.type = TimexType::time;
    out.part = Part::night;
  }
  return at + 1;
}

/// "1990s", "the early nineties" (with "the"), "'90s".
std::size_t read_decade(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool the = tokens.is(at, "the");
  std::size_t i = the ? at + 1 : at;
  if (the && tokens.is(i, {"early", "late", "mid"})) i += tokens.hyphen(i + 1) ? 2 : 1;
  const bool short_form = tokens.is(i, "'");
  if (short_form) ++i;
  const int number = tokens[i].number;
  const bool digits = number >= 0 && number % 10 == 0 && tokens[i + 1].glued &&
                      tokens.is(i + 1, "s") && (tokens[i].span.size() == 4 || short_form || the);
  if (digits && tokens[i].span.size() == 4 && number >= 1000 && number < 2200) {
    out.year = number;
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
  const Numeral number = read_ordinal(tokens, i);
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
  out.season = tokens[i].entry.value;
  if (const std::size_t end = read_year_behind(tokens, i + 1, out); end > i + 1) return end;
  const bool led =
      the || (at > 0 && tokens.is(at - 1, {"in", "by", "since", "until", "early", "late", "mid"}));
  return led && !tokens.is(i + 1, "of") && !tokens.hyphen(i + 1) ? i + 1 : at;
}

/// What a number of four digits counts, where it is no year.
bool counts_things(const Tokens& tokens, std::size_t at) {
  return tokens.is(
      at, {"people",  "percent",  "miles",   "feet",       "dollars",    "troops", "soldiers",
           "points",  "shares",   "jobs",    "dead",       "meters",     "metres", "tons",
           "tonnes",  "pounds",   "barrels", "kilometers", "kilometres", "km",     "employees",
           "workers", "men",      "women",   "children",   "hours",      "square", "million",
           "pages",   "families", "yen",     "votes",      "homes",      "years",  "days",
           "euros",   "rubles",   "refugees"});
}

std::size_t read_lone_year(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t first =
      tokens.is(at, "fiscal") ? (tokens.is(at + 1, "year") ? at + 2 : at + 1) : at;
  const Numeral year = read_year(tokens, first);
  if (year.end == first) return at;
  if (first > at) {
    out.value = "FY" + padded(year.value, 4);
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
       (tokens[at].glued && !tokens.is(at - 1, {"-", "--", "(", "\"", "'", "`"})))) {
    return at;
  }
  out.base = Base::year;
  out.grain = Grain::year;
  out.year = year.value;
  return year.end;
}

}  // namespace

std::size_t read_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  for (const auto read : {read_deictic_day, read_weekday, read_month_and_day, read_iso_day}) {
    out = {};
    if (const std::size_t end = read(tokens, at, out); end > at) return end;
  }
  out = {};
  const NamedDay named = read_holiday(tokens, at);
  if (named.holiday == 0) return at;
  out.holiday = named.holiday;
  if (tokens.is(named.end, "week")) {
    out.whole_week = true;
    return named.end + 1;
  }
  return read_year_behind(tokens, named.end, out);
}

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
