#include "linking/reuse/wording.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xxhash.h>

#include <string>

#include "base/quotation.h"
#include "base/utf8.h"

namespace sayso {
namespace {

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || (c >= U'0' && c <= U'9');
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) || u_charType(point) == U_NON_SPACING_MARK;
}

void append_lower(char32_t c, std::string& to) {
  if (c < 0x80) {
    to.push_back(static_cast<char>(is_ascii_letter(c) ? c | 0x20U : c));
  } else {
    append_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), to);
  }
}

/// Factor of the polynomial over word hashes; odd, so that no word is lost from the product.
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;

/// Spreads a polynomial's bits over the whole number (the finaliser of SplitMix64), so that the
/// least of some hashes is a fair choice.
std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

/// `text` with quotation marks in the place of two single ones, as old agency copy has them. Every
/// byte keeps its place: the mark stands beside the words, a space beyond it.
std::string with_double_marks(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at + 1 < out.size(); ++at) {
    const bool marks =
        (out[at] == '\'' && out[at + 1] == '\'') || (out[at] == '`' && out[at + 1] == '`');
    if (!marks) continue;
    const bool opens = at == 0 || out[at - 1] == ' ' || out[at - 1] == '\n';
    out[at] = opens ? ' ' : '"';
    out[at + 1] = opens ? '"' : ' ';
  }
  return out;
}

/// Marks the words inside quotation marks.
void mark_quoted(std::string_view text, Wording& wording) {
  wording.quoted.assign(wording.size(), 0);
  std::size_t at = 0;
  for (const Span quotation : quotations(with_double_marks(text))) {
    while (at < wording.size() && wording.spans[at].begin < quotation.begin) ++at;
    for (; at < wording.size() && wording.spans[at].end <= quotation.end; ++at) {
      wording.quoted[at] = 1;
    }
  }
}

}  // namespace

Wording wording_of(std::string_view text) {
  Wording out;
  std::string word;
  std::uint32_t begin = 0, paragraph = 0;
  bool parted = false;  // whether a line ended behind the last word
  const auto finish = [&](std::uint32_t end) {
    if (word.empty()) return;
    out.words.push_back(XXH3_64bits(word.data(), word.size()));
    out.spans.push_back({begin, end});
    out.paragraphs.push_back(paragraph);
    word.clear();
  };
  for (std::uint32_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
    if (is_word_character(c.value)) {
      if (word.empty()) begin = at;
      if (parted && !out.words.empty() && word.empty()) ++paragraph;
      parted = false;
      append_lower(c.value, word);
    } else {
      finish(at);
      parted = parted || c.value == U'\n';
    }
    at += c.size;
  }
  finish(static_cast<std::uint32_t>(text.size()));
  mark_quoted(text, out);
  return out;
}

std::vector<std::uint64_t> runs_of(const Wording& wording, std::size_t length) {
  std::vector<std::uint64_t> out;
  if (length == 0 || wording.size() < length) return out;
  out.reserve(wording.size() - length + 1);
  std::uint64_t leading = 1;  // the factor of the word that leaves
  for (std::size_t i = 1; i < length; ++i) leading *= kFactor;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < wording.size(); ++i) {
    if (i >= length) sum -= leading * wording.words[i - length];
    sum = sum * kFactor + wording.words[i];
    if (i + 1 >= length) out.push_back(spread(sum));
  }
  return out;
}

std::vector<WordRange> paragraphs_of(const Wording& wording) {
  std::vector<WordRange> out;
  for (std::size_t i = 0; i < wording.size(); ++i) {
    if (i == 0 || wording.paragraphs[i] != wording.paragraphs[i - 1]) {
      out.push_back({i, i});  // NOLINT(performance-inefficient-vector-operation): not for each i
    }
    out.back().end = i + 1;
  }
  return out;
}

}  // namespace sayso
