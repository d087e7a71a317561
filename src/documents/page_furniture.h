// Lines that belong to the pages of a file and not to its text.
#pragma once

#include <cstdint>
#include <vector>

#include "documents/page_layout.h"

namespace sayso {

struct PageContent {
  std::uint32_t number = 0;  // from 1
  double height = 0;         // in points
  std::vector<PageWord> words;
};

/// Removes page numbers, and running headers and footers: the first and last lines that stand at
/// the same height on several pages and say the same, whatever numbers they have.
void remove_running_lines(std::vector<PageContent>& pages);

}  // namespace sayso
