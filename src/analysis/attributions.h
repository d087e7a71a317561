// From what the reader found over pieces to attributions over the text.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "neural/attribution_reader.h"
#include "neural/tokenizer.h"

namespace sayso {

/// One Attribution for each of `read`, in reading order, with its kind of quotation. Ids are "a1",
/// "a2", ….
std::vector<Attribution> attributions_of(std::string_view text, std::span<const Piece> pieces,
                                         std::span<const ReadAttribution> read);

}  // namespace sayso
