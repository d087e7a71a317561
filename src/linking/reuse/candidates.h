// Which documents of the store may share words with one, by their fingerprints.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "linking/reuse/fingerprints.h"
#include "linking/reuse/reuse_memory.h"
#include "linking/reuse/wording.h"
#include "record/database.h"
#include "record/reuse_rows.h"

namespace sayso {

struct ReuseCandidates {
  std::vector<std::int64_t> documents;  // those that share most first
  std::vector<bool> standing;           // for each word, whether it is in a standing paragraph
  /// Documents of the outlet with a paragraph that has just come to be known as standing: they may
  /// have been linked for it.
  std::vector<std::int64_t> relink;
};

/// `at` has, for each fingerprint that is asked for, the first `kMostDocuments` others that have it
/// (record/fingerprint_index.h). What many documents have says nothing, and a
/// paragraph that stands in three articles of one outlet which share little else is the outlet's
/// own boilerplate. No more than forty documents are given, so that the work does not grow with the
/// store.
Result<ReuseCandidates> reuse_candidates(Database& database, ReuseMemory& memory,
                                         const ReuseDocument& document, const Wording& wording,
                                         const Fingerprints& fingerprints,
                                         const std::vector<std::vector<std::int64_t>>& at);

/// Documents that are kept at one hash.
constexpr std::int64_t kMostDocuments = 24;

}  // namespace sayso
