// The closed class of words that times are made of.
#pragma once

#include <cstdint>
#include <string_view>

#include "times/calendar.h"

namespace sayso::timex {

enum class Class : std::uint8_t {
  none,
  month,      // value: 1 to 12
  weekday,    // 1 (Monday) to 7
  unit,       // a Grain: "week"
  units,      // a Grain: "weeks"
  cardinal,   // the number
  ordinal,    // the number
  season,     // its first month
  part,       // of the day: a Part
  shift,      // -1 "last", 0 "this", 1 "next"
  back,       // back to a time that the text has named: -1 "previous", 0 "same", 1 "following"
  modifier,   // "early", "late", "mid", "earlier": the value stays that of what it modifies
  hedge,      // "almost", "nearly": part of what is marked
  vague,      // a number that is not said: "few", "several"
  frequency,  // a Grain: "daily"
  every,      // "each", "every"
  halfday,    // 0 "a.m.", 12 "p.m."
  zone,       // 1: of the prime meridian
  opener,     // any other word that a phrase can begin with
};

enum class Part : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime };

struct Entry {
  Class cls = Class::none;
  std::int16_t value = 0;

  Grain grain() const { return static_cast<Grain>(value); }
  Part part() const { return static_cast<Part>(value); }
};

/// What `word`, in lower case, is.
Entry look_up(std::string_view word);

/// TIMEX3's letters for a part of the day: "MO".
std::string_view letters_of(Part);

}  // namespace sayso::timex
