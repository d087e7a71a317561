// What happens again and again: "every Thursday", "daily", "Tuesday nights", "twice a week".
#include <string>

#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

/// "P1D", "PT1H": what comes back after `count` of a unit.
std::string every(int count, Grain grain) {
  if (grain == Grain::weekend) return "XXXX-WXX-WE";
  return grain == Grain::season ? "XXXX" : length_value(count, grain);
}

std::string part_value(Part part) { return "T" + std::string(letters_of(part)); }

/// A named stretch without its year or week: "XXXX-WXX-2", "XXXX-07", "XXXX-SU", "T..".
std::size_t read_repeated(const Tokens& tokens, std::size_t at, std::string& value) {
  const Entry entry = tokens[at].entry;
  switch (entry.cls) {
    case Class::weekday:
      value = "XXXX-WXX-" + std::to_string(entry.value % 10);
      if (tokens.is(at + 1, Class::part)) {
        value += part_value(tokens[at + 1].entry.part());
        return at + 2;
      }
      return at + 1;
    case Class::month:
      if (!tokens[at].capital) return at;
      value = "XXXX-" + padded(entry.value, 2);
      return at + 1;
    case Class::season:
      value =
          value_of({stretch_of_month(1, entry.value).first, Grain::season}).replace(0, 4, "XXXX");
      return at + 1;
    case Class::part:
      value = "XXXX-XX-XX" + part_value(entry.part());
      return at + 1;
    default:
      return at;
  }
}

/// "every other week", "every two years", "each day".
std::size_t read_every(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, Class::every)) return at;
  std::size_t i = at + 1;
  if (tokens.is(i, "single")) ++i;
  const std::size_t other = tokens.is(i, {"other", "second"}) ? i + 1 : i;
  if (const std::size_t end = read_repeated(tokens, other, out.value); end > other) return end;
  int count = 1;
  if (other > i) {
    count = 2;
    i = other;
  } else if (const Count read = read_count(tokens, i); read.end > i) {
    count = read.vague ? 0 : read.whole;
    i = read.end;
  }
  if (!tokens.is(i, Class::unit) && !tokens.is(i, Class::units)) return at;
  if (count == 0) {
    // "Every few years".
    const Grain grain = tokens[i].entry.grain();
    out.value = (grain <= Grain::hour ? "PTX" : "PX") + std::string(unit_letters(grain));
    return i + 1;
  }
  out.value = every(count, tokens[i].entry.grain());
  return i + 1;
}

/// "once a week", "three times a year"; "a day" there is what repeats.
std::size_t read_rate(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = at;
  if (tokens.is(i, {"once", "twice"})) {
    ++i;
  } else {
    const Count count = read_count(tokens, i);
    if (count.end == i || !tokens.is(count.end, "times")) return at;
    i = count.end + 1;
  }
  // "Twice daily".
  if (tokens.is(i, Class::frequency)) {
    out.value = every(1, tokens[i].entry.grain());
    return i + 1;
  }
  if (!tokens.is(i, {"a", "per", "each", "every"}) || !tokens.is(i + 1, Class::unit)) return at;
  out.value = every(1, tokens[i + 1].entry.grain());
  return i + 2;
}

/// "Annually", though not where it makes a rate: "by 20% annually", "$3 million annually".
bool is_rate(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = at > 4 ? at - 4 : 0; i < at; ++i) {
    if (tokens[i].number >= 0 || tokens.is(i, {"%", "percent", "million", "billion"})) return true;
  }
  return false;
}

/// "Mondays", "weekends", "Tuesday nights".
std::size_t read_plural(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (tokens.is(at, "weekends") && !tokens[at].capital && at > 0 &&
      !tokens.is(at - 1, Class::cardinal) && tokens[at - 1].number < 0) {
    out.value = every(1, Grain::weekend);
    return at + 1;
  }
  const bool day = tokens.is(at, Class::weekday);
  const bool plural_day = day && tokens[at].entry.value > 10 && tokens[at].capital;
  const std::size_t part = day ? at + 1 : at;
  const bool plural_part = tokens.is(part, Class::part) &&
                           tokens.is(part, {"mornings", "afternoons", "evenings", "nights"});
  if (!plural_day && !(day && plural_part)) return at;
  return read_repeated(tokens, at, out.value);
}

}  // namespace

std::size_t read_set(const Tokens& tokens, std::size_t at, Meaning& out) {
  out.type = TimexType::set;
  if (tokens.is(at, Class::frequency)) {
    // A daily is a newspaper: "the daily Granma".
    const bool newspaper = at > 0 && tokens.is(at, {"daily", "weekly"}) &&
                           (tokens[at + 1].capital || tokens[at].capital ||
                            tokens[at + 1].kind == Token::Kind::mark) &&
                           tokens.is(at - 1, {"the", "s", "party", "a"});
    const bool named =
        tokens[at].capital && ((at > 0 && tokens[at - 1].capital) || tokens[at + 1].capital);
    if (newspaper || named) return at;
    if (tokens.is(at, "annually") && is_rate(tokens, at)) return at;
    out.value = every(tokens.is(at, "biweekly") ? 2 : 1, tokens[at].entry.grain());
    return at + 1;
  }
  if (const std::size_t end = read_every(tokens, at, out); end > at) return end;
  if (const std::size_t end = read_rate(tokens, at, out); end > at) return end;
  return read_plural(tokens, at, out);
}

}  // namespace sayso::timex
