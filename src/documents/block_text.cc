#include "documents/block_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

#include "base/utf8.h"
#include "documents/line_kinds.h"

namespace sayso {
namespace {

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

/// Each byte of a word in lower case; 0 for those between words.
constexpr std::array<char, 256> word_bytes = [] {
  std::array<char, 256> bytes = {};
  for (unsigned c = 0x80; c < 0x100; ++c) bytes[c] = static_cast<char>(c);
  for (unsigned char c = '0'; c <= '9'; ++c) bytes[c] = static_cast<char>(c);
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    bytes[c] = static_cast<char>(c);
    bytes[c - 'a' + 'A'] = static_cast<char>(c);
  }
  return bytes;
}();

/// A line that sites put between an article's own: an invitation, a label, a credit. Any that reads
/// on as a sentence is none.
bool is_invitation(std::string_view text) {
  static const RE2 invitation(
      R"((?i)^(?:(?:read|see|watch|learn|find out) (?:more|also|next|related)\b|also read\b)"
      R"(|sign up (?:for|to)\b|subscribe\b|follow (?:us|me|@)|(?:click|tap) here\b|filed under\b)"
      R"(|(?:tags|topics|source|photo|image|picture|video|related|advertisement|reporting by) ?:)"
      R"(|(?:photo|image|picture) (?:credit|by)\b|story continues below|continue reading)"
      R"(|©|copyright (?:©|\d|\(c\))|\(c\) ?\d{4}|all rights reserved))");
  return text.size() < 260 && RE2::PartialMatch(re2::StringPiece(text), invitation);
}

/// `text` has digits or not, as the caller knows.
bool has_date(std::string_view text, bool has_digits) {
  static const RE2 date(
      R"((?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:19|20)\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}:\d\d|\bago\b)");
  if (text.size() >= 160) return false;
  // Without digits only "ago" is left.
  const auto is_o = [](char c) { return c == 'o' || c == 'O'; };
  if (!has_digits && std::none_of(text.begin(), text.end(), is_o)) return false;
  return RE2::PartialMatch(re2::StringPiece(text), date);
}

constexpr std::size_t longest_common = 5;  // bytes

/// A word of up to that size as a number of its own.
std::uint64_t number_of(std::string_view word) {
  std::uint64_t number = 0;
  for (const char c : word) number = number << 8 | byte_of(c);
  return number;
}

bool is_common(std::string_view word) {
  static constexpr std::string_view words[] = {
      "the",   "of",   "and",  "to",  "in",   "a",    "is",    "that",  "for",  "it",  "was",
      "on",    "with", "as",   "he",  "she",  "be",   "at",    "by",    "this", "had", "not",
      "are",   "but",  "from", "or",  "have", "an",   "they",  "which", "were", "his", "her",
      "their", "has",  "its",  "who", "will", "been", "would", "de",    "la",   "que", "el",
      "en",    "y",    "los",  "se",  "del",  "las",  "un",    "por",   "con",  "una", "der",
      "die",   "und",  "den",  "von", "zu",   "das",  "mit",   "ist",   "im",   "di",  "che",
      "il",    "per",  "non",  "le",  "les",  "et",   "des",   "est",   "du",   "o",   "da",
      "do",    "em",   "um",   "para"};
  static const std::vector<std::uint64_t> numbers = [] {
    std::vector<std::uint64_t> all;
    for (const std::string_view common : words) all.push_back(number_of(common));
    std::sort(all.begin(), all.end());
    return all;
  }();
  return word.size() <= longest_common &&
         std::binary_search(numbers.begin(), numbers.end(), number_of(word));
}

bool is_address(std::string_view word) {
  return word == "you" || word == "your" || word == "our" || word == "us" || word == "we";
}

// Characters that are taken for a word.
constexpr std::size_t east_asian_word = 2;
constexpr std::size_t south_east_asian_word = 4;

/// A character of a script that sets no spaces between words.
struct Unspaced {
  std::size_t bytes = 0;     // 0: it is none
  std::size_t a_word = 0;    // how many of them are taken for a word
  bool is_mark = false;      // it stands between words
  bool ends_clause = false;  // as a comma does
  bool ends_sentence = false;
};

Unspaced long_character_at(std::string_view text, std::size_t at) {
  const CodePoint point = code_point_at(text, at);
  const char32_t c = point.value;
  const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  Unspaced unspaced{point.size};
  if (in(0x3001, 0x3004) || in(0x3008, 0x3020) || in(0xFF01, 0xFF0F) || in(0xFF1A, 0xFF20) ||
      in(0xFF5B, 0xFF65) || c == 0x30FB) {
    unspaced.is_mark = true;
    unspaced.ends_clause = c == 0x3001 || c == 0xFF0C || c == 0xFF64;
    unspaced.ends_sentence = c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
    return unspaced;
  }
  const bool is_east_asian = in(0x3005, 0x3007) || in(0x3041, 0x30FF) || in(0x3400, 0x9FFF) ||
                             in(0xF900, 0xFAFF) || in(0x20000, 0x3FFFF);
  const bool is_south_east_asian = in(0x0E01, 0x0EFF) || in(0x1000, 0x109F) || in(0x1780, 0x17FF);
  if (!is_east_asian && !is_south_east_asian) return {};
  unspaced.a_word = is_east_asian ? east_asian_word : south_east_asian_word;
  return unspaced;
}

inline Unspaced unspaced_at(std::string_view text, std::size_t at) {
  return byte_of(text[at]) < 0xE0 ? Unspaced{} : long_character_at(text, at);
}

/// Calls `take` with each word, in lower case, and where it starts.
template <typename Take>
void for_each_word(std::string_view text, Take take) {
  std::string word;
  std::size_t letters = 0;  // of the word, if its script is unspaced
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto end_word = [&] {
      if (!word.empty()) take(std::string_view(word), i - word.size());
      word.clear();
      letters = 0;
    };
    const char byte = i < text.size() ? word_bytes[byte_of(text[i])] : '\0';
    if (byte == '\0') {
      end_word();
      continue;
    }
    const Unspaced unspaced = unspaced_at(text, i);
    const bool was_unspaced = letters > 0;
    if (was_unspaced != (unspaced.a_word > 0) || (was_unspaced && letters == unspaced.a_word)) {
      end_word();
    }
    if (unspaced.bytes == 0) {
      word.push_back(byte);
      continue;
    }
    if (unspaced.is_mark) {
      end_word();
    } else {
      word += text.substr(i, unspaced.bytes);
      ++letters;
    }
    i += unspaced.bytes - 1;
  }
}

