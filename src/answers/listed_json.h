// Rows of lists as JSON objects, as the server's description has them (views/http/openapi.json).
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "record/links.h"
#include "record/list_pages.h"

namespace sayso {

using Json = nlohmann::ordered_json;

/// One line; what is not UTF-8 is replaced.
std::string written(const Json& json);

Json origins_json(std::size_t least, std::size_t most);

/// DocumentSummary, StorySummary, ClaimSummary, SourceSummary.
Json json_of(const ListedDocument& document);
Json json_of(const ListedStory& story);
Json json_of(const ListedClaim& claim);
Json json_of(const ListedSource& source);
/// Decision.
Json json_of(const UserDecision& decision);

}  // namespace sayso
