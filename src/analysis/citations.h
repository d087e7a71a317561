// The agencies that a document credits, as citations.
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "documents/document.h"

namespace sayso {

/// One citation for each of the document's credits, with ids "c1", "c2", ….
std::vector<Citation> credits_as_citations(const Document& document);

}  // namespace sayso
