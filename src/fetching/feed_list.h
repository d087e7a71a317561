// Lists of feeds, as people exchange them between feed readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sayso {

/// The addresses of feeds in `bytes`: OPML 1 or 2 with outlines to any depth, or a plain list with
/// one address a line, where "#" begins a comment. Each address once, in the order of the list, as
/// written there. Error "bad-list", which names `place` and the line: broken XML, or no address.
Result<std::vector<std::string>> read_feed_list(std::string_view bytes, const std::string& place);

/// The same for the file at `path`. Error also: "unreadable".
Result<std::vector<std::string>> read_feed_list_at(const std::string& path);

}  // namespace sayso
