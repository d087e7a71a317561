// The digest of a store as a note that an editor reads.
#pragma once

#include <string>

#include "linking/digest.h"
#include "views/cli/console.h"

namespace sayso::cli {

void write_note(const Digest& digest, const std::string& store, Console& console);

}  // namespace sayso::cli
