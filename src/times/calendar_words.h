// What the readers of phrases share: names of the calendar, and the year that stands beside them.
#pragma once

#include <cstddef>

#include "times/meaning.h"
#include "times/tokens.h"

namespace sayso::timex {

/// A month's name that is one, and no verb or first name: "may", "April Jones".
bool is_month(const Tokens& tokens, std::size_t at);
/// Whether the month at `at` stands before a noun: "the March vote", "its May report".
bool is_attributive(const Tokens& tokens, std::size_t at);
/// A weekday's name, plurals aside; "Sun" only with a full stop.
bool is_weekday(const Tokens& tokens, std::size_t at);
/// Whether the word before `at` shows a year, a month or a season to be one: "in", "since".
bool leads_to_time(const Tokens& tokens, std::size_t at);
bool is_possessive(const Tokens& tokens, std::size_t at);
/// Whether what is a phrase by its end alone may end before `at`: at a mark, "and", "ago".
bool is_clause_end(const Tokens& tokens, std::size_t at);
/// Behind the full stop of an abbreviated month or weekday that ends before `at`, or `at`.
std::size_t skip_dot(const Tokens& tokens, std::size_t at);

/// Whether the word at `at` is what a number of four digits before it counts, so that it is no
/// year.
bool counts_things(const Tokens& tokens, std::size_t at);

/// The token behind "of 1990", ", 1990", "1990" or "last year" at `at`, or `at`.
std::size_t read_year_behind(const Tokens& tokens, std::size_t at, Meaning& out);
/// The token behind what a year before it holds: "'s third quarter", " second quarter", "'s
/// summer".
std::size_t read_part_of_year(const Tokens& tokens, std::size_t at, Meaning& out);
/// A year as it can stand behind "of" or before a quarter: "1990", "last year", "the year".
std::size_t read_which_year(const Tokens& tokens, std::size_t at, Meaning& out);

/// Makes `out` what lies `count` of `grain` from `base`.
void count_from(Base base, Grain grain, int count, Meaning& out);

}  // namespace sayso::timex
