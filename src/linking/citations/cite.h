// What a document says that it has from somebody, joined to the document of the store that it
// means.
//
//   "the Orlum Gazette reported on Tuesday that the bridge would close"
//        │ who publishes under that name       citations/publisher.h
//        │ does the text have it from there?   citations/citing.h
//        ▼ which of their documents says so    cite.cc
//
// docs/citations.md has the rules.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/citations/fitting.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

/// Finds the documents that `entry`, the document with key `key`, cites, and of those that were
/// linked before the ones that may cite it; takes out what an earlier call found. Reuse of words
/// (reuse/reuse.h) comes before. Reads few rows however large the store; `reader` is of the same
/// database and may be kept from document to document. Inside a transaction.
Result<void> link_citations_of(Database& database, CandidateReader& reader, const Entry& entry,
                               std::int64_t key);

}  // namespace sayso
