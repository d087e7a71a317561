// The lines of the interchange format for transfers.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "record/links.h"

namespace sayso {

/// The `transfer` line without a newline. `text_of` gives the text of a document by its id; spans
/// come out in its code points.
std::string transfer_line(const Transfer& transfer,
                          const std::function<std::string_view(const std::string&)>& text_of);

}  // namespace sayso
