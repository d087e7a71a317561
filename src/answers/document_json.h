// A document with what links it to others, and what a search found of one.
#pragma once

#include <string>
#include <string_view>

#include "answers/listed_json.h"
#include "record/store.h"

namespace sayso {

/// Document: the `document` line of `id` with more fields, as one line. Error also: "not-found".
Result<std::string> document_json(const Store& store, std::string_view id);

/// What a search found of a document: `excerpt`, `matches` and `attributions`, the ids of those
/// whose source or content it met.
Json hit_json(const Hit& hit, const Entry& entry);

/// Ids of the attributions of which the search met the content or the source.
std::vector<const Attribution*> attributions_met(const Hit& hit, const Analysis& analysis);

}  // namespace sayso
