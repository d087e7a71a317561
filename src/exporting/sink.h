// Where an export goes, piece by piece.
#pragma once

#include <functional>
#include <string_view>

namespace sayso {

/// Takes the next bytes; false once nothing more can be written, so that an export may stop early.
using Sink = std::function<bool(std::string_view bytes)>;

}  // namespace sayso
