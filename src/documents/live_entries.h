// The entries of a live blog: elements side by side, each with a time of its own, under a name that
// says "live".
#pragma once

#include <vector>

#include "base/span.h"
#include "documents/document.h"
#include "documents/outline.h"

namespace sayso {

/// `spans`: where each block of the outline stands in the document's text; empty where it does not.
std::vector<LiveEntry> live_entries(const Outline& outline, const std::vector<Span>& spans);

}  // namespace sayso
