// The interchange format: one JSON object a line, as schema/sayso-1.schema.json describes it.
//
// Offsets are Unicode code points here. Keys come in a fixed order. Lines end without a newline.
#pragma once

#include <string>
#include <string_view>

#include "analysis/analysis.h"
#include "base/result.h"
#include "documents/document.h"
#include "record/actors.h"
#include "record/corrections.h"

namespace sayso {

/// The `document` line. `version_of` is the id of the first version of the article, or empty.
std::string document_line(const Document& document, const Analysis& analysis,
                          std::string_view version_of = {});

/// The `actor` line.
std::string actor_line(const Actor& actor);

/// The `correction` line.
std::string correction_line(const Correction& correction);

/// The `error` line for the input `file`.
std::string error_line(std::string_view file, const Error& error);

}  // namespace sayso
