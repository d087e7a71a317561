// What the text and the table of places tell of entities beyond their names.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/entities.h"

namespace sayso {

/// Sets type GPE, country and role, and marks metonyms.
///
/// A country is a GPE with its code. A place that speaks is one too; a capital that speaks stands
/// for its government, so that mention goes to the country, if the text names it. A seat of
/// government is the body that sits there, with its country. The role of a person stands before or
/// behind the name: "defence minister Jane Doe", "Jane Doe, the defence minister,".
void describe_entities(std::string_view text, const std::vector<Attribution>& attributions,
                       FoundEntities& found);

}  // namespace sayso
