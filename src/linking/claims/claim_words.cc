#include "linking/claims/claim_words.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <initializer_list>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"
#include "linking/letters.h"

namespace sayso {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
/// Dashes, quotation marks and other signs from U+2000 to U+20FF stand between words.
bool is_sign(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("\xe2\x80") || text.substr(at).starts_with("\xe2\x82");
}

// Sorted. What is left out here was found to tell nothing of which claim it is.
constexpr std::string_view kStopWords[] = {
    "a",       "about", "after",   "all",    "also",   "an",    "and",   "any",  "are",   "as",
    "at",      "be",    "because", "been",   "before", "being", "but",   "by",   "can",   "could",
    "did",     "do",    "does",    "for",    "from",   "had",   "has",   "have", "he",    "her",
    "him",     "his",   "how",     "i",      "if",     "in",    "into",  "is",   "it",    "its",
    "may",     "me",    "might",   "more",   "most",   "must",  "my",    "no",   "nor",   "not",
    "of",      "on",    "one",     "only",   "or",     "other", "our",   "out",  "over",  "said",
    "say",     "says",  "she",     "should", "so",     "some",  "such",  "tell", "than",  "that",
    "the",     "their", "them",    "then",   "there",  "these", "they",  "this", "those", "to",
    "told",    "up",    "us",      "very",   "was",    "we",    "were",  "what", "when",  "where",
    "whether", "which", "who",     "whom",   "will",   "with",  "would", "you",  "your",
};

constexpr std::pair<std::string_view, int> kNumerals[] = {
    {"two", 2},      {"three", 3},      {"four", 4},      {"five", 5},      {"six", 6},
    {"seven", 7},    {"eight", 8},      {"nine", 9},      {"ten", 10},      {"eleven", 11},
    {"twelve", 12},  {"dozen", 12},     {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},
};

constexpr std::pair<std::string_view, double> kScales[] = {
    {"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6},   {"m", 1e6},
    {"billion", 1e9}, {"bn", 1e9},       {"trillion", 1e12},
};

/// How far along a thing is that is told of in words with these stems (claim_stem).
constexpr std::pair<std::string_view, Stage> kStages[] = {
    {"ask", Stage::asked},          {"request", Stage::asked},      {"sought", Stage::asked},
    {"seek", Stage::asked},         {"want", Stage::asked},         {"approach", Stage::asked},
    {"demand", Stage::asked},       {"consid", Stage::considered},  {"opt", Stage::considered},
    {"discuss", Stage::considered}, {"prepar", Stage::considered},  {"plan", Stage::considered},
    {"draft", Stage::considered},   {"drawn", Stage::considered},   {"propos", Stage::considered},
    {"intend", Stage::considered},  {"possibl", Stage::considered}, {"possib", Stage::considered},
    {"may", Stage::considered},     {"might", Stage::considered},   {"could", Stage::considered},
    {"talk", Stage::considered},    {"weigh", Stage::considered},   {"mull", Stage::considered},
    {"decid", Stage::decided},      {"decis", Stage::decided},      {"agr", Stage::decided},
    {"resolv", Stage::decided},     {"settl", Stage::decided},      {"consent", Stage::decided},
    {"approv", Stage::decided},     {"will", Stage::decided},       {"adopt", Stage::decided},
    {"pledg", Stage::decided},      {"promis", Stage::decided},     {"commit", Stage::decided},
    {"accept", Stage::decided},     {"warn", Stage::warned},        {"threaten", Stage::warned},
    {"threat", Stage::warned},      {"caut", Stage::warned},        {"continu", Stage::going_on},
    {"still", Stage::going_on},     {"underway", Stage::going_on},  {"ongo", Stage::going_on},
};

std::optional<double> numeral(std::string_view word) {
  for (const auto& [name, value] : kNumerals) {
    if (word == name) return value;
  }
  return std::nullopt;
}

std::optional<double> value_of(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (!is_digit(word.front())) {
    const std::size_t hyphen = word.find('-');  // "twenty-one"
    const auto tens = numeral(word.substr(0, hyphen));
    if (hyphen == word.npos || !tens || *tens < 20) return tens;
    const std::string_view rest = word.substr(hyphen + 1);
    if (rest == "one") return *tens + 1;
    const auto units = numeral(rest);
    return units && *units < 10 ? std::optional(*tens + *units) : std::nullopt;
  }
  std::string plain;
  for (const char c : word) {
    if (c != ',') plain += c;
  }
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc() || read.ptr != plain.data() + plain.size()) return std::nullopt;
  return value;
}

std::string written(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.12g", value);
  return text;
}

/// "18.52", "6:52" followed by "p.m.": a time of day in the text from `word` on.
std::optional<std::string> time_of_day(std::string_view text, Span word) {
  const std::string_view digits = word.in(text);
  const std::size_t point = digits.find_first_of(":.");
  if (point == digits.npos || point == 0 || point > 2 || digits.size() - point != 3) {
    return std::nullopt;
  }
  int hour = 0, minute = 0;
  std::from_chars(digits.data(), digits.data() + point, hour);
  std::from_chars(digits.data() + point + 1, digits.data() + digits.size(), minute);
  if (hour > 23 || minute > 59) return std::nullopt;
  const std::string next = lower_ascii(text.substr(word.end, 6));
  const bool afternoon = next.starts_with(" p.m") || next.starts_with(" pm");
  const bool morning = next.starts_with(" a.m") || next.starts_with(" am");
  // "6.25" may be anything else.
  const bool surely = digits[point] == ':' || afternoon || morning;
  if (!surely && (point != 2 || next.starts_with("%") || next.starts_with(" per"))) {
    return std::nullopt;
  }
  if (afternoon && hour < 12) hour += 12;
  char out[32];
  std::snprintf(out, sizeof out, "t%02d:%02d", hour % 24, minute);
  return out;
}

/// Whether the number gives way to one before it: "19, not 21", "to 19 from 21".
bool is_replaced(const std::vector<ClaimWord>& words, std::size_t i) {
  if (i == 0) return false;
  const std::string_view before = words[i - 1].lower;
  return before == "not" || before == "from";
}

bool in_date(Span word, const std::vector<Timex>& times) {
  return std::any_of(times.begin(), times.end(), [&](const Timex& time) {
    return time.type == TimexType::date && time.span.overlaps(word);
  });
}

}  // namespace

