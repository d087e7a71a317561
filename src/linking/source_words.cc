#include "linking/source_words.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

namespace sayso {

namespace {

constexpr std::array<std::string_view, 21> pronouns = {
    "he",  "she",   "they", "it",  "i",    "we",    "you",  "him",  "her",  "them",  "us",
    "his", "their", "its",  "who", "whom", "which", "that", "this", "some", "others"};
constexpr std::array<std::string_view, 6> articles = {"a", "an", "the", "his", "its", "their"};

std::string folded(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())))
      .foldCase()
      .toUTF8String(out);
  return out;
}

/// Splits at spaces; a word loses ASCII and curly punctuation at its ends and a possessive ending.
std::vector<std::string> key_words(const std::string& text) {
  std::vector<std::string> words;
  icu::UnicodeString word;
  auto end_word = [&] {
    while (!word.isEmpty() && u_ispunct(word.char32At(0))) word.remove(0, 1);
    while (!word.isEmpty() && u_ispunct(word.char32At(word.length() - 1))) {
      word.truncate(word.length() - 1);
    }
    for (const char16_t* ending : {u"'s", u"\u2019s"}) {
      if (word.endsWith(ending)) word.truncate(word.length() - 2);
    }
    if (!word.isEmpty()) word.toUTF8String(words.emplace_back());
    word.remove();
  };
  icu::UnicodeString all = icu::UnicodeString::fromUTF8(text);
  for (int i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
    UChar32 c = all.char32At(i);
    if (u_isUWhiteSpace(c)) {
      end_word();
    } else {
      word.append(c);
    }
  }
  end_word();
  return words;
}

}  // namespace

std::string source_words(const Spans& source, std::string_view text) {
  std::string words = words_of(text, source);
  std::replace(words.begin(), words.end(), '\n', ' ');
  // A comma that ends an apposition says nothing of who spoke.
  words.erase(words.find_last_not_of(" ,;:") + 1);
  return words;
}

std::string source_key(std::string_view words) {
  std::vector<std::string> parts = key_words(folded(words));
  std::string key;
  for (const std::string& part : parts) {
    bool article = std::find(articles.begin(), articles.end(), part) != articles.end();
    if (article && parts.size() > 1) continue;
    if (!key.empty()) key += ' ';
    key += part;
  }
  return key;
}

bool is_pronoun(std::string_view key) {
  return std::find(pronouns.begin(), pronouns.end(), key) != pronouns.end();
}

bool has_words(std::string_view text, std::string_view wanted) {
  return wanted.empty() || folded(text).find(folded(wanted)) != std::string::npos;
}

}  // namespace sayso
