// What all corrections have in common: who made them, and that they are kept. They take effect when
// the store is linked the next time, which whoever corrects does at once (link.h).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

/// Who corrects, when and why; goes into the record as it is.
struct CorrectionNote {
  std::string author;
  std::string time;  // ISO 8601, in UTC
  std::string note;
};

Correction noted(const CorrectionNote& note, Correction::Action action);

/// Keeps the correction and has `documents` (ids) linked anew by the next `link`. Gives its id.
Result<std::string> keep_correction(Store& store, Transaction transaction,
                                    const Correction& correction,
                                    const std::vector<std::string>& documents);

/// As the lines of what it is about bear it.
UserDecision decision_from(const Correction& correction);

/// All corrections, oldest first.
Result<std::vector<Correction>> corrections(const Store& store);

/// Those that hold, oldest first.
Result<std::vector<Correction>> corrections_in_force(Database& database);

/// An id that no row has: of the kind ("c", "s", "p") and a hash of `seed` and of how many
/// corrections there are.
Result<std::string> id_for_split(Database& database, std::string_view kind, std::string_view seed);

}  // namespace sayso
