// Closed phrases of the news for not answering: "did not respond to a request for comment".
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// The verb of each such phrase in `text`, in order: "respond", "declined", "reached". A reader
/// that has learnt from marked text misses some of them, for annotators did so too.
std::vector<Span> find_refusals(std::string_view text);

}  // namespace sayso
