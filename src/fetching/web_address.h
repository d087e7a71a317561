// Addresses of the web (http and https), written one way and taken apart.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

struct WebAddress {
  std::string text;  // scheme and host in small letters, no default port, no fragment
  std::string site;  // "https://daily.example:8443"
  std::string path;  // with the query: "/news?page=2"
};

/// Longest address that is asked for, in bytes.
inline constexpr std::size_t address_limit = 8'000;

/// Whether `input` is meant as an address of the web: "http://..." or "https://...".
bool is_web_address(std::string_view input);

/// Reads `text`, relative to the address `base` where that is not empty. What an address may not
/// have as it stands (spaces, letters beyond ASCII) is percent-encoded. Error "fetch-refused": no
/// address, of another protocol, over 8 kB, or with a user's name or password in it.
Result<WebAddress> web_address(std::string_view text, const std::string& base = {});

}  // namespace sayso
