// Lines of the interchange format (docs/format.md) with all that they need of the store, without a
// newline.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/result.h"
#include "linking/digest.h"
#include "linking/ledger/settling.h"
#include "linking/source_summary.h"
#include "linking/why/why.h"
#include "record/store.h"

namespace sayso {

/// The `hit` line. `entry` is the document that was found.
std::string hit_line(const Hit& hit, const Entry& entry);

/// The `source` line.
std::string source_line(const SourceSummary& summary, const Digest& digest);

/// The `claim` line of the claim with this key. `reader` reads the same store.
Result<std::string> claim_line(const Store& store, ClaimReader& reader, std::int64_t key);

/// The texts of the documents that the explanation's words are in, by id.
Result<std::map<std::string, std::string>> explained_texts(const Store& store,
                                                           const Explanation& explanation);

}  // namespace sayso
