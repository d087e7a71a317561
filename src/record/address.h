// What makes two pages the same article: its address, written one way.
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"

namespace sayso {

/// An address without what does not tell articles apart: scheme, "www.", fragment, a slash at the
/// end; the host in small letters. "HTTPS://www.Daily.example/a/#top" gives "daily.example/a".
std::string plain_address(std::string_view url);

/// The address that the versions of an article share, or "" where none is known. That is the
/// page's own word on it, unless it names another host: then the page is a reprint, and another
/// document.
std::string address_of(const Document& document);

}  // namespace sayso
