// What of an event tells which happening it is.
#pragma once

#include <vector>

#include "record/occurrence_rows.h"
#include "record/store.h"

namespace sayso {

/// One for each event of `entry`, in their order.
std::vector<EventTraits> event_traits(const Entry& entry);

}  // namespace sayso
