#include "linking/stories/document_words.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "linking/letters.h"

namespace sayso {

extern const std::string_view common_words_table;  // without comments and the column of sources

namespace {

constexpr std::size_t kMostWords = 800;  // of a document: what comes later tells little new
constexpr std::size_t kShortestStem = 4;

// Words of a language come by Zipf's law: the share of reports with a word falls as its rank grows.
constexpr double kShareOfFirst = 8;
constexpr double kRankOffset = 5;
constexpr double kMostShare = 0.9;
constexpr double kRareShare = 0.008;  // the law's value at the end of the table

struct Token {
  std::string_view word;
  bool starts = false;  // a capital says nothing here
};

bool is_capital(std::string_view word) {
  const char32_t first = code_point_at(word, 0).value;
  return (first >= 'A' && first <= 'Z') || (first >= 0xC0 && first <= 0xDE);
}
bool is_letter(char32_t value) {
  const bool ascii = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  return ascii || (value >= 0xC0 && value < 0x2000) || value > 0x2E7F;
}

/// The end of the word or number that begins at `at`; `at` where none does.
std::size_t end_of_token(std::string_view text, std::size_t at) {
  const bool number = is_digit(text[at]);
  if (!number && !is_letter(code_point_at(text, at).value)) return at;
  std::size_t end = at;
  while (end < text.size()) {
    const CodePoint point = code_point_at(text, end);
    const bool inside =
        number ? is_digit(text[end]) || text[end] == '.' || text[end] == ','
               : is_letter(point.value) || is_apostrophe(point.value) || point.value == '-';
    if (!inside) break;
    end += point.size;
  }
  return end;
}

bool ends_sentence(char32_t value) {
  constexpr std::u32string_view ends = U".!?:\"\u201C";
  return ends.find(value) != std::u32string_view::npos;
}

void add_paragraph(std::string_view paragraph, std::vector<Token>& tokens) {
  const std::size_t first = tokens.size();
  bool starts = true;
  for (std::size_t at = 0; at < paragraph.size() && tokens.size() < kMostWords;) {
    const std::size_t end = end_of_token(paragraph, at);
    if (end > at) {
      tokens.push_back({paragraph.substr(at, end - at), starts});
      // A number takes the full stop behind it.
      starts = paragraph[end - 1] == '.';
      at = end;
      continue;
    }
    const CodePoint point = code_point_at(paragraph, at);
    starts = starts || ends_sentence(point.value);
    at += point.size;
  }
  const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(first);
  const auto capitals =
      std::count_if(begin, tokens.end(), [](const Token& token) { return is_capital(token.word); });
  const auto all = tokens.end() - begin;
  if (all > 2 && capitals * 5 > all * 3) {  // a headline
    std::for_each(begin, tokens.end(), [](Token& token) { token.starts = true; });
  }
}

std::vector<Token> tokens_of(std::string_view title, std::string_view text) {
  std::vector<Token> tokens;
  if (text.substr(0, title.size()) != title) add_paragraph(title, tokens);
  while (!text.empty() && tokens.size() < kMostWords) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add_paragraph(text.substr(0, end), tokens);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tokens;
}

/// Without a possessive ending.
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s", "'", "\u2019"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

std::string lower(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    const bool accented = point.value >= 0xC0 && point.value <= 0xDE;
    append_utf8(accented ? point.value + 0x20 : point.value, out);
    at += point.size;
  }
  return lower_ascii(out);
}

std::unordered_map<std::string, double> read_shares() {
  std::unordered_map<std::string, double> shares;
  double rank = 0;
  for (std::string_view left = common_words_table; !left.empty(); ++rank) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string_view word = left.substr(0, std::min(left.find('\t'), end));
    shares.emplace(stem_of(word), std::min(kMostShare, kShareOfFirst / (rank + kRankOffset)));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return shares;
}

}  // namespace

std::string stem_of(std::string_view written) {
  std::string word = lower(without_possessive(written));
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == '-')) {
    word.pop_back();
  }
  if (word.ends_with("ies") && word.size() > kShortestStem) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.ends_with("sses")) {
    word.resize(word.size() - 2);
  } else if (word.ends_with('s') && !word.ends_with("ss") && word.size() >= kShortestStem) {
    word.pop_back();
  }
  for (const std::string_view ending : {"ing", "ed"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kShortestStem) continue;
    word.resize(word.size() - ending.size());
    const char last = word.back();
    if (last == word[word.size() - 2] && last != 'l' && last != 's') word.pop_back();
    break;
  }
  if (word.ends_with('e') && word.size() > kShortestStem) word.pop_back();
  return word;
}

std::vector<PlacedWord> placed_words(std::string_view text, Span within) {
  std::vector<PlacedWord> words;
  const std::string_view part = text.substr(0, within.end);
  for (std::size_t at = within.begin; at < part.size();) {
    const std::size_t end = end_of_token(part, at);
    if (end == at) {
      at += code_point_at(part, at).size;
      continue;
    }
    const Span span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    words.push_back({stem_of(part.substr(at, end - at)), span});
    at = end;
  }
  return words;
}

std::vector<DocumentWord> document_words(std::string_view title, std::string_view text) {
  const std::vector<Token> tokens = tokens_of(title, text);
  std::set<std::string, std::less<>> small;  // words that are written without a capital
  std::set<std::string_view> names;          // words with a capital inside a sentence
  for (const Token& token : tokens) {
    const std::string_view word = without_possessive(token.word);
    if (!is_capital(word)) {
      small.insert(std::string(word));
    } else if (!token.starts) {
      names.insert(word);
    }
  }
  std::vector<DocumentWord> words;
  std::unordered_map<std::string, std::size_t> places;
  for (const Token& token : tokens) {
    std::string stem = stem_of(token.word);
    if (stem.size() < 2) continue;
    const std::string_view word = without_possessive(token.word);
    const bool name = is_capital(word) && (names.contains(word) || !small.contains(lower(word)));
    const auto [found, is_new] = places.emplace(stem, words.size());
    if (is_new) words.push_back({std::move(stem)});
    DocumentWord& entry = words[found->second];
    ++entry.count;
    entry.marks = entry.marks || name || is_digit(word.front());
  }
  return words;
}

double common_share(std::string_view stem) {
  static const std::unordered_map<std::string, double> shares = read_shares();
  const auto found = shares.find(std::string(stem));
  return found == shares.end() ? kRareShare : std::max(found->second, kRareShare);
}

double rare_share() { return kRareShare; }

}  // namespace sayso
