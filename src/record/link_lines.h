// Lines of the interchange format for what holds between documents (links.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/links.h"

namespace sayso {

/// The `reuse` line. `from` and `to` are the texts of the two documents.
std::string reuse_line(const Reuse& reuse, std::string_view from, std::string_view to);

/// The `same-script` line. `texts` are those of its members' documents, in their order.
std::string same_script_line(const SameScript& script, const std::vector<std::string>& texts);

}  // namespace sayso
