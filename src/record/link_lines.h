// Lines of the interchange format for what holds between documents, as
// schema/sayso-1.schema.json describes them. Lines end without a newline.
#pragma once

#include <string>

#include "record/links.h"

namespace sayso {

/// The `story` line.
std::string story_line(const Story& story);

/// The `occurrence` line.
std::string occurrence_line(const Occurrence& occurrence);

/// The `claim` line.
std::string claim_line(const Claim& claim);

}  // namespace sayso
