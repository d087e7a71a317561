// What people correct of stories: two that are one, a document that is of another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "linking/corrections/keeping.h"
#include "record/corrections.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

/// Makes story `other` one with `kept`, by whose id both go from then on. Gives the id of the
/// correction. Stories are named as in `find_story`. Error also: "same-story".
Result<std::string> merge_stories(Store& store, std::string_view kept, std::string_view other,
                                  const CorrectionNote& note);

/// Makes `document` a story of its own. Documents are named as in `Store::find`. Errors also:
/// "not-a-member", and "only-member" where nothing else is of the story.
Result<std::string> split_story(Store& store, std::string_view story, std::string_view document,
                                const CorrectionNote& note);

/// The corrections that speak of the story or of its documents.
std::vector<UserDecision> decisions_on(const Story& story, const std::vector<Correction>& in_force);

// For linking.

/// Has the documents that people put to stories be of those, if `document` is one of them. To be
/// called as soon as it has a story. Inside a transaction.
Result<void> apply_story_corrections(Database& database, const std::vector<Correction>& in_force,
                                     std::int64_t document);

/// Takes back what a correction that no longer holds had done, and gives the documents to link
/// anew. Inside a transaction.
Result<std::vector<std::string>> take_back_stories(Database& database,
                                                   const Correction& correction);

}  // namespace sayso
