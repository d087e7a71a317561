// Lines of the interchange format for what holds between documents, as
// schema/sayso-1.schema.json describes them. Lines end without a newline.
#pragma once

#include <map>
#include <string>

#include "record/links.h"

namespace sayso {

/// The `claim` line. `texts` has those of the documents that the ledger's evidence is in, by id.
std::string claim_line(const Claim& claim, const std::map<std::string, std::string>& texts);

}  // namespace sayso
