#include "fetching/web_address.h"

#include <curl/curl.h>

#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"

namespace sayso {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Url& url, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), what, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

Error refused(std::string_view text, std::string_view reason) {
  constexpr std::size_t longest_shown = 200;
  std::string shown = repair_utf8(text.substr(0, longest_shown));
  if (text.size() > longest_shown) shown += "...";
  return {"fetch-refused", shown + ": " + std::string(reason)};
}

/// Sets what may be relative to what `url` holds already.
CURLUcode set(const Url& url, const std::string& text) {
  return curl_url_set(url.get(), CURLUPART_URL, text.c_str(),
                      CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
}

}  // namespace

bool is_web_address(std::string_view input) {
  const std::string head = lower_ascii(input.substr(0, 8));
  return head.starts_with("http://") || head == "https://";
}

Result<WebAddress> web_address(std::string_view given, const std::string& base) {
  const std::string text(trim_white(given));
  if (text.size() > address_limit) return refused(text, "an address of over 8 kB");
  if (text.find('\0') != std::string::npos) return refused(text, "not an address");
  const Url url(curl_url(), curl_url_cleanup);
  if (!url) return refused(text, "no memory left");
  if (!base.empty() && set(url, base) != CURLUE_OK) return refused(base, "not an address");
  if (text.empty() || set(url, text) != CURLUE_OK) return refused(text, "not an address");
  const std::string scheme = lower_ascii(part(url, CURLUPART_SCHEME));
  if (scheme != "http" && scheme != "https") {
    return refused(text, "only addresses of http and https are fetched");
  }
  if (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty()) {
    return refused(text, "an address with a name or password in it, which would be stored");
  }
  const std::string host = lower_ascii(part(url, CURLUPART_HOST));
  curl_url_set(url.get(), CURLUPART_HOST, host.c_str(), 0);
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  WebAddress address;
  address.text = part(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  const std::string port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  address.site = scheme + "://" + host + (port.empty() ? "" : ":" + port);
  if (host.empty() || !address.text.starts_with(address.site) || !is_utf8(address.text)) {
    return refused(text, "not an address");
  }
  address.path = address.text.substr(address.site.size());
  if (address.text.size() > address_limit) return refused(text, "an address of over 8 kB");
  return address;
}

}  // namespace sayso
