// What a phrase says of a time, before anything is known of when it was written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "times/calendar.h"
#include "times/lexicon.h"
#include "times/timex.h"

namespace sayso::timex {

/// What the named parts of a meaning lie in.
enum class Base : std::uint8_t {
  none,     // nothing: the nearest that fits ("Tuesday", "in March")
  year,     // a year that is named
  written,  // `count` of `grain` from when the text was written: "last week", "two days ago"
  named,    // `count` of `grain` from the last time that the text named: "the next day"
  quarter,  // `count` years from the last quarter that the text named: "the year-earlier quarter"
  compared  // `count` years ago, and of a quarter where one is near: "sales rose from a year
            // earlier"
};

/// Which of several that fit: the last one, the next one, or as the verb has it.
enum class Pick : std::uint8_t { by_verb, before, after };

/// What the verb of a clause says of the times in it.
struct Direction {
  Pick pick = Pick::by_verb;
  bool beside = false;       // the verb stands right by the time: "met on March 4"
  bool opens = false;        // the time opens the verb's sentence: "in May the mayor resigned"
  bool attributive = false;  // the time is a month before a noun: "their May report"
};

struct Clock {
  int hour = 0;
  int minute = -1;         // -1: only the hour
  bool universal = false;  // GMT
};

// Of Meaning::quarter: the quarter that the text is about, and the stretch that its figures are of:
// a quarter, or the year so far.
inline constexpr int kTheQuarter = -1;
inline constexpr int kThePeriod = -2;

struct Meaning {
  TimexType type = TimexType::date;
  std::string value;  // where the words alone say all: "P2D", "XXXX-WXX-4"; the rest is then unused

  Base base = Base::none;
  Grain grain = Grain::day;
  int count = 0;
  int year = 0;  // of Base::year; a decade's or a century's first year, with its grain

  // Parts that are named; 0 where not.
  int month = 0;
  int day = 0;      // of the month
  int weekday = 0;  // 1 to 7
  int beside = 0;   // the weekday that stands by a day of a month, and so tells its year
  int quarter = 0;  // 1 to 4, or one of those below
  int half = 0;
  int season = 0;   // its first month
  int holiday = 0;  // index in holidays.h, from 1
  bool weekend = false;
  std::optional<Grain> whole;  // the week or the year that it lies in
  int days_off = 0;            // days from the day that is named: "the day after Christmas"
  bool year_to_date = false;   // a length of months that figures are of: "the first nine months"
  bool quarter_to = false;     // the quarter that ends about the day
  Pick pick = Pick::by_verb;
  Part part = Part::none;
  std::optional<Clock> clock;
  bool aside = false;  // in brackets behind a time: "10 p.m. Monday (0300 GMT Tuesday)"
};

/// A phrase: the tokens [begin, end) and what they mean.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  Meaning meaning;
};

}  // namespace sayso::timex
