// What the names of an element say that it is.
#pragma once

#include <gumbo.h>

#include <cstdint>

namespace sayso {

/// A set of Role bits (page_evidence.h).
std::uint32_t roles_of(const GumboNode* element);

}  // namespace sayso
