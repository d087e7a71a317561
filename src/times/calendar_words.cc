#include "times/calendar_words.h"

#include "times/numbers.h"

namespace sayso::timex {
namespace {

bool is_number_behind(const Tokens& tokens, std::size_t at) {
  const std::size_t next = tokens.is(at, ".") && tokens[at].glued ? at + 1 : at;
  if (read_ordinal(tokens, next).end > next && !tokens.is(next + 1, Class::unit)) return true;
  return tokens[next].number > 0 && tokens[next].span.size() <= 4;
}

}  // namespace

bool leads_to_time(const Tokens& tokens, std::size_t at) {
  return at > 0 &&
         tokens.is(at - 1, {"in",      "of",     "since",  "until",  "till",    "by",    "from",
                            "to",      "late",   "early",  "mid",    "last",    "next",  "this",
                            "through", "during", "before", "after",  "between", "every", "each",
                            "and",     "or",     "for",    "around", "about",   "on",    "-"});
}

bool is_attributive(const Tokens& tokens, std::size_t at) {
  const bool led = at > 0 && tokens.is(at - 1, {"the", "a", "an", "its", "his", "her", "their"});
  const Token& next = tokens[at + 1];
  return led && next.kind == Token::Kind::word && !next.capital &&
         !tokens.is(at + 1, {"on", "of", "to", "for", "in", "by", "and", "or", "from", "against",
                             "that", "through", "past"});
}

bool is_month(const Tokens& tokens, std::size_t at) {
  if (!tokens.is(at, Class::month) || !tokens[at].capital) return false;
  if (is_number_behind(tokens, at + 1)) return true;
  const bool abbreviated = tokens[at].span.size() <= 4 && !tokens.is(at, {"june", "july", "may"});
  if (abbreviated) return tokens.is(at + 1, ".") && tokens[at + 1].glued;
  if (leads_to_time(tokens, at)) return true;
  if (is_attributive(tokens, at)) return true;
  if (tokens.is(at, {"may", "march"})) return false;
  // "April Jones", "June Carter".
  return !(tokens.is(at, {"april", "june", "august"}) && tokens[at + 1].capital);
}

bool is_weekday(const Tokens& tokens, std::size_t at) {
  if (!tokens.is(at, Class::weekday) || !tokens[at].capital || tokens[at].entry.value > 10) {
    return false;
  }
  // Days that have a name of their own.
  if (at > 0 && tokens[at - 1].capital &&
      tokens.is(at - 1, {"black", "bloody", "cyber", "fat", "holy", "maundy", "shrove", "super"})) {
    return false;
  }
  const bool abbreviated = !tokens.lower(at).ends_with("day");
  return !abbreviated || (tokens.is(at + 1, ".") && tokens[at + 1].glued) ||
         (tokens.is(at + 1, ",") && tokens.is(at + 2, Class::month));
}

bool is_possessive(const Tokens& tokens, std::size_t at) {
  return tokens.is(at, "'") && tokens[at].glued && tokens.is(at + 1, "s") && tokens[at + 1].glued;
}

bool is_clause_end(const Tokens& tokens, std::size_t at) {
  return (tokens[at].kind == Token::Kind::mark && !tokens.hyphen(at)) || at >= tokens.size() ||
         tokens.is(at, {"and", "but", "or", "when", "ago", "earlier", "later", "before", "after",
                        "from"});
}

std::size_t skip_dot(const Tokens& tokens, std::size_t at) {
  const bool abbreviated =
      tokens[at - 1].span.size() <= 4 && !tokens.is(at - 1, {"may", "june", "july"});
  return abbreviated && tokens.is(at, ".") && tokens[at].glued ? at + 1 : at;
}

void count_from(Base base, Grain grain, int count, Meaning& out) {
  out.base = base;
  out.grain = grain;
  out.count = count;
}

bool counts_things(const Tokens& tokens, std::size_t at) {
  return tokens.is(
      at, {"people",  "percent",  "miles",   "feet",       "dollars",    "troops", "soldiers",
           "points",  "shares",   "jobs",    "dead",       "meters",     "metres", "tons",
           "tonnes",  "pounds",   "barrels", "kilometers", "kilometres", "km",     "employees",
           "workers", "men",      "women",   "children",   "hours",      "square", "million",
           "pages",   "families", "yen",     "votes",      "homes",      "years",  "days",
           "euros",   "rubles",   "refugees"});
}

std::size_t read_year_behind(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t year = tokens.is(at, {",", "of"}) ? at + 1 : at;
  if (const Numeral read = read_year(tokens, year); read.end > year) {
    // "In March, 2000 people"; "the Sept. 11, 2001 attacks".
    const bool noun = tokens[read.end].kind == Token::Kind::word &&
                      tokens.lower(read.end).ends_with('s') && tokens.lower(read.end).size() > 3;
    if (tokens.is(at, ",") && (out.day > 0 ? counts_things(tokens, read.end) : noun)) return at;
    out.base = Base::year;
    out.year = read.value;
    return read.end;
  }
  if (tokens.is(at, ",")) return at;
  Meaning which;
  const std::size_t end = read_which_year(tokens, year, which);
  if (end == year) return at;
  out.base = which.base;
  out.grain = which.grain;
  out.count = which.count;
  return end;
}

std::size_t read_part_of_year(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t noun = is_possessive(tokens, at) ? at + 2 : at;
  const Numeral number = read_ordinal(tokens, noun);
  if (number.end > noun && tokens.is(number.end, "quarter") && number.value <= 4) {
    out.quarter = number.value;
    return number.end + 1;
  }
  if (number.end > noun && tokens.is(number.end, "half") && number.value <= 2) {
    out.half = number.value;
    return number.end + 1;
  }
  if (noun > at && tokens.is(noun, Class::season)) {
    out.season = tokens[noun].entry.value;
    return noun + 1;
  }
  if (tokens.is(noun, "quarter")) {
    out.quarter = kTheQuarter;
    return noun + 1;
  }
  return at;
}

std::size_t read_which_year(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (const Numeral year = read_year(tokens, at); year.end > at) {
    out.base = Base::year;
    out.grain = Grain::year;
    out.year = year.value;
    return year.end;
  }
  if (tokens.is(at, Class::shift) && tokens.is(at + 1, "year") && !tokens.is(at, "past")) {
    count_from(Base::written, Grain::year, tokens[at].entry.value, out);
    return at + 2;
  }
  const std::size_t the = tokens.is(at, "the") ? at + 1 : at;
  if (tokens.is(the, Class::back) && tokens.is(the + 1, "year") &&
      (the > at || tokens.is(at, "that"))) {
    count_from(Base::named, Grain::year, tokens[the].entry.value, out);
    return the + 2;
  }
  if (the > at && tokens.is(the, "year")) {
    count_from(Base::written, Grain::year, 0, out);
    return the + 1;
  }
  return at;
}

}  // namespace sayso::timex
