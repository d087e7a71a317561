// The lists of claims and stories, kept in order beside what they list (migrations/0020_lists.sql).
// What writes belongs inside a transaction.
#pragma once

#include <cstdint>
#include <string_view>

#include "record/database.h"

namespace sayso {

/// Puts the claim, whose ledger and disputes are kept, in its place in the list; `text` is Claim's.
Result<void> list_claim(Database& database, std::int64_t claim, std::string_view text);

/// Lists the stories whose documents or claims have changed since the last call.
Result<void> list_touched_stories(Database& database);

}  // namespace sayso
