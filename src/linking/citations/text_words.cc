#include "linking/citations/text_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/month.h"
#include "base/utf8.h"
#include "linking/letters.h"

namespace sayso {
namespace {

/// Letters and digits; beyond ASCII all but marks, spaces and signs.
bool is_letter(char32_t c) {
  if (c < 0x80) return std::isalnum(static_cast<int>(c)) != 0;
  return c >= 0xAA && c != 0xAB && c != 0xB4 && c != 0xB7 && c != 0xBB && c != 0xBF &&
         (c < 0x2000 || c > 0x2BFF) && (c < 0x3000 || c > 0x3004) && c < 0xFF00;
}

/// Where the word that begins at `at` ends; `possessive` is where an 's behind it ends.
struct WordEnd {
  std::size_t end = 0;
  std::size_t possessive = 0;
};

WordEnd end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter(point.value)) {
      at += point.size;
      continue;
    }
    const std::size_t next = at + point.size;
    if (next >= text.size()) break;
    const bool between_digits = at > 0 && is_digit(text[at - 1]) && is_digit(text[next]);
    const bool joins =
        (point.value == '.' || point.value == ',' || point.value == ':') && between_digits;
    if (joins) {
      at = next;
      continue;
    }
    if (!is_apostrophe(point.value) || !is_letter(code_point_at(text, next).value)) break;
    const bool alone = next + 1 >= text.size() || !is_letter(code_point_at(text, next + 1).value);
    if (text[next] == 's' && alone) return {at, next + 1};
    at = next;
  }
  return {at, at};
}

// Words that are in every report.
constexpr std::array<std::string_view, 148> kCommon = {
    "the",     "of",        "and",      "for",       "in",        "a",         "an",
    "to",      "at",        "on",       "by",        "it",        "its",       "he",
    "she",     "they",      "them",     "his",       "her",       "their",     "that",
    "this",    "these",     "those",    "with",      "from",      "as",        "is",
    "was",     "were",      "be",       "been",      "are",       "has",       "had",
    "have",    "not",       "no",       "nor",       "or",        "but",       "if",
    "so",      "than",      "then",     "there",     "which",     "who",       "whom",
    "whose",   "what",      "when",     "where",     "will",      "would",     "could",
    "should",  "may",       "might",    "can",       "said",      "say",       "says",
    "tell",    "told",      "reported", "report",    "reports",   "according", "also",
    "after",   "before",    "over",     "about",     "into",      "more",      "most",
    "up",      "out",       "first",    "last",      "new",       "other",     "any",
    "all",     "some",      "such",     "only",      "very",      "being",     "did",
    "does",    "do",        "done",     "during",    "per",       "cent",      "between",
    "under",   "still",     "now",      "just",      "even",      "own",       "off",
    "again",   "while",     "because",  "how",       "many",      "much",      "each",
    "both",    "few",       "our",      "us",        "we",        "you",       "your",
    "i",       "me",        "my",       "mr",        "ms",        "mrs",       "monday",
    "tuesday", "wednesday", "thursday", "friday",    "saturday",  "sunday",    "day",
    "week",    "month",     "year",     "today",     "yesterday", "morning",   "evening",
    "night",   "statement", "news",     "newspaper", "one",       "two",       "oh",
    "s"};

bool is_common(std::string_view word) {
  static const std::unordered_set<std::string_view> common(kCommon.begin(), kCommon.end());
  return common.contains(word);
}

/// The value of a number word below a hundred; -1 for other words.
int number_named(std::string_view word) {
  constexpr std::array<std::string_view, 20> units = {
      "zero",     "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                    "sixty",  "seventy", "eighty", "ninety"};
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i] == word) return static_cast<int>(i);
  }
  for (std::size_t i = 0; i < tens.size(); ++i) {
    if (tens[i] == word) return static_cast<int>(20 + 10 * i);
  }
  return -1;
}

bool is_month(std::string_view lower) { return month_named(lower) != 0; }

/// "7.45" and "19:14": a time of the day, or a figure that looks like one.
bool is_clock(std::string_view word) {
  const std::size_t mark = word.find_first_of(".:");
  return mark != word.npos && mark >= 1 && mark <= 2 && word.size() == mark + 3 &&
         is_digit(word[mark + 1]) && is_digit(word[mark + 2]);
}

/// "4 March", "March 4", "March 4, 2024".
bool in_date(const std::vector<TextWord>& words, std::size_t i) {
  if (words[i].lower.size() > 4) return false;
  const bool behind = i > 0 && is_month(words[i - 1].lower);
  const bool before = i + 1 < words.size() && is_month(words[i + 1].lower);
  return (behind || before) && words[i].lower.size() <= 2;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

}  // namespace

