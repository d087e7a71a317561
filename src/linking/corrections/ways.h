// All that people can correct, by name: for views that let them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "linking/corrections/keeping.h"
#include "record/store.h"

namespace sayso {

struct CorrectionWay {
  using Targets = std::vector<std::string>;

  std::string_view action;  // "merge-claims"
  std::string_view takes;   // for people: "CLAIM CLAIM"
  std::size_t least = 0;    // targets that it takes
  std::size_t most = 0;
  /// Gives the id of the correction. Errors are those of the function behind it.
  Result<std::string> (*correct)(Store&, const Targets&, const CorrectionNote&) = nullptr;
};

/// In the order in which help lists them; "undo" is the last.
const std::vector<CorrectionWay>& correction_ways();

/// Null where there is none.
const CorrectionWay* correction_way(std::string_view action);

}  // namespace sayso
