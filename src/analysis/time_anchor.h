// What the times of a document are counted from.
#pragma once

#include "documents/document.h"
#include "times/times.h"

namespace sayso {

/// The day in the dateline, which "today" means; else when it was published, as finely as is known:
/// of a range what its ends have in common. Empty where neither is known.
TimeAnchor time_anchor(const Document& document);

}  // namespace sayso
