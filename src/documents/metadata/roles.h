// What the names of an element say that it is.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>

namespace sayso {

/// A set of Role bits (page_evidence.h).
std::uint32_t roles_of(const GumboNode* element);

/// Whether a link to `address` leads to what an author wrote or is.
bool names_author_page(std::string_view address);

}  // namespace sayso
