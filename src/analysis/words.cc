#include "analysis/words.h"

#include <array>
#include <utility>

#include "base/ascii.h"

namespace sayso {
namespace {

constexpr std::string_view kApostrophe = "\xE2\x80\x99";

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const char small = lower_ascii(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
}

/// The bytes of punctuation beyond ASCII at `at`: quotation marks, dashes and the ellipsis (U+2010
/// to U+203F), the no-break space and signs of Latin-1 (U+0080 to U+00BF); else 0.
std::size_t mark_size(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\xE2\x80") return 3;
  return text[at] == '\xC2' ? 2 : 0;
}

constexpr std::array kPlurals = {"people", "men", "women", "police", "children", "clergy", "folk"};
constexpr std::array kSingulars = {"news",      "politics",  "ethics",     "physics",
                                   "economics", "athletics", "statistics", "mathematics"};
constexpr std::array kPluralsOnly = {"others", "many", "some", "several", "most", "both"};

}  // namespace

std::vector<PhraseWord> words_in(std::string_view text, Span span) {
  std::vector<PhraseWord> words;
  bool after_break = false;
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t mark = mark_size(text, at);
    if (mark > 0 || !is_letter(text[at])) {
      after_break = after_break || (mark > 0 && text.substr(at, 2) != "\xC2\xA0") ||
                    std::string_view(",;:()[]\"!?.-").find(text[at]) != std::string_view::npos;
      at += mark > 0 ? mark : 1;
      continue;
    }
    PhraseWord word;
    word.span.begin = static_cast<std::uint32_t>(at);
    word.capital = text[at] >= 'A' && text[at] <= 'Z';
    word.after_break = std::exchange(after_break, false);
    bool dotted = false;
    while (at < span.end) {
      const bool next_is_letter = at + 1 < span.end && is_letter(text[at + 1]);
      if (text.substr(at, 3) == kApostrophe || text[at] == '\'') {
        // Of "officials'" too, but not a closing quotation mark.
        if (word.lower.empty() || (!next_is_letter && !word.lower.ends_with('s'))) break;
        word.lower += '\'';
        at += text[at] == '\'' ? 1 : 3;
      } else if (is_letter(text[at]) && mark_size(text, at) == 0) {
        word.lower += lower_ascii(text[at++]);
      } else if ((text[at] == '-' && next_is_letter) || (text[at] == '&' && next_is_letter)) {
        word.lower += text[at++];
      } else if (text[at] == '.' &&
                 (next_is_letter || dotted ||
                  (word.capital && word.lower.size() <= 3 && at + 1 < span.end))) {
        dotted = true;
        word.lower += text[at++];
      } else {
        break;
      }
    }
    word.span.end = static_cast<std::uint32_t>(at);
    words.push_back(std::move(word));
  }
  return words;
}

bool is_plural(std::string_view noun) {
  if (is_one_of(noun, kPlurals) || is_one_of(noun, kPluralsOnly)) return true;
  return noun.size() > 3 && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") &&
         !noun.ends_with("is") && !noun.ends_with("'s") && !is_one_of(noun, kSingulars);
}

std::string singular(std::string_view noun) {
  if (noun == "people") return "person";
  if (noun == "men") return "man";
  if (noun == "women") return "woman";
  if (noun.ends_with("men")) return std::string(noun.substr(0, noun.size() - 2)) + "an";
  if (!is_plural(noun) || !noun.ends_with('s')) return std::string(noun);
  if (noun.ends_with("ies") && noun.size() > 4) {
    return std::string(noun.substr(0, noun.size() - 3)) + "y";
  }
  const bool hissed = noun.ends_with("sses") || noun.ends_with("ches") || noun.ends_with("shes");
  return std::string(noun.substr(0, noun.size() - (hissed ? 2 : 1)));
}

}  // namespace sayso
