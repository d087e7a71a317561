// The stretch of text around several.
#pragma once

#include <algorithm>
#include <initializer_list>

#include "base/span.h"

namespace sayso {

/// The least span that holds all of `parts`; empty at 0 where there are none.
inline Span hull(std::initializer_list<const Spans*> parts) {
  Span whole;
  bool first = true;
  for (const Spans* spans : parts) {
    for (const Span span : *spans) {
      whole = first ? span : Span{std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
      first = false;
    }
  }
  return whole;
}
inline Span hull(const Spans& spans) { return hull({&spans}); }

}  // namespace sayso
