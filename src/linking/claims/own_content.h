// What of a content is its source's own word, where it passes on another's.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

/// `outer`'s content without the attribution of `all` that it begins with: "the paper reported that
/// [an official said the gate had jammed, but] a second gate held". All of it where no clause is
/// left.
Spans own_content(std::string_view text, const Attribution& outer,
                  const std::vector<Attribution>& all);

}  // namespace sayso
