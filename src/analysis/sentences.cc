#include "analysis/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace sayso {
namespace {

// Abbreviations that a capitalised word usually follows inside a sentence. Lower case, without the
// last full stop. Those that end a sentence as often as not ("U.S.", "Co.", "a.m.") are in the
// second list: they end one only before a word that usually opens one.
constexpr std::array<std::string_view, 46> kOpenAbbreviations = {
    "mr",   "mrs", "ms",   "dr",   "prof", "gen",  "lt",     "col",  "maj", "sgt", "cpl", "capt",
    "cmdr", "adm", "sen",  "rep",  "gov",  "rev",  "hon",    "st",   "jan", "feb", "mar", "apr",
    "jun",  "jul", "aug",  "sept", "sep",  "oct",  "nov",    "dec",  "no",  "nos", "vs",  "v",
    "mt",   "ft",  "pres", "supt", "atty", "dist", "messrs", "brig", "e.g", "i.e"};
constexpr std::array<std::string_view, 17> kClosingAbbreviations = {
    "u.s", "u.k", "u.n", "e.u", "d.c", "co", "corp", "inc", "ltd",
    "jr",  "sr",  "a.m", "p.m", "etc", "al", "ph.d", "b.c"};
constexpr std::array<std::string_view, 42> kOpeners = {
    "the",  "a",     "an",  "he",  "she",  "it",   "they",  "we",    "i",     "you",    "but",
    "and",  "in",    "on",  "at",  "for",  "this", "that",  "these", "those", "there",  "his",
    "her",  "their", "its", "our", "as",   "if",   "when",  "while", "after", "before", "however",
    "also", "so",    "not", "no",  "with", "by",   "since", "what",  "one"};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return out;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The length in bytes of a closing quotation mark or bracket at `at`, or 0.
std::size_t closer_at(std::string_view line, std::size_t at) {
  if (at >= line.size()) return 0;
  if (line[at] == '"' || line[at] == '\'' || line[at] == ')' || line[at] == ']') return 1;
  const std::string_view rest = line.substr(at, 3);
  return rest == "\u201d" || rest == "\u2019" ? 3 : 0;
}

std::size_t opener_at(std::string_view line, std::size_t at) {
  if (at >= line.size()) return 0;
  if (line[at] == '"' || line[at] == '\'' || line[at] == '(' || line[at] == '[') return 1;
  const std::string_view rest = line.substr(at, 3);
  return rest == "\u201c" || rest == "\u2018" ? 3 : 0;
}

/// Whether the full stop at `stop` closes an abbreviation that goes on into `next`, the word after
/// it.
bool abbreviates(std::string_view line, std::size_t stop, std::string_view next) {
  std::size_t begin = stop;
  while (begin > 0 && (is_letter(line[begin - 1]) || line[begin - 1] == '.')) --begin;
  const std::string word = lower(line.substr(begin, stop - begin));
  if (word.size() == 1 && std::isupper(static_cast<unsigned char>(line[begin]))) return word != "i";
  if (contains(kOpenAbbreviations, word))
    return word != "no" || std::isdigit(next.empty() ? 0 : next[0]);
  const bool dotted = word.find('.') != std::string::npos;
  return (dotted || contains(kClosingAbbreviations, word)) && !contains(kOpeners, lower(next));
}

/// The byte after the sentence that begins at `begin` in `line`.
std::size_t sentence_end(std::string_view line, std::size_t begin) {
  for (std::size_t i = begin; i < line.size(); ++i) {
    const bool ellipsis = line.substr(i, 3) == "\u2026";
    if (line[i] != '.' && line[i] != '!' && line[i] != '?' && !ellipsis) continue;
    std::size_t end = i + (ellipsis ? 3 : 1);
    while (end < line.size() && (line[end] == '.' || line[end] == '!' || line[end] == '?')) ++end;
    const std::size_t last_stop = end - 1;
    while (const std::size_t width = closer_at(line, end)) end += width;
    if (end == line.size()) return end;
    if (!is_space(line[end])) continue;
    std::size_t next = end;
    while (next < line.size() && is_space(line[next])) ++next;
    while (const std::size_t width = opener_at(line, next)) next += width;
    std::size_t word_end = next;
    while (word_end < line.size() && is_letter(line[word_end])) ++word_end;
    const std::string_view word = line.substr(next, word_end - next);
    if (next < line.size() && std::islower(static_cast<unsigned char>(line[next]))) continue;
    if (line[last_stop] == '.' && last_stop == i && abbreviates(line, i, word)) continue;
    return end;
  }
  return line.size();
}

}  // namespace

std::vector<Span> split_sentences(std::string_view text) {
  std::vector<Span> sentences;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(0, newline);
    while (true) {
      while (at < newline && is_space(text[at])) ++at;
      if (at == newline) break;
      std::size_t end = sentence_end(line, at);
      const std::size_t next = end;
      while (end > at && is_space(text[end - 1])) --end;
      sentences.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = next;
    }
    at = newline + 1;
  }
  return sentences;
}

}  // namespace sayso
