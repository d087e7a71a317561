// What holds between the documents of a store, brought up to date. link.cc is the list of steps.
#pragma once

#include "base/result.h"
#include "record/store.h"

namespace sayso {

/// Links all documents that were added or analysed anew since the last call, and applies what
/// people corrected. The time it takes grows with those documents, not with the store. Broken off
/// at any moment, the next call goes on. Errors are those of store.h.
Result<void> link(Store& store);

}  // namespace sayso