std::vector<ClaimWord> claim_words(std::string_view text, Span span) {
  std::vector<ClaimWord> words;
  std::size_t at = span.begin;
  while (at < span.end) {
    if (is_sign(text, at)) {
      at += 3;
      continue;
    }
    const bool digits = is_digit(text[at]);
    if (!digits && !is_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    const auto goes_on = [&](std::size_t i) {
      const char c = text[i];
      const bool inner = i + 1 < span.end;
      if (digits) {
        const bool joint = c == '.' || c == ',' || c == ':';
        return is_digit(c) || (joint && inner && is_digit(text[i + 1]));
      }
      return (is_letter(c) && !is_sign(text, i)) || (c == '-' && inner && is_letter(text[i + 1]));
    };
    while (end < span.end && goes_on(end)) ++end;
    const Span word{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    words.push_back({word, lower_ascii(word.in(text))});
    at = end;
    // "Orlum's", "isn't": what follows an apostrophe tells nothing.
    for (const std::string_view apostrophe : {"'", "\xe2\x80\x99"}) {
      if (digits || !text.substr(at).starts_with(apostrophe)) continue;
      std::size_t rest = at + apostrophe.size();
      while (rest < span.end && rest < at + apostrophe.size() + 3 && is_letter(text[rest])) ++rest;
      at = rest;
      break;
    }
  }
  return words;
}

bool is_claim_stop_word(std::string_view lower) {
  return std::binary_search(std::begin(kStopWords), std::end(kStopWords), lower);
}

std::string claim_stem(std::string_view lower) {
  if (lower.empty() || is_digit(lower.front())) return std::string(lower);
  std::string_view stem = lower;
  // The ending of each group that fits first, if enough is left.
  const auto strip = [&](std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
      if (!stem.ends_with(ending) || stem.size() < ending.size() + 3) continue;
      stem.remove_suffix(ending.size());
      return;
    }
  };
  if (!stem.ends_with("ss")) strip({"ies", "es", "s"});
  strip({"ing", "ed"});
  strip({"ment", "ion", "ly", "al", "er"});
  while (stem.size() > 2 && stem.ends_with('e')) stem.remove_suffix(1);
  return std::string(stem);
}

std::vector<std::string> claim_numbers(std::string_view text, Span span,
                                       const std::vector<Timex>& times) {
  std::vector<std::string> numbers;
  const std::vector<ClaimWord> words = claim_words(text, span);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (auto time = time_of_day(text, words[i].span)) {
      numbers.push_back(*std::move(time));
      continue;
    }
    auto value = value_of(words[i].lower);
    if (!value || in_date(words[i].span, times)) continue;
    if (!numbers.empty() && is_replaced(words, i)) continue;
    while (i + 1 < words.size()) {
      const auto* scale =
          std::find_if(std::begin(kScales), std::end(kScales),
                       [&](const auto& one) { return one.first == words[i + 1].lower; });
      if (scale == std::end(kScales)) break;
      *value *= scale->second;
      ++i;
    }
    std::string number = written(*value);
    const std::string_view behind = text.substr(words[i].span.end, 9);
    const bool percent = behind.starts_with("%") || behind.starts_with(" per cent") ||
                         behind.starts_with(" percent");
    if (percent) number += '%';
    numbers.push_back(std::move(number));
  }
  return numbers;
}

std::vector<std::string> replaced_numbers(std::string_view text, Span span) {
  std::vector<std::string> numbers;
  const std::vector<ClaimWord> words = claim_words(text, span);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_replaced(words, i)) continue;
    const Span rest{words[i].span.begin, span.end};
    for (std::string& number : claim_numbers(text, rest, {})) {
      if (value_of(words[i].lower)) numbers.push_back(std::move(number));
      break;
    }
  }
  return numbers;
}

std::uint32_t claim_stages(std::string_view text, Span span) {
  std::uint32_t stages = 0;
  for (const ClaimWord& word : claim_words(text, span)) {
    const std::string stem = claim_stem(word.lower);
    for (const auto& [name, stage] : kStages) {
      if (stem == name) stages |= 1U << static_cast<unsigned>(stage);
    }
  }
  return stages;
}

}  // namespace sayso
