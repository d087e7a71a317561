#include "linking/claims/claim_words.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"

namespace sayso {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
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

/// Stems of words of saying (claim_stem).
constexpr std::string_view kSayings[] = {
    "accord",   "accus",   "acknowledg", "add",     "admit",  "admitt",   "affirm",  "alleg",
    "announc",  "argu",    "assert",     "boast",   "cit",    "claim",    "comment", "complain",
    "conced",   "conclud", "confirm",    "contend", "declar", "deni",     "deny",    "describ",
    "disclos",  "estimat", "explain",    "find",    "found",  "inform",   "insist",  "indicat",
    "maintain", "mention", "not",        "observ",  "point",  "predict",  "publish", "quot",
    "recall",   "relat",   "remark",     "rep",     "repeat", "repl",     "repli",   "report",
    "respond",  "rev",     "said",       "say",     "show",   "speak",    "spok",    "stat",
    "stress",   "suggest", "tell",       "testifi", "told",   "underlin", "writ",    "wrot",
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

bool tells_of_saying(std::string_view text, const Spans& cue) {
  return std::any_of(cue.begin(), cue.end(), [&](Span span) {
    const std::vector<ClaimWord> words = claim_words(text, span);
    return std::any_of(words.begin(), words.end(), [](const ClaimWord& word) {
      return is_one_of(claim_stem(word.lower), kSayings);
    });
  });
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
