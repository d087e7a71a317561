#include "exporting/ftm_values.h"

#include <unicode/locid.h>

#include <map>

#include "base/sha256.h"
#include "exporting/iris.h"

namespace sayso {

std::string ftm_id(std::string_view iri) {
  constexpr std::size_t kDigits = 40;
  return "sayso-" + sha256_hex(iri).substr(0, kDigits);
}

std::string ftm_country(std::string_view alpha3) {
  static const auto codes = [] {
    std::map<std::string, std::string, std::less<>> by_alpha3 = {{"XKX", "xk"}};
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      std::string small;
      for (const char* c = *code; *c != '\0'; ++c) small += static_cast<char>(*c - 'A' + 'a');
      by_alpha3.try_emplace(icu::Locale("", *code).getISO3Country(), small);
    }
    return by_alpha3;
  }();
  const auto found = codes.find(alpha3);
  return found == codes.end() ? std::string() : found->second;
}

std::string ftm_language(std::string_view bcp47) {
  if (bcp47.empty() || bcp47 == "und") return {};
  return icu::Locale(std::string(bcp47.substr(0, bcp47.find('-'))).c_str()).getISO3Language();
}

std::string ftm_date(std::string_view iso) {
  constexpr std::size_t day = 10;  // "2031-03-04"
  return std::string(iso.substr(0, day));
}

std::string ftm_url(std::string_view url) {
  std::string out = web_address(url);
  if (out.empty()) return out;
  const std::size_t host = out.find("//") + 2;
  if (out.find('/', host) == out.npos && out.find_first_of("?#", host) == out.npos) out += '/';
  return out;
}

}  // namespace sayso
