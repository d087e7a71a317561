#include "times/phrases.h"

#include "times/numbers.h"

namespace sayso::timex {
namespace {

using Reader = std::size_t (*)(const Tokens&, std::size_t, Meaning&);

/// The longest that the readers find; of two as long, the first one's.
std::optional<Phrase> longest_of(std::initializer_list<Reader> readers, const Tokens& tokens,
                                 std::size_t at) {
  std::optional<Phrase> best;
  for (const Reader read : readers) {
    Meaning meaning;
    const std::size_t end = read(tokens, at, meaning);
    if (end > at && (!best || end > best->end)) best = Phrase{at, end, meaning};
  }
  return best;
}

/// "at least", "more than", "almost": the token behind, or `at`.
std::size_t skip_hedge(const Tokens& tokens, std::size_t at) {
  if (tokens.is(at, Class::hedge)) return at + 1;
  std::size_t i = at;
  if (tokens.is(i, "no")) ++i;
  if (tokens.is(i, {"more", "less", "fewer", "longer"}) && tokens.is(i + 1, "than")) return i + 2;
  if (i > at) return at;
  if (tokens.is(i, "at") && tokens.is(i + 1, {"least", "most"})) return i + 2;
  return tokens.is(i, "up") && tokens.is(i + 1, "to") ? i + 2 : at;
}

/// "almost four years ago", "more than 20 years".
std::size_t read_hedged(const Tokens& tokens, std::size_t at, Meaning& out) {
  const std::size_t first = skip_hedge(tokens, at);
  if (first == at) return at;
  const std::size_t end = read_duration(tokens, first, out);
  return end > first ? end : at;
}

/// "early next year", "late-November", "mid-1996", "earlier this month", "later that day".
std::size_t read_modified(const Tokens& tokens, std::size_t at, Meaning& out) {
  if (!tokens.is(at, Class::modifier)) return at;
  std::size_t next = at + 1;
  if (tokens.hyphen(next)) ++next;
  if (tokens.is(next, {"in", "on"}) && tokens.is(at, {"early", "late", "earlier", "later"})) ++next;
  const bool over = next > at + 1 && !tokens.hyphen(at + 1);
  const auto found =
      longest_of({read_clock, read_day, read_period, read_compared, read_relative}, tokens, next);
  if (!found || (over && !tokens.is(next, "the") && !tokens.is(next, Class::shift))) return at;
  out = found->meaning;
  return found->end;
}

/// "the end of 1990", "the beginning of the year", "a good part of 1990".
std::size_t read_piece(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = tokens.is(at, {"the", "a"}) ? at + 1 : at;
  if (i == at) return at;
  if (tokens.is(i, {"very", "good", "better"})) ++i;
  if (!tokens.is(i,
                 {"end", "beginning", "start", "middle", "close", "rest", "remainder", "part"}) ||
      !tokens.is(i + 1, "of")) {
    return at;
  }
  const auto found =
      longest_of({read_day, read_period, read_compared, read_relative}, tokens, i + 2);
  if (!found || found->meaning.type != TimexType::date) return at;
  out = found->meaning;
  return found->end;
}

/// "the next three years", "the first nine months", "past 20 years", "the last few months".
std::size_t read_stretch(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  const bool the = i > at;
  const bool side =
      tokens.is(i, {"next", "past", "last", "first", "final", "coming", "latest", "previous",
                    "following", "preceding", "opening", "early", "initial"});
  if (side) ++i;
  if (!the && !side) return at;
  // "the years": the article is no part; "past years" is a reference.
  if (tokens.is(i, Class::units) && !tokens.is(i - 1, {"first", "early", "final"})) return at;
  if (side && !the && tokens.is(i - 1, {"first", "early", "initial", "final"})) return at;
  if (tokens.is(i - 1, "early") && tokens.is(i, {"hours", "minutes"})) return at;  // of a day
  const std::size_t end = read_duration(tokens, i, out);
  if (end == i || out.type != TimexType::duration || tokens.is(i, {"a", "an", "another"}))
    return at;
  if (tokens.hyphen(end - 2) && !side) return at;
  out.year_to_date = side && tokens.is(i - 1, {"first", "latest"}) && tokens.is(end - 1, "months");
  return end;
}

}  // namespace

std::optional<Phrase> read_phrase(const Tokens& tokens, std::size_t at) {
  return longest_of(
      {read_set, read_clock, read_day, read_period, read_compared, read_relative, read_duration,
       read_hedged, read_modified, read_piece, read_stretch, read_reference},
      tokens, at);
}

}  // namespace sayso::timex
