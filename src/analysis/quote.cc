#include "analysis/quote.h"

#include <algorithm>
#include <cctype>

namespace sayso {
namespace {

/// Bytes that words are made of; each byte of a letter beyond ASCII counts, but not of punctuation
/// (U+2000 to U+206F) or a no-break space.
bool in_word(std::string_view text, std::uint32_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return std::isalnum(c) || c == '_';
  const bool punctuation = c == 0xE2 && at + 1 < text.size() &&
                           (static_cast<unsigned char>(text[at + 1]) & 0xFE) == 0x80;
  return c >= 0xC3 && !punctuation;  // the first byte of a letter stands for it
}

}  // namespace

Quote quote_of(std::string_view text, const Spans& content, const std::vector<Span>& quotations) {
  bool quoted = false, unquoted = false;
  for (const Span span : content) {
    auto quotation = std::partition_point(quotations.begin(), quotations.end(),
                                          [&](Span q) { return q.end <= span.begin; });
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (!in_word(text, at)) continue;
      while (quotation != quotations.end() && quotation->end <= at) ++quotation;
      const bool inside = quotation != quotations.end() && quotation->begin <= at;
      (inside ? quoted : unquoted) = true;
    }
  }
  if (!quoted) return Quote::indirect;
  return unquoted ? Quote::mixed : Quote::direct;
}

}  // namespace sayso
