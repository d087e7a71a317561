#include "base/span.h"

#include <algorithm>

namespace sayso {

std::string words_of(std::string_view text, const Spans& spans, std::string_view between) {
  std::string words;
  for (const Span span : spans) {
    if (!words.empty()) words += between;
    words += span.in(text);
  }
  return words;
}

Span widened(Span span, const std::vector<Span>& units) {
  Span wide = span;
  for (const Span unit : units) {
    if (!unit.overlaps(span)) continue;
    wide.begin = std::min(wide.begin, unit.begin);
    wide.end = std::max(wide.end, unit.end);
  }
  return wide;
}

}  // namespace sayso
