// Which story a report tells, while reports arrive: those alike in what tells events apart (names,
// numbers, rare words) and near in time are one story.
//
// A report joins the story whose latest reports it is most like on average, or begins one. As later
// reports make clear what is one, it may tie two stories together, and others may move between the
// stories it touched. That is average-link clustering done piece by piece: each report looks only
// at the stories in which its weightiest words were met last.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "record/database.h"

namespace sayso {

/// Gives the document `key` its story; one that has a story keeps it, however it was analysed
/// since. Inside a transaction.
Result<void> link_story_of(Database& database, std::int64_t key);

/// The likeness from which a document is of a story: on average with its latest documents.
double story_joins_from();

}  // namespace sayso
