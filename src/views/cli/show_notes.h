// What stands below a shown text: its attributions, who it speaks of, and what it rests on.
#pragma once

#include "analysis/analysis.h"
#include "documents/document.h"
#include "views/cli/console.h"
#include "views/cli/text.h"

namespace sayso::cli {

/// Attributions have the numbers that the marks in the text have.
void write_notes(const Document& document, const Analysis& analysis, Paint paint, Console& console);

}  // namespace sayso::cli
