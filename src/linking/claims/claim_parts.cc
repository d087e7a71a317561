#include "linking/claims/claim_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"
#include "linking/claims/claim_words.h"
#include "linking/ledger/denial_words.h"

namespace sayso {
namespace {

constexpr std::size_t kFewWords = 3;  // a clause with fewer states nothing by itself

/// What a clause begins with, behind "and", that has a subject of its own.
constexpr std::string_view kSubjects[] = {
    "a",   "an",      "each",  "every",  "he",   "her",  "his",   "i",    "it",
    "its", "neither", "no",    "nobody", "none", "not",  "she",   "some", "that",
    "the", "their",   "there", "these",  "they", "this", "those", "we",   "you",
};
constexpr std::string_view kNobody[] = {"no", "nobody", "none", "nothing"};
constexpr std::string_view kVerbs[] = {"are", "had", "has", "have", "is", "was", "were", "would"};

/// Whether a clause beside the one before begins with `words[i]`.
bool begins_clause(std::string_view text, const std::vector<ClaimWord>& words, std::size_t i) {
  if (i == 0) return false;
  const std::string_view before =
      text.substr(words[i - 1].span.end, words[i].span.begin - words[i - 1].span.end);
  if (before.find(';') != before.npos) return true;
  const bool comma = before.find(',') != before.npos;
  if (words[i].lower != "and" || i + 1 == words.size()) {
    return comma && is_one_of(words[i].lower, kNobody);
  }
  const std::string_view next = words[i + 1].lower;
  return next == "that" || is_one_of(next, kVerbs) || (comma && is_one_of(next, kSubjects));
}

bool is_short(std::string_view text, const Spans& part) {
  std::size_t count = 0;
  for (const Span span : part) {
    for (const ClaimWord& word : claim_words(text, span)) {
      if (is_word_for_false(word.lower)) return false;
      ++count;
    }
  }
  return count < kFewWords;
}

}  // namespace

std::vector<Spans> claim_parts(std::string_view text, const Spans& content,
                               const Spans& sentences) {
  std::vector<Spans> parts(1);
  const auto cut = [&] {
    if (!parts.back().empty()) parts.emplace_back();
  };
  for (const Span span : content) {
    std::vector<std::uint32_t> cuts;
    const std::vector<ClaimWord> words = claim_words(text, span);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (begins_clause(text, words, i)) cuts.push_back(words[i].span.begin);
    }
    for (const Span sentence : sentences) {
      if (span.begin <= sentence.begin && sentence.begin < span.end) cuts.push_back(sentence.begin);
    }
    std::sort(cuts.begin(), cuts.end());
    std::uint32_t begin = span.begin;
    for (const std::uint32_t at : cuts) {
      if (at > begin) parts.back().push_back({begin, at});
      begin = std::max(begin, at);
      cut();
    }
    parts.back().push_back({begin, span.end});
  }
  // What is too short to state anything stays with what is before it, but for a judgement on what
  // another says: "Fantasies."
  std::vector<Spans> out;
  for (Spans& part : parts) {
    const bool joins = !out.empty() && (is_short(text, part) || is_short(text, out.back()));
    if (joins) {
      out.back().insert(out.back().end(), part.begin(), part.end());
    } else {
      out.push_back(std::move(part));
    }
  }
  return out;
}

}  // namespace sayso
