#include "documents/metadata/outlet_name.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "documents/domain.h"
#include "documents/metadata/headline.h"
#include "documents/metadata/plain.h"

namespace sayso {
namespace {

/// The part of <title> that resembles the domain: "A storm | The Harbour Courier" on
/// harbour-courier.example.
std::string name_in_title(const PageEvidence& page, const std::string& domain) {
  const std::string letters = letters_of(domain.substr(0, domain.find('.')));
  if (letters.size() < 3) return {};
  std::size_t begin = 0;
  for (std::size_t at = 0; at < page.title.size();) {
    std::size_t size = 0;
    for (const std::string_view separator : {" | ", " - ", " – ", " — ", " · ", " » ", " : "}) {
      if (std::string_view(page.title).substr(at).starts_with(separator)) size = separator.size();
    }
    const bool last = at + 1 == page.title.size();
    if (size > 0 || last) {
      const std::string part = page.title.substr(begin, (last ? at + 1 : at) - begin);
      const std::string name = letters_of(part);
      if (name.size() >= 3 &&
          (name.find(letters) != std::string::npos ||
           (letters.find(name) != std::string::npos && name.size() * 2 >= letters.size()))) {
        if (name.size() <= letters.size() * 2) return trimmed(part);
      }
      begin = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  return {};
}

bool is_home(std::string_view crumb) {
  const std::string letters = letters_of(crumb);
  return letters == "home" || letters == "homepage" || letters == "start" || letters.empty();
}

}  // namespace

std::string address_of(const PageEvidence& page) {
  for (const std::string_view address : {std::string_view(page.canonical), page.meta("og:url")}) {
    if (address.find("://") != std::string_view::npos) return std::string(address);
  }
  return {};
}

Outlet outlet_of(const PageEvidence& page, const ArticleData* article, const std::string& address) {
  Outlet outlet;
  outlet.domain = domain_of(address);
  const std::string publisher = article == nullptr ? std::string() : plain(article->publisher);
  const std::string in_title = name_in_title(page, outlet.domain);
  const auto name = [&page](std::string_view key) {
    const std::string_view value = page.meta(key);
    const bool is_address = value.find("://") != std::string_view::npos || value.starts_with('@');
    return is_address ? std::string_view() : value;
  };
  outlet.name =
      plain(std::string(first_given({name("og:site_name"), publisher, page.structured.site,
                                     name("application-name"), name("apple-mobile-web-app-title"),
                                     name("dc.publisher"), page.structured.publisher, in_title})));
  return outlet;
}

std::vector<std::string> site_names(const PageEvidence& page) {
  std::vector<std::string> names;
  const auto add = [&names](std::string_view name) {
    if (!name.empty()) names.push_back(plain(std::string(name)));
  };
  const std::string domain = domain_of(address_of(page));
  add(page.meta("og:site_name"));
  add(page.meta("application-name"));
  add(page.meta("apple-mobile-web-app-title"));
  add(page.structured.site);
  add(page.structured.publisher);
  for (const ArticleData& article : page.structured.articles) add(article.publisher);
  add(name_in_title(page, domain));
  add(domain);
  if (const std::size_t dot = domain.rfind('.'); dot != std::string::npos) {
    const std::string host = domain.substr(0, dot);
    add(host);
    add(host.substr(host.rfind('.') + 1));
  }
  return names;
}

std::string section_of(const PageEvidence& page, const ArticleData* article) {
  const std::string_view stated = first_given(
      {page.meta("article:section"), page.meta("og:article:section"),
       article == nullptr ? std::string_view() : std::string_view(article->section),
       page.meta("parsely-section"), page.meta("cxenseparse:section"), page.meta("section")});
  constexpr std::size_t longest = 60;  // bytes; more is a list of keywords
  if (!stated.empty()) {
    std::string section = plain(std::string(stated));
    return section.size() <= longest ? section : section.substr(0, section.find_first_of(",;"));
  }
  const auto& crumbs = page.structured.breadcrumbs;
  // The last before the article itself.
  for (std::size_t i = crumbs.size() > 1 ? crumbs.size() - 1 : 0; i-- > 0;) {
    if (!is_home(crumbs[i])) return plain(crumbs[i]);
  }
  for (const Mark& mark : page.marks) {
    if ((mark.roles & role_section) != 0 && mark.end > mark.begin && mark.end - mark.begin < 40 &&
        ((mark.around | mark.roles) & elsewhere) == 0) {
      return std::string(page.words(mark));
    }
  }
  return {};
}

}  // namespace sayso
