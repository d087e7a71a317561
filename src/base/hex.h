#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// Two lower-case hexadecimal digits for each byte.
std::string hex_of(std::string_view bytes);

}  // namespace sayso
