#pragma once

#include <string>

namespace sayso {

/// The text of what may be escaped HTML: "Fish &amp; chips" is "Fish & chips".
std::string plain(std::string text);

}  // namespace sayso
