// What the times of a document are counted from.
#pragma once

#include <cstdint>

#include "documents/document.h"
#include "times/times.h"

namespace sayso {

/// The day in the dateline, which "today" means; else when it was published, as finely as is known:
/// of a range what its ends have in common. Empty where neither is known.
TimeAnchor time_anchor(const Document& document);

/// Where the dateline at the head of the text ends, whose date is the document's and no time of the
/// text; 0 where there is none.
std::uint32_t end_of_dateline(const Document& document);

}  // namespace sayso
