// Corrections that hold no more, and notes that change nothing.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "linking/corrections/keeping.h"
#include "record/store.h"

namespace sayso {

/// Has correction `id` hold no more. Where that is an undoing itself, what it undid holds again.
/// Gives the id of the new correction. Error also: "not-found".
Result<std::string> undo_correction(Store& store, std::string_view id, const CorrectionNote& note);

/// Keeps the note on the claim, story or actor that `target` names by its id or the start of one
/// (an actor also by its name). Errors also: "not-found", "ambiguous", "no-words" where the note
/// says nothing.
Result<std::string> add_note(Store& store, std::string_view target, const CorrectionNote& note);

}  // namespace sayso