void count_bytes(std::string_view text, TextShape& shape) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool ends = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '"' ||
                      byte_of(text[i + 1]) >= 0x80;
    if (c == ',') ++shape.commas;
    if ((c == '.' || c == '!' || c == '?') && ends) ++shape.sentences;
    if (c == '?') ++shape.question;
    if (c == '"') ++shape.quotation_marks;
    if (c == '|' || c == '/' || c == '>') ++shape.marks;
    if (byte_of(c) == 0xE2 && i + 2 < text.size() && byte_of(text[i + 1]) == 0x80) {
      const unsigned char last = byte_of(text[i + 2]);
      if (last == 0x9C || last == 0x9D) ++shape.quotation_marks;
      if (last == 0xA2 || last == 0xBA) ++shape.marks;  // bullet, ›
    }
    if (byte_of(c) == 0xC2 && i + 1 < text.size()) {
      const unsigned char last = byte_of(text[i + 1]);
      if (last == 0xBB || last == 0xAB || last == 0xB7) ++shape.marks;  // », «, ·
    }
    if (std::isdigit(byte_of(c)) != 0) ++shape.digits;
    const Unspaced unspaced = unspaced_at(text, i);
    if (unspaced.ends_clause) ++shape.commas;
    if (unspaced.ends_sentence) ++shape.sentences;
  }
}

