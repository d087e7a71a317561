#include "documents/hyphenation.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "base/one_of.h"

namespace sayso {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view hyphen = "\u2010";

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalpha(byte) != 0 || byte >= 0x80;
}

/// The word of letters and inner hyphens that ends `text`.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '-')) --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_letter(text[end]) || text[end] == '-')) ++end;
  return text.substr(0, end);
}

/// Whether `head` and `tail` are mostly written with a hyphen: "self-defence", "state-owned".
bool is_compound(const std::string& head, const std::string& tail, const WordSet& words) {
  static constexpr std::array<std::string_view, 24> heads = {
      "self",  "well", "ex",   "non",   "half",  "high", "low",   "long",
      "short", "full", "part", "so",    "far",   "anti", "cross", "vice",
      "all",   "two",  "six",  "state", "three", "four", "world", "five"};
  static constexpr std::array<std::string_view, 18> tails = {
      "based", "led",   "owned", "run", "backed",  "called", "term",    "scale",  "style",
      "old",   "elect", "year",  "day", "general", "free",   "related", "driven", "wide"};
  // Without a look at what is a word of its own, "state-ment" and "so-cial" would be compounds.
  if (is_one_of(head, heads)) {
    return is_one_of(tail, tails) || (tail.size() > 3 && words.contains(tail));
  }
  return is_one_of(tail, tails) && words.contains(head);
}

bool keeps_hyphen(std::string_view first, std::string_view second, const WordSet& words) {
  const std::string head = lower_ascii(first);
  const std::string tail = lower_ascii(second);
  if (words.contains(head + tail)) return false;
  if (words.contains(head + '-' + tail)) return true;
  if (head.find('-') != std::string::npos) return true;  // "year-" of "two-year-old"
  return is_compound(head, tail.substr(0, tail.find('-')), words);
}

}  // namespace

void add_words(std::string_view text, WordSet& words) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    const std::string_view word = first_word(text.substr(at));
    at += word.size();
    if (at < text.size() && !word.ends_with('-')) words.insert(lower_ascii(word));
  }
}

void append_line(std::string_view line, const WordSet& words, std::string& paragraph) {
  if (line.empty()) return;
  if (paragraph.ends_with(soft_hyphen)) {
    paragraph.resize(paragraph.size() - soft_hyphen.size());
    paragraph += line;
    return;
  }
  if (paragraph.ends_with(hyphen)) {
    paragraph.resize(paragraph.size() - hyphen.size());
    paragraph += '-';
  }
  std::string_view first = last_word(paragraph);
  if (!first.ends_with('-') || first.size() < 2) {
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line;
    return;
  }
  first.remove_suffix(1);
  const bool lower_case = std::islower(static_cast<unsigned char>(line[0])) != 0 ||
                          static_cast<unsigned char>(line[0]) >= 0x80;
  if (lower_case && !keeps_hyphen(first, first_word(line), words)) paragraph.pop_back();
  paragraph += line;
}

}  // namespace sayso
