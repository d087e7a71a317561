#include "times/tokens.h"

#include <algorithm>

#include "base/ascii.h"

namespace sayso::timex {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::string_view kNoBreak = "\u00a0";

/// Marks of more than one byte, and what they are taken for.
struct Mark {
  std::string_view bytes;
  std::string_view plain;
};
constexpr Mark kMarks[] = {
    {"\u2019", "'"},  {"\u2018", "'"}, {"\u201c", "\""}, {"\u201d", "\""}, {"\u2013", "--"},
    {"\u2014", "--"}, {"\u2010", "-"}, {"\u2011", "-"},  {"\u2026", "."},  {"\u2022", "."},
};

const Mark* mark_at(std::string_view text) {
  if (text.empty() || text.front() != '\xe2') return nullptr;
  for (const Mark& mark : kMarks) {
    if (text.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

/// A letter of ASCII, or a byte beyond it that belongs to no mark.
bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  if (c >= 'a' && c <= 'z') return true;
  const std::string_view rest = text.substr(at);
  return static_cast<unsigned char>(c) >= 0x80 && !mark_at(rest) && !rest.starts_with(kNoBreak);
}

/// Where the word that begins at `at` ends.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (is_letter_at(text, end)) ++end;
  if (end > at + 1) return end;
  // "a.m", "U.S": single letters with dots between.
  while (end < text.size() && text[end] == '.' && is_letter_at(text, end + 1) &&
         !is_letter_at(text, end + 2)) {
    end += 2;
  }
  return end;
}

/// Where the digits that begin at `at` end: "1998", "12,500".
std::size_t number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const auto digits_from = [&](std::size_t from) {
    std::size_t to = from;
    while (to < text.size() && is_digit(text[to])) ++to;
    return to;
  };
  end = digits_from(at);
  while (end - at <= 11 && end < text.size() && text[end] == ',' &&
         digits_from(end + 1) == end + 4) {
    end += 4;
  }
  return end;
}

int number_in(std::string_view digits) {
  int number = 0;
  int count = 0;
  for (const char c : digits) {
    if (!is_digit(c)) continue;
    if (++count > 9) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

Tokens::Tokens(std::string_view text) : lower_(lower_ascii(text)) {
  tokens_.reserve(text.size() / 5 + 1);
  const std::string_view lower = lower_;
  std::size_t breaks = 0;
  bool glued = false;
  for (std::size_t at = 0; at < lower.size();) {
    if (is_white(lower[at]) || lower.substr(at).starts_with(kNoBreak)) {
      breaks += lower[at] == '\n';
      glued = false;
      at += is_white(lower[at]) ? 1 : kNoBreak.size();
      continue;
    }
    if (breaks > 1) add(at, at, Token::Kind::mark);
    std::size_t end = at + 1;
    Token::Kind kind = Token::Kind::mark;
    if (is_letter_at(lower, at)) {
      end = word_end(lower, at);
      kind = Token::Kind::word;
    } else if (is_digit(lower[at])) {
      end = number_end(lower, at);
      kind = Token::Kind::number;
    } else if (const Mark* mark = mark_at(lower.substr(at))) {
      end = at + mark->bytes.size();
    } else if (lower.substr(at).starts_with("--")) {
      end = at + 2;
    }
    add(at, end, kind);
    tokens_.back().glued = glued;
    tokens_.back().capital = text[at] >= 'A' && text[at] <= 'Z';
    breaks = 0;
    glued = true;
    at = end;
  }
}

void Tokens::add(std::size_t begin, std::size_t end, Token::Kind kind) {
  Token& token = tokens_.emplace_back();
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  token.kind = kind;
  const std::string_view word = token.span.in(lower_);
  if (kind == Token::Kind::word) token.entry = look_up(word);
  if (kind == Token::Kind::number) token.number = number_in(word);
}

std::string_view Tokens::lower(std::size_t i) const {
  if (i >= size()) return {};
  const std::string_view word = tokens_[i].span.in(lower_);
  if (tokens_[i].kind == Token::Kind::mark && word.size() > 2) {
    if (const Mark* mark = mark_at(word)) return mark->plain;
  }
  return word;
}

bool Tokens::is(std::size_t i, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), lower(i)) != words.end();
}

bool Tokens::ends_before(std::size_t i) const {
  if (i == 0 || i >= size() || tokens_[i - 1].span.empty()) return true;
  if (is(i - 1, {"?", "!", ";"})) return true;
  // A quotation that is a sentence: "It rained." The road ...
  const std::size_t marks = is(i - 1, "\"") ? 1 : is(i - 1, "'") && is(i - 2, "'") ? 2 : 0;
  if (marks > 0 && i > marks && is(i - marks - 1, {".", "?", "!"}) &&
      (tokens_[i].capital || is(i, {"\"", "`"}))) {
    return true;
  }
  // A full stop that closes an abbreviation is followed by a small letter, a digit, or is of a
  // month or of "a.m.".
  return is(i - 1, ".") && !(i > 1 && is(i - 2, Class::month) && tokens_[i].number >= 0) &&
         (tokens_[i].capital || tokens_[i].kind == Token::Kind::mark) &&
         !(i > 1 && tokens_[i - 2].span.size() <= 3 && tokens_[i - 2].capital) &&
         !(i > 1 && is(i - 2, {"vs", "capt", "prof", "messrs"}));
}

}  // namespace sayso::timex
