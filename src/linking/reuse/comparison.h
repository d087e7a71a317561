// Comparing a document word for word with those that may share words with it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "linking/reuse/alignment.h"
#include "linking/reuse/reuse_memory.h"
#include "record/database.h"
#include "record/reuse_rows.h"

namespace sayso {

/// The pairs of `document`, whose `words` are those that may be taken, with `candidates`, the
/// likeliest first, and the documents that it was in a pair `before` with. A text that many took
/// has fingerprints of the first of them only: where a candidate shares words, those are compared
/// too that it shares the same words with. Versions of one article are no pair.
Result<std::vector<ReuseRow>> rows_with(Database& database, ReuseMemory& memory,
                                        std::int64_t document, const Alignable& words,
                                        const std::vector<std::int64_t>& candidates,
                                        const std::vector<std::int64_t>& before);

}  // namespace sayso
