// What is counted from another time: "last week", "this past spring", "the following day".
#include "times/calendar_words.h"
#include "times/holidays.h"
#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

/// A weekday, a month, a season or a holiday behind "last", "this" or "next".
std::size_t read_named(const Tokens& tokens, std::size_t at, int shift, Meaning& out) {
  const Entry entry = tokens[at].entry;
  out.pick = shift < 0 ? Pick::before : shift > 0 ? Pick::after : Pick::by_verb;
  if (const NamedDay named = read_holiday(tokens, at); named.holiday > 0) {
    out.holiday = named.holiday;
    return named.end;
  }
  if (entry.cls == Class::season) {
    out.season = entry.value;
    // A winter lies in two years.
    if (shift == 0 && entry.value != 12) count_from(Base::written, Grain::year, 0, out);
    return at + 1;
  }
  if (!tokens[at].capital) return at;
  if (entry.cls == Class::weekday && entry.value < 10) {
    Meaning exact;
    if (const std::size_t end = read_day(tokens, at, exact); exact.day > 0) {
      out = exact;
      return end;
    }
    out.weekday = entry.value;
    return at + 1;
  }
  if (entry.cls == Class::month) {
    Meaning exact;
    if (const std::size_t end = read_day(tokens, at, exact); exact.day > 0) {
      exact.pick = out.pick;
      out = exact;
      return end;
    }
    out.month = entry.value;
    if (shift == 0) count_from(Base::written, Grain::year, 0, out);
    return at + 1;
  }
  return at;
}

/// "this morning", "last night", "this afternoon".
std::size_t read_part(const Tokens& tokens, std::size_t at, int shift, Meaning& out) {
  if (!tokens.is(at, Class::part) || shift > 0 ||
      !tokens.is(at, {"morning", "afternoon", "evening", "night"})) {
    return at;
  }
  count_from(Base::written, Grain::day, shift, out);
  out.type = TimexType::time;
  out.part = tokens[at].entry.part();
  return at + 1;
}

/// "week" behind "last", "year's third quarter" behind "next". `past`: behind "past" itself.
std::size_t read_unit(const Tokens& tokens, std::size_t at, int shift, bool the, bool past,
                      Meaning& out) {
  const Grain grain = tokens[at].entry.grain();
  if (!tokens.is(at, Class::unit) || grain < Grain::day || grain == Grain::season) return at;
  if (tokens.hyphen(at + 1) && !tokens.is(at + 2, Class::modifier)) return at;
  if (tokens[at].capital) return at;  // a title: "This Week"
  const std::size_t end = at + 1;
  if (grain == Grain::day) {
    if (shift > 0) {
      count_from(Base::named, grain, 1, out);
      return end;
    }
    return at;
  }
  // "the past year", "the last decade", "the next year" last that long, up to now or from now on.
  const bool lasts = past || (the && shift != 0 && grain != Grain::weekend);
  if (lasts) {
    out.type = TimexType::duration;
    out.value = length_value(1, grain);
    const std::size_t half = and_a_half(tokens, end);
    if (grain != Grain::year || half == end) return end;
    out.value = "P1Y6M";
    return half;
  }
  count_from(Base::written, grain, shift, out);
  if (grain != Grain::year) return end;
  return read_part_of_year(tokens, end, out);
}

/// "last week", "this past spring", "the current quarter", "next year's first quarter".
std::size_t read_shifted(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool the = tokens.is(at, "the");
  std::size_t i = the ? at + 1 : at;
  if (!tokens.is(i, Class::shift)) return at;
  int shift = tokens[i].entry.value;
  bool past = tokens.is(i, "past");
  if (tokens.is(i, "this") && tokens.is(i + 1, {"past", "coming", "current"})) {
    shift = tokens[++i].entry.value;
    past = false;
  }
  ++i;
  if (tokens.is(i, {"fiscal", "calendar", "entire"})) ++i;
  for (const auto read : {read_named, read_part}) {
    Meaning found;
    if (const std::size_t end = read(tokens, i, shift, found); end > i && !the) {
      out = found;
      return end;
    }
  }
  // "the next morning".
  if (the && shift > 0 && tokens.is(i, Class::part)) {
    count_from(Base::named, Grain::day, 1, out);
    out.type = TimexType::time;
    out.part = tokens[i].entry.part();
    return i + 1;
  }
  const std::size_t end = read_unit(tokens, i, shift, the, past, out);
  return end > i ? end : at;
}