std::vector<TextWord> text_words(std::string_view text) {
  std::vector<TextWord> words;
  words.reserve(text.size() / 6);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!is_letter(point.value)) {
      at += point.size;
      continue;
    }
    const WordEnd word = end_of_word(text, at);
    const Span span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(word.end)};
    const std::string_view written = span.in(text);
    const bool capitals =
        std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool capital = (written[0] >= 'A' && written[0] <= 'Z') || point.value >= 0x80;
    words.push_back({span, lower_ascii(written), capital,
                     capitals && written.size() >= 2 && written.size() <= 6});
    at = std::max(word.possessive, word.end);
  }
  return words;
}

bool is_small(std::string_view lower) {
  constexpr std::array<std::string_view, 15> small = {
      "the", "of", "and", "for", "in", "a", "an", "to", "at", "on", "by", "de", "da", "do", "s"};
  return std::find(small.begin(), small.end(), lower) != small.end();
}

std::string stem(std::string_view lower) {
  constexpr std::size_t longest = 7;  // "decided" and "decides", but also most compounds
  for (const std::string_view ending : {"ies", "es", "s", "ed", "ing"}) {
    if (lower.size() > 4 && lower.ends_with(ending) && lower.size() >= ending.size() + 3) {
      lower.remove_suffix(ending.size());
      break;
    }
  }
  return std::string(start_of(lower, longest));
}

std::vector<ContentWord> content_words(const std::vector<TextWord>& words, const Spans& within,
                                       Span without) {
  std::vector<ContentWord> out;
  std::unordered_set<std::string> known;
  const auto add = [&](ContentWord word) {
    if (known.insert(word.word).second) out.push_back(std::move(word));
  };
  const auto add_number = [&](std::string digits) {
    const bool figure =
        (digits.size() > 2 || digits > "10") && digits.size() > 1 && !is_year(digits);
    add({std::move(digits), true, figure});
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TextWord& word = words[i];
    const bool inside = std::any_of(within.begin(), within.end(),
                                    [&](Span span) { return span.contains(word.span); });
    if (!inside || word.span.overlaps(without)) continue;
    if (is_digit(word.lower[0])) {
      if (!in_date(words, i) && !is_clock(word.lower)) add_number(word.lower);
      continue;
    }
    if (const int value = number_named(word.lower); value > 1) {
      // "twenty" "six" of "twenty-six"
      const int units = value % 10 == 0 && value >= 20 && i + 1 < words.size() &&
                                words[i + 1].span.begin == word.span.end + 1
                            ? number_named(words[i + 1].lower)
                            : -1;
      const bool both = units >= 1 && units <= 9;
      add_number(std::to_string(both ? value + units : value));
      if (both) ++i;
      continue;
    }
    if (word.lower.size() < 3 || is_common(word.lower) || is_month(word.lower)) continue;
    add({stem(word.lower)});
  }
  return out;
}

std::set<std::string> content_of(std::string_view title, std::string_view text) {
  std::set<std::string> out;
  for (const std::string_view part : {title, text}) {
    const std::vector<TextWord> words = text_words(part);
    const Span all = {0, static_cast<std::uint32_t>(part.size())};
    for (ContentWord& word : content_words(words, {all}, {})) out.insert(std::move(word.word));
    // Parts of a point or of a hundred are written either way.
    if (part.find("three quarters") != part.npos) out.insert("75");
    if (part.find("half") != part.npos) out.insert("50");
    if (part.find("quarter") != part.npos) out.insert("25");
  }
  return out;
}

std::set<std::string> name_stems(const std::vector<TextWord>& words) {
  std::set<std::string> out;
  for (const TextWord& word : words) {
    if (word.capital && word.lower.size() > 3 && !is_common(word.lower) && !is_month(word.lower)) {
      out.insert(stem(word.lower));
    }
  }
  return out;
}

std::vector<std::string> frequent_names(const std::vector<TextWord>& words, std::size_t most) {
  const std::set<std::string> names = name_stems(words);
  std::map<std::string, std::size_t> count;
  for (const TextWord& word : words) {
    if (std::string stemmed = stem(word.lower); names.contains(stemmed)) ++count[stemmed];
  }
  std::vector<std::pair<std::string, std::size_t>> ranked(count.begin(), count.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (ranked.size() > most) ranked.resize(most);
  std::vector<std::string> out;
  out.reserve(ranked.size());
  for (auto& [word, times] : ranked) out.push_back(std::move(word));
  return out;
}

std::size_t shared(const std::set<std::string>& one, const std::set<std::string>& other) {
  return static_cast<std::size_t>(std::count_if(
      one.begin(), one.end(), [&](const std::string& word) { return other.contains(word); }));
}

}  // namespace sayso
