// Entities, citations and what is known of sources as rows of the store's tables, and back.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/analysis.h"
#include "record/database.h"

namespace sayso {

/// Inside a transaction; `key` is the document's.
Result<void> insert_entities(Database& database, std::int64_t key,
                             const std::vector<Entity>& entities);
Result<void> insert_citations(Database& database, std::int64_t key,
                              const std::vector<Citation>& citations);
/// Speaker, details and relations; `key` is the attribution's.
Result<void> insert_source(Database& database, std::int64_t key, const Attribution& attribution);

Result<std::vector<Entity>> read_entities(Database& database, std::int64_t key);
Result<std::vector<Citation>> read_citations(Database& database, std::int64_t key);
/// Fills in the document's attributions, which are in the order of their keys.
Result<void> read_sources(Database& database, std::int64_t document,
                          std::vector<Attribution>& attributions);

}  // namespace sayso
