// The grammar: which tokens are a time, and what they say. Each reader looks at one place and
// returns the token behind what it has read, or `at` where there is nothing for it.
#pragma once

#include <cstddef>
#include <optional>

#include "times/meaning.h"
#include "times/tokens.h"

namespace sayso::timex {

/// The time that begins at token `at`, the longest that any reader finds.
std::optional<Phrase> read_phrase(const Tokens& tokens, std::size_t at);

// days.cc
/// "March 4, 2024", "4 March", "Friday, Oct. 23", "Tuesday", "today", "Christmas Eve".
std::size_t read_day(const Tokens& tokens, std::size_t at, Meaning& out);

// periods.cc
/// "March 2024", "2013", "1990s", "the 19th century", "third quarter of 1990", "summer".
std::size_t read_period(const Tokens& tokens, std::size_t at, Meaning& out);

// relative.cc
/// "last week", "this past spring", "the following day", "next year's first quarter".
std::size_t read_relative(const Tokens& tokens, std::size_t at, Meaning& out);

// compared.cc
/// "the year-earlier third quarter", "the latest quarter", "the 1988 period", "year-ago".
std::size_t read_compared(const Tokens& tokens, std::size_t at, Meaning& out);

// clocks.cc
/// "10 p.m. EST Wednesday", "0735 GMT", "noon", "Friday morning", "this evening".
std::size_t read_clock(const Tokens& tokens, std::size_t at, Meaning& out);

// durations.cc
/// "two days", "2 1/2 years", "18-month", "years", "two weeks ago", "a year earlier".
std::size_t read_duration(const Tokens& tokens, std::size_t at, Meaning& out);

// sets.cc
/// "every Thursday", "daily", "Tuesday nights", "twice a week".
std::size_t read_set(const Tokens& tokens, std::size_t at, Meaning& out);

// references.cc
/// "now", "recently", "in the future": no place on a calendar.
std::size_t read_reference(const Tokens& tokens, std::size_t at, Meaning& out);

}  // namespace sayso::timex
