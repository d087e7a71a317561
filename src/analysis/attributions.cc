#include "analysis/attributions.h"

#include <string>

#include "analysis/labels.h"
#include "analysis/quote.h"
#include "base/quotation.h"

namespace sayso {
namespace {

Spans spans_of(std::span<const Piece> pieces, const std::vector<PieceRange>& ranges) {
  Spans spans;
  for (const PieceRange range : ranges) {
    spans.push_back({pieces[range.begin].span.begin, pieces[range.end - 1].span.end});
  }
  return spans;
}

std::string words_of(std::string_view text, const Spans& spans) {
  std::string words;
  for (const Span span : spans) {
    if (!words.empty()) words += ' ';
    words += span.in(text);
  }
  return words;
}

}  // namespace

std::vector<Attribution> attributions_of(std::string_view text, std::span<const Piece> pieces,
                                         std::span<const ReadAttribution> read) {
  const std::vector<Span> quoted = quotations(text);
  std::vector<Attribution> out;
  for (const ReadAttribution& found : read) {
    Attribution& attribution = out.emplace_back();
    attribution.id = "a" + std::to_string(out.size());
    attribution.source = spans_of(pieces, found.source);
    attribution.cue = spans_of(pieces, found.cue);
    attribution.content = spans_of(pieces, found.content);
    attribution.score = found.score;
    attribution.quote = quote_of(text, attribution.content, quoted);
    const std::string cue = words_of(text, attribution.cue);
    const std::string content = words_of(text, attribution.content);
    attribution.source_kind = source_kind_of(words_of(text, attribution.source));
    attribution.stance = stance_of(cue, content);
    attribution.certainty = certainty_of(cue, content, attribution.stance);
  }
  return out;
}

}  // namespace sayso
