#include "analysis/attributions.h"

#include <algorithm>
#include <string>

#include "analysis/quote.h"
#include "base/quotation.h"

namespace sayso {
namespace {

/// The bytes of the quotation mark at `at`.
std::uint32_t mark_width(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3;
}

/// The paragraph after the one around `at`; empty at the end of the text.
Span next_paragraph(std::string_view text, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::size_t line_end = text.find('\n', at);
  const std::size_t begin =
      line_end == text.npos ? text.npos : text.find_first_not_of(" \t\n", line_end);
  if (begin == text.npos) return {size, size};
  return {static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', begin), size))};
}

/// The quotation that fills `paragraph` from its first mark to its last; empty if none does.
Span filling_quotation(std::string_view text, Span paragraph, const std::vector<Span>& quoted) {
  const auto found = std::partition_point(quoted.begin(), quoted.end(),
                                          [&](Span q) { return q.begin < paragraph.begin; });
  if (found == quoted.end() || found->begin != paragraph.begin) return {};
  const std::uint32_t end =
      found->end < paragraph.end ? found->end + mark_width(text, found->end) : found->end;
  return end == paragraph.end ? paragraph : Span{};
}

/// A paragraph that is one quotation, and that no attribution has a word of, goes on with what the
/// paragraph before it quotes: the words belong to the last attribution there that quotes at all.
void continue_quotations(std::string_view text, const std::vector<Span>& quoted,
                         std::vector<Attribution>& attributions) {
  std::vector<Span> held;  // by attributions that come later in the text than the one in hand
  for (std::size_t i = attributions.size(); i-- > 0;) {
    Attribution& attribution = attributions[i];
    while (quote_of(text, attribution.content, quoted) != Quote::indirect) {
      const Span next =
          next_paragraph(text, std::max(attribution.content.back().end,
                                        attribution.cue.empty() ? 0 : attribution.cue.back().end));
      const Span more = filling_quotation(text, next, quoted);
      const bool taken =
          std::any_of(held.begin(), held.end(), [&](Span h) { return h.overlaps(more); });
      const bool last_here = std::none_of(held.begin(), held.end(), [&](Span h) {
        return h.begin >= attribution.content.back().end && h.end <= next.begin;
      });
      if (more.empty() || taken || !last_here) break;
      attribution.content.push_back(more);
    }
    held.insert(held.end(), attribution.content.begin(), attribution.content.end());
    held.insert(held.end(), attribution.cue.begin(), attribution.cue.end());
  }
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
  }
  continue_quotations(text, quoted, out);
  for (Attribution& attribution : out) {
    attribution.quote = quote_of(text, attribution.content, quoted);
  }
  return out;
}

}  // namespace sayso
