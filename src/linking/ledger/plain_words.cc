#include "linking/ledger/plain_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace sayso {
namespace {

/// Sorted.
constexpr auto kSmall = std::to_array<std::string_view>(
    {"a",     "about", "after", "an",    "and",  "are",   "as",   "at",  "be",    "been", "but",
     "by",    "for",   "from",  "had",   "has",  "have",  "he",   "her", "him",   "his",  "in",
     "is",    "it",    "its",   "mr",    "mrs",  "ms",    "not",  "of",  "on",    "one",  "or",
     "our",   "said",  "says",  "she",   "some", "than",  "that", "the", "their", "them", "there",
     "these", "they",  "this",  "those", "to",   "told",  "was",  "we",  "were",  "what", "when",
     "which", "who",   "whom",  "will",  "with", "would", "you"});

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Typographic quotation marks and dashes are letters by their bytes.
std::string with_plain_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_mark = text[i] == '\xe2' && text.substr(i).starts_with("\xe2\x80");
    if (!is_mark) {
      out += text[i];
      continue;
    }
    out += text.substr(i).starts_with("\u2019") ? '\'' : ' ';
    i += 2;
  }
  return out;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  const std::string plain = lower_ascii(with_plain_marks(text));
  std::vector<std::string> words;
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_letter(plain[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    const auto goes_on = [&](std::size_t i) {
      if (is_letter(plain[i])) return true;
      const bool inside = i + 1 < plain.size() && is_letter(plain[i + 1]);
      return inside && (plain[i] == '.' || plain[i] == ',') && plain[i + 1] <= '9';
    };
    while (end < plain.size() && goes_on(end)) ++end;
    words.push_back(plain.substr(at, end - at));
    const bool possessive = plain.compare(end, 2, "'s") == 0;
    at = possessive ? end + 2 : end;
  }
  return words;
}

std::set<std::string> telling_words(std::string_view text) {
  std::set<std::string> out;
  for (std::string& word : plain_words(text)) {
    if (!std::binary_search(kSmall.begin(), kSmall.end(), word)) out.insert(std::move(word));
  }
  return out;
}

double shared_part(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
    const int order = one->compare(*other);
    if (order == 0) ++common;
    if (order <= 0) ++one;
    if (order >= 0) ++other;
  }
  return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

bool same_wording(const std::set<std::string>& words, const std::set<std::string>& others) {
  constexpr std::size_t kLong = 6;
  constexpr double kNearly = 0.85;
  return words.size() >= kLong && others.size() >= kLong && shared_part(words, others) >= kNearly;
}

bool all_in(const std::set<std::string>& part, const std::set<std::string>& whole) {
  return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool of_one_stem(std::string_view a, std::string_view b) {
  constexpr std::size_t kEnding = 2;
  constexpr std::size_t kLeast = 5;
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < kLeast || std::max(a.size(), b.size()) > shorter + kEnding) return a == b;
  const std::size_t same = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<long>(shorter), b.begin()).first -
      a.begin());
  return same + 1 >= shorter;
}

}  // namespace sayso
