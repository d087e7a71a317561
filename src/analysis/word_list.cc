#include "analysis/word_list.h"

#include <algorithm>

#include "base/ascii.h"

namespace sayso {
namespace {

constexpr std::string_view kCurlyApostrophe = "\u2019";

/// Whether a letter or digit is at `at`. Of characters beyond ASCII, those are none that begin with
/// C2 (signs, no-break space) or E2 80 and E2 81 (punctuation).
bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (lower_ascii(text[at]) >= 'a' && lower_ascii(text[at]) <= 'z');
  if (c == 0xC2) return false;
  return !(c == 0xE2 && at + 1 < text.size() &&
           (static_cast<unsigned char>(text[at + 1]) & 0xFE) == 0x80);
}

/// Bytes of the joint at `at` that a word goes on over; 0 where there is none.
std::size_t joint_at(std::string_view text, std::size_t at) {
  const bool curly = text.substr(at, kCurlyApostrophe.size()) == kCurlyApostrophe;
  const std::size_t size = curly ? kCurlyApostrophe.size() : 1;
  if (!curly && text[at] != '\'' && text[at] != '-' && text[at] != '.' && text[at] != '&') return 0;
  return letter_at(text, at + size) ? size : 0;
}

std::size_t character_size(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

}  // namespace

WordList::WordList(std::string_view text) : text_(text) {
  words_.reserve(text.size() / 5);
  for (std::size_t at = 0; at < text.size();) {
    if (!letter_at(text, at)) {
      at += character_size(text, at);
      continue;
    }
    Word word;
    const auto first = static_cast<unsigned char>(text[at]);
    word.capital = first >= 0x80 || (first >= 'A' && first <= 'Z');
    word.span.begin = static_cast<std::uint32_t>(at);
    while (at < text.size()) {
      const std::size_t joint = letter_at(text, at) ? 0 : joint_at(text, at);
      if (joint == 0 && !letter_at(text, at)) break;
      if (joint > 1) {
        word.lower += '\'';
        at += joint;
      } else {
        const std::size_t size = character_size(text, at);
        word.lower +=
            size == 1 ? std::string(1, lower_ascii(text[at])) : std::string(text.substr(at, size));
        at += size;
      }
    }
    word.span.end = static_cast<std::uint32_t>(std::min(at, text.size()));
    words_.push_back(std::move(word));
  }
}

std::size_t WordList::from(std::uint32_t at) const {
  const auto word = std::partition_point(words_.begin(), words_.end(),
                                         [&](const Word& w) { return w.span.begin < at; });
  return static_cast<std::size_t>(word - words_.begin());
}

std::string_view WordList::gap_after(std::size_t i) const {
  const std::uint32_t begin = words_[i].span.end;
  const std::size_t end = i + 1 < words_.size() ? words_[i + 1].span.begin : text_.size();
  return text_.substr(begin, end - begin);
}

bool WordList::flows(std::size_t i) const {
  if (i + 1 >= words_.size()) return false;
  const std::string_view gap = gap_after(i);
  return gap == " " || gap == "\u00A0";
}

bool WordList::is(std::size_t i, Terms terms) const {
  return i < words_.size() && std::find(terms.begin(), terms.end(), words_[i].lower) != terms.end();
}

Span WordList::span_of(std::size_t begin, std::size_t end) const {
  return {words_[begin].span.begin, words_[end - 1].span.end};
}

}  // namespace sayso
