// What alerts know already, what has changed since they were looked at, and where they look. The
// tables are drawn in migrations/0021_alerts.sql. What writes belongs inside a transaction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// Whether there is an alert at all.
Result<bool> has_alerts(Database& database);
/// Whether documents or claims wait to be linked or counted.
Result<bool> waits_for_linking(Database& database);

/// What has changed since `forget_touched`.
struct TouchedByLinking {
  std::vector<std::int64_t> claims;     // keys, in order
  std::vector<std::int64_t> documents;  // likewise, those that tell of transfers
};
Result<TouchedByLinking> touched_for_alerts(Database& database);
Result<void> forget_touched(Database& database);

/// `thing` is what names it, such as "member\nDOCUMENT\na3".
Result<bool> has_seen(Database& database, std::int64_t alert, std::string_view thing);
Result<void> set_seen(Database& database, std::int64_t alert, std::string_view thing);

/// Notes members of the claim that an alert is on.
Result<void> note_members(Database& database, std::int64_t alert,
                          const std::vector<ClaimMember>& members);
/// Key of the claim that has most of the noted members now; 0 where none has any.
Result<std::int64_t> claim_of_noted(Database& database, std::int64_t alert);
/// Keys of the claims that replace this one.
Result<std::vector<std::int64_t>> claims_that_revise(Database& database, std::int64_t claim);

/// Claims that alerts search for; what is empty lets all pass.
struct AlertSearch {
  std::string words;        // a full-text query on the documents, and in a member's own words
  std::string source;       // words of the name of one who says something of it
  std::size_t origins = 0;  // at least so many
  bool of_source = false;   // the same member is by the source and has the words
};

/// Keys of the claims that match, of those that changed or of all.
enum class SearchAmong { touched, all };
Result<std::vector<std::int64_t>> claims_that_match(Database& database, const AlertSearch& search,
                                                    SearchAmong among);
/// Whether a name has the words, as the search compares them.
bool has_name(std::string_view name, std::string_view words);

}  // namespace sayso
