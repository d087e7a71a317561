// Opens the file of a store, having made sure that it is one.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

/// Errors as of Store::open.
Result<std::unique_ptr<Database>> open_database(const std::string& path, Store::Mode mode,
                                                const Updating& updating = {});

}  // namespace sayso
