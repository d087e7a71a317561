// The trained scorer of a page's blocks.
//
// Two readings, each a forest of trees over numbers about each block (block_features.h): the first
// sees a block and its place, the second also what the first made of the blocks around it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "documents/block_features.h"
#include "documents/forest.h"
#include "documents/outline.h"

namespace sayso {

/// Read-only once opened: threads may share it.
class PageModel {
 public:
  /// Errors: "models-missing", "models-damaged".
  static Result<PageModel> open(const std::string& path);

  /// The chance of each block to be text of the article, as the first reading has it; 0 for what is
  /// surely none. `features` are the outline's.
  std::vector<float> first_scores(const Outline& outline, const Rows& features) const;

  /// As both readings together have it.
  std::vector<float> scores(const Outline& outline, const Rows& features) const;

 private:
  Forest first_;
  Forest second_;
};

}  // namespace sayso
