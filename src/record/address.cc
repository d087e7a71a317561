#include "record/address.h"

#include <algorithm>
#include <array>

namespace sayso {

namespace {

std::string_view host_of(std::string_view plain) {
  return plain.substr(0, plain.find_first_of("/?"));
}

/// The host without what marks its page for one kind of device.
std::string_view site_of(std::string_view host) {
  for (const std::string_view mark : {"m.", "mobile.", "amp."}) {
    if (host.starts_with(mark)) return host.substr(mark.size());
  }
  return host;
}

}  // namespace

std::string plain_address(std::string_view url) {
  url = url.substr(0, url.find('#'));
  if (const auto scheme = url.find("://"); scheme < url.find_first_of("/?")) {
    url.remove_prefix(scheme + 3);
  }
  std::string plain(url);
  const auto host_end = plain.begin() + static_cast<std::ptrdiff_t>(host_of(plain).size());
  std::transform(plain.begin(), host_end, plain.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (plain.starts_with("www.")) plain.erase(0, 4);
  while (plain.ends_with('/')) plain.pop_back();
  return plain;
}

std::string address_of(const Document& document) {
  std::string url = plain_address(document.url);
  std::string canonical = plain_address(document.canonical);
  if (canonical.empty()) return url;
  const bool reprint = !url.empty() && site_of(host_of(url)) != site_of(host_of(canonical));
  return reprint ? url : canonical;
}

}  // namespace sayso
