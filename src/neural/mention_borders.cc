#include "neural/mention_borders.h"

#include "base/utf8.h"
#include "neural/piece_words.h"

namespace sayso {
namespace {

bool begins_word(std::string_view text, std::uint32_t at) {
  const char32_t c = code_point_at(text, at).value;
  return is_letter_or_digit(c) || c == '$' || c == 0xA3 || c == 0x20AC || c == '%';
}

bool ends_word(std::string_view text, std::uint32_t end) {
  const char32_t c = last_before(text, end);
  constexpr std::u32string_view marks = U".)%'\"\u2019\u201D";
  return is_letter_or_digit(c) || marks.find(c) != marks.npos;
}

/// Whether a sentence ends before piece `i`, which stands behind white space: with . ! ? and what
/// closes after it; not with the dot of a short capitalised word ("Sen.").
bool starts_sentence(std::span<const Piece> pieces, std::string_view text, std::size_t i) {
  constexpr std::u32string_view closing = U"\"'\u201D\u2019)]";
  const auto first = [&](std::size_t k) { return code_point_at(text, pieces[k].span.begin).value; };
  std::size_t mark = i - 1;
  while (mark > 0 && pieces[mark].before() == 0 && closing.find(first(mark)) != closing.npos)
    --mark;
  const char32_t c = first(mark);
  if (c != '.' && c != '!' && c != '?') return false;
  if (mark == 0 || pieces[mark].before() != 0) return true;
  const std::string_view word = pieces[mark - 1].span.in(text);
  const bool is_short = word.size() <= 3 && word[0] >= 'A' && word[0] <= 'Z';
  return !is_short;
}

}  // namespace

MentionBorders mention_borders(std::span<const Piece> pieces, std::string_view text) {
  MentionBorders out;
  const std::size_t n = pieces.size();
  std::vector<std::uint8_t> glued(n + 1);  // goes on with the word of the piece before
  for (std::size_t i = 1; i < n; ++i) {
    glued[i] = continues_word(pieces, text, i);
  }
  out.opens.resize(n);
  out.closes.resize(n);
  out.paragraph.resize(n);
  out.sentence.resize(n);
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;
  for (std::size_t i = 0; i < n; ++i) {
    out.opens[i] = !glued[i] && begins_word(text, pieces[i].span.begin);
    out.closes[i] = !glued[i + 1] && ends_word(text, pieces[i].span.end);
    if (pieces[i].starts_paragraph()) ++paragraph;
    out.paragraph[i] = paragraph;
    const bool starts = pieces[i].starts_paragraph() ||
                        (i > 0 && pieces[i].before() == 1 && starts_sentence(pieces, text, i));
    if (starts) ++sentence;
    out.sentence[i] = sentence;
    if (pieces[i].before() > 0) ++out.words;
  }
  return out;
}

}  // namespace sayso
