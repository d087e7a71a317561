// Kind of source, stance and certainty of attributions, by the trained label reader.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/refusals.h"
#include "base/result.h"
#include "neural/label_reader.h"
#include "neural/tokenizer.h"

namespace sayso {

/// The label reader in `weights`, for the features of label_features.h. Errors: "models-damaged".
Result<LabelReader> open_label_reader(const Weights& weights);

/// Sets the three labels of each of `attributions`, whose source, cue and content are set.
/// `vectors` [pieces, 384]. What is one of `refusals`, those of the text, keeps the stance and the
/// certainty of one.
void label_attributions(std::string_view text, std::span<const Piece> pieces, const float* vectors,
                        std::span<const Refusal> refusals, const LabelReader& reader,
                        LabelReader::Scratch& scratch, std::vector<Attribution>& attributions);

}  // namespace sayso
