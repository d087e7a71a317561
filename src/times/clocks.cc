// The time of day: "10 p.m. EST Wednesday", "0735 GMT", "noon", "Friday morning".
#include "times/phrases.h"

namespace sayso::timex {
namespace {

bool is_two_digits(const Tokens& tokens, std::size_t at) {
  return tokens[at].number >= 0 && tokens[at].span.size() == 2;
}

/// "GMT", "EST", "local time", "Eastern Daylight Time".
std::size_t read_zone(const Tokens& tokens, std::size_t at, Clock& clock) {
  if (tokens.is(at, Class::zone) && tokens[at].capital) {
    clock.universal = tokens[at].entry.value == 1;
    return at + 1;
  }
  std::size_t i = at;
  if (!tokens.is(i, "local") && !tokens[i].capital) return at;
  ++i;
  if (tokens.is(i, {"daylight", "standard"})) ++i;
  return tokens.is(i, "time") ? i + 1 : at;
}

std::size_t skip_dot(const Tokens& tokens, std::size_t at) {
  return tokens.is(at, ".") && tokens[at].glued ? at + 1 : at;
}

/// "noon", "midnight", "midday".
std::size_t read_named_hour(const Tokens& tokens, std::size_t at, Clock& clock) {
  if (tokens.is(at, "midnight")) {
    clock = {24, 0, false};
    return at + 1;
  }
  if (!tokens.is(at, {"noon", "midday", "noontime"})) return at;
  // "High Noon", "at high noon".
  if (at > 0 && tokens.is(at - 1, "high")) return at;
  clock = {12, 0, false};
  return at + 1;
}

/// The hour and what tells which half of the day it is in.
std::size_t read_hour(const Tokens& tokens, std::size_t at, Clock& clock) {
  if (const std::size_t end = read_named_hour(tokens, at, clock); end > at) return end;
  const Token& first = tokens[at];
  const bool word = tokens.is(at, Class::cardinal) && first.entry.value <= 12;
  if (!word && (first.number < 0 || first.span.size() > 4)) return at;
  clock.hour = word ? first.entry.value : first.number;
  std::size_t i = at + 1;
  // "0735 GMT".
  if (!word && first.span.size() == 4) {
    clock = {first.number / 100, first.number % 100, false};
    const std::size_t end = clock.hour < 24 && clock.minute < 60 ? read_zone(tokens, i, clock) : i;
    return end > i && tokens.is(i, Class::zone) ? end : at;
  }
  const bool minutes = tokens.is(i, {":", "."}) && tokens[i].glued && tokens[i + 1].glued &&
                       is_two_digits(tokens, i + 1) && tokens[i + 1].number < 60;
  const bool colon = minutes && tokens.is(i, ":");
  if (minutes) {
    clock.minute = tokens[i + 1].number;
    i += 2;
  }
  const std::size_t halfday = tokens.hyphen(i) ? i + 1 : i;
  if (tokens.is(halfday, Class::halfday) && clock.hour >= 1 && clock.hour <= 12) {
    clock.hour = clock.hour % 12 + tokens[halfday].entry.value;
    if (clock.minute < 0) clock.minute = 0;
    const bool dotted = tokens[halfday].span.size() > 2;  // "p.m."
    return dotted ? skip_dot(tokens, halfday + 1) : halfday + 1;
  }
  if (tokens.is(i, "o") && tokens.is(i + 1, "'") && tokens.is(i + 2, "clock")) {
    if (clock.minute < 0) clock.minute = 0;
    i += 3;
  } else if (colon && clock.hour < 24) {
    Clock zone = clock;
    const bool zoned = read_zone(tokens, i, zone) > i;
    const bool led = at > 0 && tokens.is(at - 1, {"at", "by", "until", "around", "about", "from",
                                                  "before", "after", "since", "till"});
    if (!zoned && !led) return at;
  } else if (!(tokens.is(i, "in") && tokens.is(i + 1, "the") && tokens.is(i + 2, Class::part)) &&
             !(tokens.is(i, "at") && tokens.is(i + 1, "night") && at > 0 &&
               tokens.is(at - 1, {"at", "until", "by", "about"}))) {
    return at;
  }
  if (clock.hour > 23 || clock.hour == 0) return colon ? i : at;
  // "4 in the morning", "eight o'clock at night".
  const std::size_t part = tokens.is(i, "in") && tokens.is(i + 1, "the") ? i + 2
                           : tokens.is(i, "at")                          ? i + 1
                                                                         : i;
  if (part > i && tokens.is(part, Class::part)) {
    if (tokens[part].entry.part() != Part::morning && clock.hour < 12) clock.hour += 12;
    if (clock.minute < 0) clock.minute = 0;
    return part + 1;
  }
  return i;
}

/// A time of day with its zone.
std::size_t read_time(const Tokens& tokens, std::size_t at, Meaning& out) {
  Clock clock;
  std::size_t end = read_hour(tokens, at, clock);
  if (end == at) return at;
  if (!clock.universal) end = read_zone(tokens, end, clock);
  out.type = TimexType::time;
  out.clock = clock;
  return end;
}

/// A day, from the calendar or counted.
std::size_t read_any_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (const std::size_t end = read_day(tokens, at, out); end > at)
    return out.value.empty() ? end : at;
  out = {};
  const std::size_t end = read_relative(tokens, at, out);
  const bool day =
      out.weekday > 0 || out.day > 0 || out.holiday > 0 ||
      ((out.base == Base::written || out.base == Base::named) && out.grain == Grain::day);
  return end > at && out.value.empty() && day && out.part == Part::none ? end : at;
}

/// Behind a short remark in brackets that begins or ends at `at`, or `at`.
std::size_t skip_brackets(const Tokens& tokens, std::size_t at) {
  if (tokens.is(at, ")")) return at + 1;
  if (!tokens.is(at, "(")) return at;
  for (std::size_t i = at + 1; i < at + 6 && i < tokens.size(); ++i) {
    if (tokens.is(i, ")")) return i + 1;
  }
  return at;
}

/// "10 p.m. Wednesday", "noon on March 4", "8 p.m., Nov. 6".
std::size_t read_time_and_day(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t end = read_time(tokens, at, out);
  if (end == at) return at;
  const std::size_t next = tokens.is(end, {",", "on"}) ? end + 1 : end;
  Meaning day;
  const std::size_t day_end = read_any_day(tokens, next, day);
  if (day_end == next) {
    // "10:35 a.m. (0735 GMT) Friday": both are Friday's, which is no part of them.
    const std::size_t behind = skip_brackets(tokens, end);
    if (behind > end && read_any_day(tokens, behind, day) > behind) {
      const Clock clock = *out.clock;
      out = day;
      out.type = TimexType::time;
      out.clock = clock;
    }
    return end;
  }
  const Clock clock = *out.clock;
  out = day;
  out.type = TimexType::time;
  out.clock = clock;
  out.part = Part::none;
  return day_end;
}

/// "Friday morning", "Tuesday at 9 a.m.", "tomorrow afternoon".
std::size_t read_day_and_time(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t end = read_any_day(tokens, at, out);
  if (end == at || out.clock) return at;
  if (tokens.is(end, Class::part) &&
      !tokens.is(end, {"mornings", "afternoons", "evenings", "nights"})) {
    out.type = TimexType::time;
    out.part = tokens[end].entry.part();
    return end + 1;
  }
  const std::size_t next = tokens.is(end, {",", "at"}) ? end + 1 : end;
  Meaning time;
  const std::size_t time_end = read_time(tokens, next, time);
  if (time_end == next) return at;
  out.type = TimexType::time;
  out.clock = time.clock;
  out.part = Part::none;
  return time_end;
}

/// "the morning", "overnight", "mid-afternoon" (its "mid" is read before it).
std::size_t read_part_alone(const Tokens& tokens, std::size_t at, Meaning& out) {
  const bool the = tokens.is(at, "the");
  const std::size_t i = the ? at + 1 : at;
  const bool led = at > 0 && tokens.is(at - 1, {"mid", "early", "late", "-", "later"});
  const bool plain = tokens.is(i, {"morning", "afternoon", "evening"});
  if (!(plain && (the || led)) && !(!the && tokens.is(i, "overnight"))) return at;
  // "The morning after" the last time that was named, or after what happened.
  if (the && tokens.is(i + 1, {"before", "after"})) return at;
  out.type = TimexType::time;
  out.part = tokens[i].entry.part();
  Meaning day;
  const std::size_t next = tokens.is(i + 1, "of") ? i + 2 : i + 1;
  if (const std::size_t end = read_any_day(tokens, next, day); end > next) {
    day.type = out.type;
    day.part = out.part;
    out = day;
    return end;
  }
  return tokens.is(i + 1, "of") ? at : i + 1;
}

}  // namespace

std::size_t read_clock(const Tokens& tokens, std::size_t at, Meaning& out) {
  for (const auto read : {read_time_and_day, read_day_and_time, read_part_alone}) {
    out = {};
    if (const std::size_t end = read(tokens, at, out); end > at) {
      out.aside = at > 0 && tokens.is(at - 1, "(");
      return end;
    }
  }
  return at;
}

}  // namespace sayso::timex