/// "the previous Friday", "the following month", "that day", "that same year".
std::size_t read_back(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool the = tokens.is(at, "the");
  std::size_t i = the ? at + 1 : at;
  if (!tokens.is(i, Class::back)) return at;
  const bool that = tokens.is(i, "that");
  if (that && tokens.is(i + 1, "same")) ++i;
  if (!the && !that) return at;
  const int shift = tokens[i].entry.value;
  ++i;
  const Entry entry = tokens[i].entry;
  if (entry.cls == Class::unit && entry.grain() >= Grain::day && entry.grain() != Grain::season) {
    if (entry.grain() == Grain::quarter) {
      out.base = Base::quarter;
      out.count = 0;
      if (shift != 0) count_from(Base::named, Grain::quarter, shift, out);
      return i + 1;
    }
    count_from(Base::named, entry.grain(), shift, out);
    return i + 1;
  }
  if (entry.cls == Class::weekday && tokens[i].capital && shift != 0 && entry.value < 10) {
    count_from(Base::named, Grain::day, 0, out);
    out.weekday = entry.value;
    out.pick = shift < 0 ? Pick::before : Pick::after;
    return i + 1;
  }
  if (entry.cls == Class::part && tokens.is(i, {"morning", "afternoon", "evening", "night"})) {
    count_from(Base::named, Grain::day, shift, out);
    out.type = TimexType::time;
    out.part = entry.part();
    return i + 1;
  }
  return at;
}

/// "the week", "the year", "the quarter"; "the week of March 6".
std::size_t read_the_unit(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, "the")) return at;
  const std::size_t i = tokens.is(at + 1, {"full", "fiscal", "current"}) ? at + 2 : at + 1;
  if (!tokens.is(i, Class::unit) || tokens.hyphen(i + 1)) return at;
  const Grain grain = tokens[i].entry.grain();
  if (tokens.is(i, "fortnight")) return at;
  if (grain == Grain::week && tokens.is(i + 1, {"of", "ended", "ending"})) {
    Meaning day;
    const std::size_t end = read_day(tokens, i + 2, day);
    if (end > i + 2 && tokens.is(i + 1, "of")) {
      out = day;
      out.whole = Grain::week;
      return end;
    }
  }
  if (grain == Grain::quarter) {
    if (tokens.is(i + 1, {"ended", "ending", "to"}) && read_day(tokens, i + 2, out) > i + 2 &&
        out.month > 0 && out.day > 0) {
      out.quarter_to = true;
      if (out.base == Base::none)
        out.pick = tokens.is(i + 1, "ending") ? Pick::by_verb : Pick::before;
      return i + 1;
    }
    out = {};
    if (tokens.is(i + 1, "of") && !tokens.is(i + 2, "the")) return at;
    out.base = Base::quarter;
    out.quarter = kTheQuarter;
    return i + 1;
  }
  if (grain == Grain::year && tokens.is(i + 1, {"ended", "ending", "to"})) {
    out.type = TimexType::duration;
    out.value = "P1Y";
    return i + 1;
  }
  if (grain == Grain::weekend) {
    out.weekend = true;
    return i + 1;
  }
  // "The full year" is that of the quarter that the text is about.
  if (grain == Grain::year && tokens.is(i - 1, "full")) {
    out.base = Base::quarter;
    out.quarter = kTheQuarter;
    out.whole = Grain::year;
    return i + 1;
  }
  const bool part_of = at > 1 && tokens.is(at - 1, "of") &&
                       tokens.is(at - 2, {"end", "rest", "beginning", "start", "middle"});
  if (part_of && (grain == Grain::decade || grain == Grain::century)) {
    count_from(Base::written, grain, 0, out);
    return i + 1;
  }
  if (grain != Grain::week && grain != Grain::month && grain != Grain::year) return at;
  if (const Numeral year = read_year(tokens, i + 1); grain == Grain::year && year.end > i + 1) {
    out.base = Base::year;
    out.grain = Grain::year;
    out.year = year.value;
    return year.end;
  }
  if (tokens.is(i + 1, {"of", "that", "when", "before", "after"})) return at;
  if (grain == Grain::year && tokens.is(i - 1, "fiscal")) {
    out.type = TimexType::duration;
    out.value = "P1Y";
    return i + 1;
  }
  count_from(Base::written, grain, 0, out);
  if (grain == Grain::year && is_possessive(tokens, i + 1))
    return read_part_of_year(tokens, i + 1, out);
  return i + 1;
}

