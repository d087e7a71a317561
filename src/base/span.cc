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

std::uint32_t size_of(const Spans& spans) {
  std::uint32_t size = 0;
  for (const Span span : spans) size += span.size();
  return size;
}

std::uint32_t distance(Span a, Span b) {
  if (a.overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

std::size_t first_ending_behind(std::span<const Span> units, std::uint32_t at) {
  const auto found =
      std::partition_point(units.begin(), units.end(), [at](Span unit) { return unit.end <= at; });
  return static_cast<std::size_t>(found - units.begin());
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
