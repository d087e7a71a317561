// The record: one file that keeps documents with what was found in them, and finds them again by
// their words. sayso/linking.h has what holds between them.
#pragma once

#include <string>

#include "record/store.h"

namespace sayso {

/// The document with all that was found in it as one line of the interchange format sayso/1,
/// without a newline: JSON, with spans in Unicode code points.
std::string json_line(const Entry& entry);

}  // namespace sayso
