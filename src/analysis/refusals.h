// Closed phrases of the news for not answering: "did not respond to a request for comment".
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

struct Refusal {
  Span cue;      // stands in the cue: "did not respond", "declined"
  Span content;  // stands in the content: "request", "comment"
};

/// Each such phrase in `text`, in order. A reader that has learnt from marked text misses some of
/// them, for annotators did so too.
std::vector<Refusal> find_refusals(std::string_view text);

}  // namespace sayso
