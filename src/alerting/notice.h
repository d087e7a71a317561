// Looks whether what has changed in a store fires alerts. Entry point of this folder, with
// alert_making.h (alerts themselves) and deliver.h (telling).
#pragma once

#include <cstddef>

#include "base/result.h"
#include "record/store.h"

namespace sayso {

/// To be called whenever linking has ended. Looks at what has changed since the last call, keeps
/// what fires, and says how much that is; in one transaction, so that a run that is broken off is
/// repeated by the next call and nothing fires twice. An alert that is new only notes what stands.
///
/// Costs two look-ups where there is no alert. Where documents still wait to be linked it does
/// nothing: whoever links them calls it again. Errors are those of store.h.
Result<std::size_t> notice(Store& store);

}  // namespace sayso
