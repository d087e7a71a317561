// Which pairs of documents say nothing beside others: two that took the same words from a third are
// no pair of taker and giver, and who took from an article took from one version of it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "record/database.h"
#include "record/reuse_rows.h"

namespace sayso {

/// Takes out of `rows`, the new pairs of `document`, and out of the store, those between two
/// documents that both took from one more what they share; a pair of which the taker itself says so
/// stays. Of pairs with several versions of one giver, the one with most words stays. Reads only
/// the pairs of those that `document` is in a pair with.
Result<void> drop_siblings(Database& database, std::int64_t document, std::vector<ReuseRow>& rows);

}  // namespace sayso
