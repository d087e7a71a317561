// What a search found of a document.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "record/store.h"

namespace sayso {

using Json = nlohmann::ordered_json;

/// What a search found of a document: `excerpt`, `matches` and `attributions`, the ids of those
/// whose source or content it met.
Json hit_json(const Hit& hit, const Entry& entry);

/// Ids of the attributions of which the search met the content or the source.
std::vector<const Attribution*> attributions_met(const Hit& hit, const Analysis& analysis);

}  // namespace sayso