/// "the day before yesterday", "day after Christmas".
std::size_t read_beside_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  if (!tokens.is(i, "day") || !tokens.is(i + 1, {"before", "after"})) return at;
  std::size_t end = read_day(tokens, i + 2, out);
  if (end == i + 2) end = read_shifted(tokens, i + 2, out);
  const bool day = out.weekday > 0 || out.day > 0 || out.holiday > 0 ||
                   (out.base == Base::written && out.grain == Grain::day);
  if (end == i + 2 || !day || out.type != TimexType::date) return at;
  out.days_off = tokens.is(i + 1, "before") ? -1 : 1;
  return end;
}

/// "the day before", "the year after", "the night before": of the last time that was named.
std::size_t read_before(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, "the") || !tokens.is(at + 2, {"before", "after"})) return at;
  if (!is_clause_end(tokens, at + 3)) return at;
  const Entry entry = tokens[at + 1].entry;
  const int count = tokens.is(at + 2, "before") ? -1 : 1;
  if (tokens.is(at + 1, {"morning", "afternoon", "evening", "night"})) {
    count_from(Base::named, Grain::day, count, out);
    out.type = TimexType::time;
    out.part = entry.part();
    return at + 3;
  }
  if (!tokens.is(at + 1, {"day", "week", "month", "year"})) return at;
  count_from(Base::named, entry.grain(), count, out);
  return at + 3;
}

/// "the day" behind a day that it is: "on Nov. 3, the day before the fire".
std::size_t read_same_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (at < 3 || !tokens.is(at, "the") || !tokens.is(at + 1, "day") || !tokens.is(at - 1, ","))
    return at;
  if (!tokens.is(at + 2, {"before", "after", "when", "that", "of", "he", "she", "they", "it"}))
    return at;
  const bool month = tokens.is(at - 3, Class::month) || (at > 3 && tokens.is(at - 4, Class::month));
  if (!is_weekday(tokens, at - 2) && !(tokens[at - 2].number > 0 && month)) return at;
  count_from(Base::named, Grain::day, 0, out);
  return at + 2;
}

/// "year-end", "year end", "year's end".
std::size_t read_year_end(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, {"year", "month", "week"})) return at;
  std::size_t i = at + 1;
  if (is_possessive(tokens, i)) {
    i += 2;
  } else if (tokens.hyphen(i)) {
    ++i;
  }
  if (!tokens.is(i, "end")) return at;
  count_from(Base::written, tokens[at].entry.grain(), 0, out);
  if (const Numeral year = read_year(tokens, i + 1); year.end > i + 1 && tokens.is(at, "year")) {
    out.base = Base::year;
    out.year = year.value;
    return year.end;
  }
  return i + 1;
}

/// "the weeks ahead", "the coming year".
std::size_t read_ahead(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  if (!tokens.is(i, {"week", "weeks", "days", "months", "month", "year", "years"}) ||
      !tokens.is(i + 1, "ahead"))
    return at;
  out.value = "FUTURE_REF";
  return i + 2;
}

}  // namespace

std::size_t read_relative(const Tokens& tokens, std::size_t at, Meaning& out) {
  for (const auto read : {read_shifted, read_back, read_beside_day, read_before, read_same_day,
                          read_year_end, read_ahead, read_the_unit}) {
    out = {};
    if (const std::size_t end = read(tokens, at, out); end > at) return end;
  }
  return at;
}

}  // namespace sayso::timex
