#include "times/numbers.h"

#include <algorithm>

namespace sayso::timex {
namespace {

constexpr int kMost = 1000000;

bool is_cardinal(const Tokens& tokens, std::size_t at, int from, int to) {
  return tokens.is(at, Class::cardinal) && tokens[at].entry.value >= from &&
         tokens[at].entry.value <= to;
}

/// Words below a hundred: "nine", "ninety-four", "ninety four".
Numeral below_hundred(const Tokens& tokens, std::size_t at) {
  if (!is_cardinal(tokens, at, 1, 99) || tokens.is(at, "dozen")) return {at, 0};
  Numeral read{at + 1, tokens[at].entry.value};
  if (read.value < 20 || read.value % 10 != 0) return read;
  const std::size_t next = tokens.hyphen(at + 1) ? at + 2 : at + 1;
  if (is_cardinal(tokens, next, 1, 9)) return {next + 1, read.value + tokens[next].entry.value};
  return read;
}

Numeral digits_at(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.number < 0 || token.number >= kMost) return {at, 0};
  return {at + 1, token.number};
}

/// "half-dozen", "half a dozen": the token behind, or `at`.
std::size_t half_dozen(const Tokens& tokens, std::size_t at) {
  if (!tokens.is(at, "half")) return at;
  const std::size_t dozen = tokens.hyphen(at + 1) || tokens.is(at + 1, "a") ? at + 2 : at + 1;
  return tokens.is(dozen, "dozen") ? dozen + 1 : at;
}

/// "or more" in "two or more years", "plus" in "four-plus months": the token behind, or `at`.
std::size_t skip_or_more(const Tokens& tokens, std::size_t at) {
  if (tokens.is(at, "or") && tokens.is(at + 1, {"more", "so"})) return at + 2;
  return tokens.hyphen(at) && tokens.is(at + 1, "plus") ? at + 2 : at;
}

/// One number, as far as it is one: "2 1/2", "2.5", "several", "a couple of", "dozens of".
Count one_count(const Tokens& tokens, std::size_t at) {
  std::size_t first = at;
  if (tokens.is(at, {"a", "the"}) &&
      tokens.is(at + 1, {"few", "couple", "dozen", "half", "hundred", "thousand"})) {
    first = at + 1;
  }
  if (tokens.is(first, "a") && tokens.is(first + 1, {"good", "great"}) &&
      tokens.is(first + 2, "many")) {
    first += 2;
  }
  if (const std::size_t end = half_dozen(tokens, first); end > first) return {end, 6, false, false};
  if (tokens.is(first, Class::vague)) {
    const int whole = tokens[first].entry.value;
    std::size_t end = first + 1;
    if (tokens.is(end, "of")) ++end;
    return {end, whole, false, whole == 0};
  }
  Numeral read = digits_at(tokens, first);
  if (read.end == first) read = read_cardinal(tokens, first);
  if (read.end == first) return {at, 0, false, false};
  Count count{read.end, read.value, false, false};
  if (tokens[first].number < 0) return count;
  // "2 1/2" and "1/2"; "2.5".
  const auto is_half = [&](std::size_t i) {
    return tokens[i].number == 1 && tokens.is(i + 1, "/") && tokens[i + 1].glued &&
           tokens[i + 2].number == 2;
  };
  const std::size_t fraction = tokens.hyphen(read.end) ? read.end + 1 : read.end;
  if (is_half(fraction)) return {fraction + 3, read.value, true, false};
  if (is_half(first)) return {first + 3, 0, true, false};
  if (tokens.is(read.end, ".") && tokens[read.end].glued && tokens[read.end + 1].glued &&
      tokens[read.end + 1].number >= 0) {
    if (tokens[read.end + 1].number != 5) return {at, 0, false, false};
    return {read.end + 2, read.value, true, false};
  }
  return count;
}

}  // namespace

std::size_t and_a_half(const Tokens& tokens, std::size_t at) {
  std::size_t i = at;
  const auto step = [&] { i += tokens.hyphen(i) ? 1 : 0; };
  step();
  if (!tokens.is(i, "and")) return at;
  ++i;
  step();
  if (!tokens.is(i, "a")) return at;
  ++i;
  step();
  return tokens.is(i, "half") ? i + 1 : at;
}

Numeral read_cardinal(const Tokens& tokens, std::size_t at) {
  if (const Numeral digits = digits_at(tokens, at); digits.end > at) return digits;
  Numeral read = below_hundred(tokens, at);
  if (read.end == at) {
    if (!is_cardinal(tokens, at, 12, 1000)) return read;
    return {at + 1, tokens[at].entry.value};
  }
  while (is_cardinal(tokens, read.end, 100, 1000) && read.value < kMost / 1000) {
    read.value *= tokens[read.end].entry.value;
    ++read.end;
    const std::size_t next = tokens.is(read.end, "and") ? read.end + 1 : read.end;
    if (const Numeral rest = below_hundred(tokens, next); rest.end > next) {
      read = {rest.end, read.value + rest.value};
    }
  }
  return read;
}

Numeral read_ordinal(const Tokens& tokens, std::size_t at) {
  if (tokens.is(at, Class::ordinal)) return {at + 1, tokens[at].entry.value};
  if (tokens[at].number >= 0 && tokens[at + 1].glued &&
      tokens.is(at + 1, {"st", "nd", "rd", "th"})) {
    return {at + 2, tokens[at].number};
  }
  if (is_cardinal(tokens, at, 20, 90) && tokens.hyphen(at + 1) &&
      tokens.is(at + 2, Class::ordinal) && tokens[at + 2].entry.value < 10) {
    return {at + 3, tokens[at].entry.value + tokens[at + 2].entry.value};
  }
  return {at, 0};
}

Numeral read_year(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.span.size() == 4 && token.number >= 1000 && token.number < 2200) {
    return {at + 1, token.number};
  }
  if (is_cardinal(tokens, at, 13, 20) && tokens[at].entry.value != 0) {
    const Numeral rest = below_hundred(tokens, at + 1);
    if (rest.end > at + 1 && rest.value >= 10) {
      return {rest.end, tokens[at].entry.value * 100 + rest.value};
    }
  }
  if (is_cardinal(tokens, at, 2, 2) && tokens.is(at + 1, "thousand")) {
    const std::size_t next = tokens.is(at + 2, "and") ? at + 3 : at + 2;
    const Numeral rest = below_hundred(tokens, next);
    return rest.end > next ? Numeral{rest.end, 2000 + rest.value} : Numeral{at + 2, 2000};
  }
  return {at, 0};
}

Count read_count(const Tokens& tokens, std::size_t at) {
  Count count = one_count(tokens, at);
  if (count.end == at) return count;
  if (const std::size_t end = and_a_half(tokens, count.end); end > count.end) {
    count.end = end;
    count.half = true;
  }
  count.end = skip_or_more(tokens, count.end);
  // "two or three", "12 to 18", "10-15".
  if (tokens.is(count.end, {"or", "to", "-", "--"})) {
    const Count other = one_count(tokens, count.end + 1);
    if (other.end > count.end + 1 && !other.vague && other.whole > count.whole) {
      return {other.end, count.whole, false, true};
    }
  }
  return count;
}

}  // namespace sayso::timex
