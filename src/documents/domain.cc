#include "documents/domain.h"

#include <algorithm>
#include <cctype>

namespace sayso {

std::string domain_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme > 5) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#\\"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) {
    url.remove_prefix(user + 1);
  }
  std::string host(url.substr(0, url.rfind(':')));
  std::transform(host.begin(), host.end(), host.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('.') == std::string::npos ? std::string() : host;
}

}  // namespace sayso
