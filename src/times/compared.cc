// Quarters as reports on business compare them: "the year-earlier third quarter", "the 1988
// period".
#include "times/calendar_words.h"
#include "times/numbers.h"
#include "times/phrases.h"

namespace sayso::timex {
namespace {

/// "quarter" or "period" at `at`, "third quarter" too.
std::size_t read_quarter_noun(const Tokens& tokens, std::size_t at, Meaning& out) {
  const Numeral number = read_ordinal(tokens, at);
  if (number.end > at && number.value <= 4 && tokens.is(number.end, "quarter")) {
    out.quarter = number.value;
    return number.end + 1;
  }
  if (!tokens.is(at, {"quarter", "period"})) return at;
  out.quarter = tokens.is(at, "quarter") ? kTheQuarter : kThePeriod;
  return at + 1;
}

/// "year-ago", "the year-earlier period", "the comparable year-ago quarter".
std::size_t read_year_ago(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  if (tokens.is(i, {"comparable", "corresponding", "same", "like", "similar"})) ++i;
  const bool stands =
      tokens.is(i, "year") && tokens.hyphen(i + 1) && tokens.is(i + 2, {"ago", "earlier"});
  if (!stands) return at;
  out.base = Base::quarter;
  out.count = -1;
  const std::size_t end = read_quarter_noun(tokens, i + 3, out);
  if (end > i + 3) return end;
  out.quarter = kThePeriod;
  return i == at ? i + 3 : at;
}

/// "the same period last year", "the corresponding quarter of 1988".
std::size_t read_same_quarter(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, "the") ||
      !tokens.is(at + 1, {"comparable", "corresponding", "same", "like", "similar"})) {
    return at;
  }
  const std::size_t noun = read_quarter_noun(tokens, at + 2, out);
  if (noun == at + 2) return at;
  out.base = Base::quarter;
  out.count = -1;
  if (tokens.is(noun, "a") && tokens.is(noun + 1, "year") &&
      tokens.is(noun + 2, {"ago", "earlier"})) {
    return noun + 3;
  }
  const std::size_t year = tokens.is(noun, {"of", "in"}) ? noun + 1 : noun;
  Meaning which;
  const std::size_t end = read_which_year(tokens, year, which);
  if (end == year) return noun;
  if (out.quarter < 0) which.quarter = out.quarter;
  out = which;
  return end;
}

/// "the quarter a year ago".
std::size_t read_quarter_ago(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, "the")) return at;
  const std::size_t noun = read_quarter_noun(tokens, at + 1, out);
  const bool ago = tokens.is(noun, "a") && tokens.is(noun + 1, "year") &&
                   tokens.is(noun + 2, {"ago", "earlier", "before"});
  if (noun == at + 1 || !ago) return at;
  out.base = Base::quarter;
  out.count = -1;
  return noun + 3;
}

/// "the latest quarter".
std::size_t read_latest(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, "the") || !tokens.is(at + 1, "latest")) return at;
  const std::size_t year = tokens.is(at + 2, "fiscal") ? at + 3 : at + 2;
  if (tokens.is(year, "year")) {
    count_from(Base::written, Grain::year, -1, out);
    return year + 1;
  }
  if (!tokens.is(at + 2, {"quarter", "period"})) return at;
  out.base = Base::quarter;
  out.quarter = tokens.is(at + 2, "quarter") ? kTheQuarter : kThePeriod;
  out.pick = Pick::before;
  return at + 3;
}

/// "the 1988 period", "the 1988 second quarter".
std::size_t read_of_named_year(const Tokens& tokens, std::size_t at, Meaning& out) {
  const Numeral year = read_year(tokens, at + 1);
  if (!tokens.is(at, "the") || year.end == at + 1) return at;
  out.base = Base::year;
  out.grain = Grain::year;
  out.year = year.value;
  if (tokens.is(year.end, "period")) {
    out.quarter = kThePeriod;
    return year.end + 1;
  }
  const std::size_t end = read_part_of_year(tokens, year.end, out);
  return end > year.end ? end : at;
}

}  // namespace

std::size_t read_compared(const Tokens& tokens, std::size_t at, Meaning& out) {
  for (const auto read :
       {read_year_ago, read_same_quarter, read_quarter_ago, read_latest, read_of_named_year}) {
    out = {};
    if (const std::size_t end = read(tokens, at, out); end > at) return end;
  }
  return at;
}

}  // namespace sayso::timex
