// Lines of the interchange format for what holds between documents, as
// schema/sayso-1.schema.json describes them. Lines end without a newline.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/links.h"

namespace sayso {

/// The `claim` line. `texts` has those of the documents that the ledger's evidence is in, by id.
std::string claim_line(const Claim& claim, const std::map<std::string, std::string>& texts);

/// The `reuse` line. `from` and `to` are the texts of the two documents.
std::string reuse_line(const Reuse& reuse, std::string_view from, std::string_view to);

/// The `same-script` line. `texts` are those of its members' documents, in their order.
std::string same_script_line(const SameScript& script, const std::vector<std::string>& texts);

/// The `story` line.
std::string story_line(const Story& story);

/// The `occurrence` line.
std::string occurrence_line(const Occurrence& occurrence);

}  // namespace sayso
