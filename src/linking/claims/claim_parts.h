// The clauses of what one says, each of which may be of a claim of its own.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// `content` cut where a sentence ends and before clauses that stand beside the first: "and that
/// ...", "; ...", ", and there ...". In order; one if there is nothing to cut. `sentences` are all
/// of the document.
std::vector<Spans> claim_parts(std::string_view text, const Spans& content, const Spans& sentences);

}  // namespace sayso
