// Events as rows of the store's tables, and back.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/analysis.h"
#include "record/database.h"

namespace sayso {

/// Inside a transaction; `key` is the document's.
Result<void> insert_events(Database& database, std::int64_t key, const std::vector<Event>& events);

/// All of them, in reading order.
Result<std::vector<Event>> read_events(Database& database, std::int64_t key);

}  // namespace sayso