/// Thai and its neighbours end a sentence with a space, if with anything: a text of some words
/// without marks counts as one.
void count_unmarked_sentence(std::string_view text, TextShape& shape) {
  constexpr float least_words = 6;
  if (shape.sentences > 0 || shape.words < least_words) return;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Unspaced unspaced = unspaced_at(text, i);
    letters += unspaced.a_word == south_east_asian_word ? unspaced.bytes : 0;
  }
  if (letters * 2 > text.size()) shape.sentences = 1;
}

bool ends_sentence(std::string_view text) {
  constexpr std::size_t longest_end = 12;  // bytes
  text = text.substr(text.size() - std::min(text.size(), longest_end));
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : {"\"", "'", "”", "’", "»", ")", "]"}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), cut = true;
    }
  }
  for (const std::string_view mark : {".", "!", "?", "…", "。", "！", "？"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

}  // namespace

bool is_house_label(std::string_view text) {
  static const RE2 label(
      R"((?i)(?:related(?: (?:stories|articles|content|coverage|news|posts|topics|links))?)"
      R"(|(?:share|tweet|pin|print|e-?mail|save|reply|like)(?: (?:this|on|via|to|with)\b.*)?)"
      R"(|advertisement|ad|sponsored(?: content)?|more (?:from|on|stories)\b.*[^.]|(?:file photo|getty images).*)"
      R"(|(?:posted|published|updated|last updated|last modified)(?: on| at)?:? +(?:[a-z]+day,? +)?(?:[a-z]+\.? \d|\d+[ ./-]).*)"
      R"(|by [A-Z][^.]*|loading\W*|\d+ (?:comments?|shares?)|(?:view )?(?:all )?comments?|editor'?s picks?))");
  return text.size() < 80 && RE2::FullMatch(re2::StringPiece(text), label);
}

TextShape shape_of(std::string_view text) {
  TextShape shape;
  if (text.empty()) return shape;
  count_bytes(text, shape);
  float letters = 0;
  for_each_word(text, [&](std::string_view word, std::size_t at) {
    ++shape.words;
    letters += static_cast<float>(word.size());
    const bool capital = std::isupper(byte_of(text[at])) != 0;
    if (capital) ++shape.capitals;
    if (capital && word.size() > 1 && std::isupper(byte_of(text[at + 1])) != 0) {
      ++shape.all_capitals;
    }
    if (is_common(word)) ++shape.common;
    if (is_address(word)) ++shape.addressed;
  });
  count_unmarked_sentence(text, shape);
  const float words = shape.words > 0 ? shape.words : 1;
  shape.capitals /= words;
  shape.all_capitals /= words;
  shape.common /= words;
  shape.addressed /= words;
  shape.word_size = letters / words;
  shape.digits /= static_cast<float>(text.size());
  shape.ends_sentence = ends_sentence(text) ? 1 : 0;
  shape.cut_off = text.ends_with("…") || text.ends_with("...") ? 1 : 0;
  shape.ends_colon = text.back() == ':' ? 1 : 0;
  shape.starts_small = std::islower(byte_of(text.front())) != 0 ? 1 : 0;
  shape.starts_digit = std::isdigit(byte_of(text.front())) != 0 ? 1 : 0;
  shape.invitation = is_invitation(text) ? 1 : 0;
  shape.label = is_house_label(text) ? 1 : 0;
  shape.date = has_date(text, shape.digits > 0) ? 1 : 0;
  shape.kinds = line_kinds(text);
  shape.address = text.find('@') != std::string_view::npos ||
                          text.find("http") != std::string_view::npos ||
                          text.find("www.") != std::string_view::npos
                      ? 1
                      : 0;
  return shape;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(text.size() / 5 + 1);
  for_each_word(text, [&](std::string_view word, std::size_t) {
    hashes.push_back(std::hash<std::string_view>()(word));
  });
  return hashes;
}

std::vector<std::uint64_t> shingles_of(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
    std::uint64_t shingle = 0;
    for (std::size_t j = i; j < i + 4; ++j) shingle = shingle * 1'000'003 + words[j];
    shingles.push_back(shingle);
  }
  return shingles;
}

}  // namespace sayso
