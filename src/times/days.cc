// Days that a calendar names: "March 4, 2024", "Friday, Oct. 23", "today", "Christmas Eve".
#include "times/calendar_words.h"
#include "times/holidays.h"
#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

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

/// "The Sept. 11 attacks" are those of 2001, in whatever year they are written of.
bool is_named_after_its_day(const Tokens& tokens, const Meaning& day, std::size_t end) {
  return day.month == 9 && day.day == 11 &&
         tokens.is(end, {"attacks", "attack", "terrorist", "terror", "hijackers", "hijackings",
                         "commission", "memorial", "victims"});
}

/// The year behind a second day, for the first: "March 4 and 5, 2024", "March 4-7, 2024".
void read_year_of_range(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, {"and", "or", "to", "through", "-", "--"})) return;
  const std::size_t month = is_month(tokens, at + 1) ? skip_dot(tokens, at + 2) : at + 1;
  const Numeral day = read_day_number(tokens, month);
  if (day.end > month) read_year_behind(tokens, day.end, out);
}

/// "March 4, 2024", "Oct. 23", "March eighth"; "4 March 2024", "the 4th of July".
std::size_t read_month_and_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (is_month(tokens, at)) {
    const std::size_t dot = skip_dot(tokens, at + 1);
    const Numeral day = read_day_number(tokens, dot);
    if (day.end == dot) return at;
    out.month = tokens[at].entry.value;
    out.day = day.value;
    if (is_named_after_its_day(tokens, out, day.end)) {
      out.base = Base::year;
      out.year = 2001;
      return day.end;
    }
    const std::size_t end = read_year_behind(tokens, day.end, out);
    if (end == day.end) read_year_of_range(tokens, end, out);
    return end;
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

/// Whether a day of a month ends before token `end`: "March 4", "March 4, 5".
int month_of_day_before(const Tokens& tokens, std::size_t end) {
  if (end < 2 || tokens[end - 1].number < 1 || tokens[end - 1].number > 31) return 0;
  const std::size_t month = tokens.is(end - 2, ".") ? end - 3 : end - 2;
  if (end > 2 && is_month(tokens, month)) return tokens[month].entry.value;
  const bool further = end > 3 && tokens.is(end - 2, {",", "and"}) &&
                       tokens[end - 3].number < tokens[end - 1].number;
  return further ? month_of_day_before(tokens, end - 2) : 0;
}

/// "5" behind "March 4 and".
std::size_t read_further_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (at < 3 || !tokens.is(at - 1, {"and", "or", ","})) return at;
  const Numeral day = read_day_number(tokens, at);
  if (day.end == at) return at;
  const int month = month_of_day_before(tokens, at - 1);
  // "On March 4 and 20 people came".
  const bool ends =
      tokens[day.end].kind == Token::Kind::mark ||
      tokens.is(day.end, {"and", "or", "in", "at", "for", "with", "by", "when", "as"});
  if (month == 0 || !ends || tokens[at].number <= tokens[at - 2].number) return at;
  out.month = month;
  out.day = day.value;
  return read_year_behind(tokens, day.end, out);
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

/// "10/25/1998", "25.10.1998", where only one of the numbers can be a month.
std::size_t read_numeric_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool joined =
      tokens.is(at + 1, {"/", ".", "-"}) && tokens.lower(at + 3) == tokens.lower(at + 1);
  if (!joined || tokens[at].span.size() > 2 || tokens[at + 2].span.size() > 2) return at;
  for (std::size_t i = at + 1; i < at + 5; ++i) {
    if (!tokens[i].glued) return at;
  }
  const Numeral year = read_year(tokens, at + 4);
  if (year.end != at + 5) return at;
  const int first = tokens[at].number;
  const int second = tokens[at + 2].number;
  if ((first > 12) == (second > 12) && first != second) return at;
  out.month = first > 12 ? second : first;
  out.day = first > 12 ? first : second;
  if (!exists(year.value, out.month, out.day)) return at;
  out.base = Base::year;
  out.year = year.value;
  return at + 5;
}

std::size_t read_weekday(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!is_weekday(tokens, at)) return at;
  const std::size_t dot = tokens.lower(at).ends_with("day") ? at + 1 : skip_dot(tokens, at + 1);
  const std::size_t comma = tokens.is(dot, ",") ? dot + 1 : dot;
  if (const std::size_t end = read_month_and_day(tokens, comma, out); end > comma) {
    out.beside = tokens[at].entry.value;
    return end;
  }
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

/// Who and what is of our time: "today's youth", "the parents of today".
bool is_of_our_time(const Tokens& tokens, std::size_t at) {
  return tokens.is(
      at,
      {"audiences", "children", "climate",    "computers", "consumers", "economy",    "families",
       "farmers",   "fashion",  "generation", "kids",      "leaders",   "men",        "parents",
       "people",    "readers",  "society",    "standards", "students",  "technology", "teenagers",
       "voters",    "women",    "workers",    "world",     "young",     "youngsters", "youth"});
}

bool is_our_time(const Tokens& tokens, std::size_t end) {
  return is_possessive(tokens, end) && is_of_our_time(tokens, end + 2);
}

std::size_t read_deictic_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, {"today", "tonight", "yesterday", "tomorrow"})) return at;
  // "Imagine a tomorrow without them"; "the leaders of tomorrow".
  if (tokens.is(at, "tomorrow") && at > 0 && tokens.is(at - 1, {"a", "of"})) return at;
  // "USA Today", "This is VOA Today".
  if (tokens[at].capital && at > 0 && tokens[at - 1].capital && !tokens.ends_before(at)) return at;
  const bool of_today = at > 1 && tokens.is(at - 1, "of") && is_of_our_time(tokens, at - 2);
  if (tokens.is(at, "today") && (of_today || is_our_time(tokens, at + 1))) {
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

}  // namespace

std::size_t read_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  for (const auto read : {read_deictic_day, read_weekday, read_month_and_day, read_further_day,
                          read_numeric_day, read_iso_day}) {
    out = {};
    if (const std::size_t end = read(tokens, at, out); end > at) return end;
  }
  out = {};
  const NamedDay named = read_holiday(tokens, at);
  if (named.holiday == 0) return at;
  // "Christmas cards".
  if (tokens.is(named.end,
                {"ad", "card", "cards", "carol", "carols", "gift", "gifts", "lights", "music",
                 "present", "presents", "song", "songs", "story", "tree", "trees"})) {
    return at;
  }
  out.holiday = named.holiday;
  if (tokens.is(named.end, "week")) {
    out.whole = Grain::week;
    return named.end + 1;
  }
  return read_year_behind(tokens, named.end, out);
}

}  // namespace sayso::timex
