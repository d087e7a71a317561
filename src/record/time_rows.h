// Times as rows of the store's table, and back.
#pragma once

#include <cstdint>
#include <vector>

#include "record/database.h"
#include "times/timex.h"

namespace sayso {

/// Inside a transaction; `key` is the document's.
Result<void> insert_times(Database& database, std::int64_t key, const std::vector<Timex>& times);

Result<std::vector<Timex>> read_times(Database& database, std::int64_t key);

}  // namespace sayso
