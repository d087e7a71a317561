#pragma once

#include <string>

#include "base/result.h"

namespace sayso {

/// 256 random bits that nobody can guess, as 64 hexadecimal digits. Error: "no-random".
Result<std::string> new_secret();

}  // namespace sayso
