#include "documents/feed_item.h"

#include <libxml/uri.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <memory>
#include <utility>

#include "base/date.h"
#include "documents/dom.h"
#include "documents/domain.h"
#include "documents/fragment.h"
#include "documents/metadata/names.h"

namespace sayso {
namespace {

/// What the addresses of namespaces have in them, in any version, and the prefix that people know.
constexpr std::pair<std::string_view, std::string_view> prefixes[] = {
    {"/rss/1.0/modules/content", "content"},
    {"purl.org/dc/", "dc"},
    {"search.yahoo.com/mrss", "media"},
    {"www.w3.org/2005/Atom", "atom"},
    {"purl.org/atom/ns", "atom"},
    {"www.w3.org/1999/xhtml", "xhtml"},
    {"rssnamespace.org/feedburner", "feedburner"},
    {"itunes.com/dtds", "itunes"},
    {"schemas/sitemap-news", "news"},
};

bool is_web_address(std::string_view link) {
  static const RE2 address(R"((?i)https?://[^/?#\s]+\S*)");
  return link.size() < 4000 && RE2::FullMatch(link, address);
}

/// The children of `item` that are called `name`.
std::vector<XmlElement> all_of(const XmlElement& item, std::string_view name) {
  std::vector<XmlElement> found;
  for (XmlElement e = item.first_child(); e; e = e.next_sibling()) {
    if (name_in(item, e) == name) found.push_back(e);
  }
  return found;
}

XmlElement first_of(const XmlElement& item, std::string_view name) {
  for (XmlElement e = item.first_child(); e; e = e.next_sibling()) {
    if (name_in(item, e) == name) return e;
  }
  return {};
}

/// The trimmed text of the first of `names` that has any.
std::string text_in(const XmlElement& item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const XmlElement& element : all_of(item, name)) {
      if (std::string text = trimmed(element.text()); !text.empty()) return text;
    }
  }
  return {};
}

enum class Form { plain, markup };

/// Whether an element's text is to be read as HTML. Only Atom can say that it is not.
Form form_of(const XmlElement& item, const XmlElement& element) {
  const bool atom = item.name() == "entry";
  const std::string type = element.attribute("type");
  const bool plain = type == "text" || type == "text/plain" ||
                     (type.empty() && element.attribute("mode") != "escaped");
  return atom && plain && !element.first_child() ? Form::plain : Form::markup;
}

/// Unescaped markup as well as escaped.
std::string markup_of(const XmlElement& element) {
  return element.first_child() ? element.as_html() : element.text();
}

std::string line_of(const XmlElement& item, const XmlElement& element) {
  if (!element) return {};
  if (form_of(item, element) == Form::markup) return plain_line(markup_of(element));
  std::string line;
  append_collapsed(element.text(), line);
  return trimmed(line);
}

std::optional<Timestamp> time_in(const XmlElement& item,
                                 std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const XmlElement& element : all_of(item, name)) {
      if (const auto date = parse_date(element.text())) {
        return Timestamp{date->value, date->granularity, "feed", std::nullopt};
      }
    }
  }
  return std::nullopt;
}

std::string base_of(const XmlElement& item, const Channel& channel) {
  const std::string& known = channel.address.empty() ? channel.link : channel.address;
  const std::string base = item.inherited("base");
  return base.empty() ? known : absolute_link(base, known);
}

/// The address of the page: <link>text</link> in RSS, <link rel="alternate" href=…> in Atom.
std::string url_of(const XmlElement& item, const Channel& channel) {
  const std::string base = base_of(item, channel);
  if (auto url = absolute_link(text_in(item, {"feedburner:origLink"}), base); !url.empty()) {
    return url;
  }
  for (const std::string_view name : {"link", "atom:link"}) {
    for (const XmlElement& link : all_of(item, name)) {
      const std::string rel = link.attribute("rel");
      if (!rel.empty() && rel != "alternate") continue;
      std::string url = trimmed(link.text());
      if (url.empty()) url = link.attribute("href");
      if (url = absolute_link(url, base); !url.empty()) return url;
    }
  }
  const XmlElement guid = first_of(item, "guid");
  if (guid && guid.attribute("isPermaLink") != "false" && is_web_address(trimmed(guid.text()))) {
    return trimmed(guid.text());
  }
  std::string id = text_in(item, {"id"});
  if (is_web_address(id)) return id;
  const std::string about = item.attribute("about");  // RSS 1.0
  return is_web_address(about) ? about : std::string();
}

std::string id_of(const XmlElement& item) {
  std::string id = text_in(item, {"guid", "id", "dc:identifier"});
  return id.empty() ? item.attribute("about") : id;
}

/// "jo@tern.example (Jo Lind)" and "Jo Lind <jo@tern.example>" as "Jo Lind".
std::string without_address(const std::string& written) {
  static const RE2 bracketed(R"(\S+@\S+\s*\(([^()]+)\))");
  static const RE2 address(R"([<(]?\S+@\S+[>)]?)");
  std::string name = trimmed(written);
  RE2::FullMatch(name, bracketed, &name);
  RE2::GlobalReplace(&name, address, "");
  return trimmed(name);
}

std::vector<std::string> byline_of(const XmlElement& item) {
  std::vector<std::string> byline;
  const auto add = [&byline](const std::string& written) {
    for (std::string& name : names_in(without_address(plain_line(written)))) {
      if (std::find(byline.begin(), byline.end(), name) == byline.end()) {
        byline.push_back(std::move(name));
      }
    }
  };
  for (const std::string_view field : {"author", "dc:creator", "atom:author", "itunes:author"}) {
    for (const XmlElement& author : all_of(item, field)) {
      const XmlElement name = author.child("name");
      add(name ? name.text() : author.first_child() ? std::string() : author.text());
    }
    if (!byline.empty()) break;
  }
  return byline;
}

/// Whether two domains are of one house: bbc.co.uk and bbc.com, edition.tern.example and
/// tern.example.
bool are_related(std::string_view a, std::string_view b) {
  static constexpr std::array<std::string_view, 7> common = {"com", "org", "net", "gov",
                                                             "edu", "www", "news"};
  const auto labels = [](std::string_view domain) {
    std::vector<std::string_view> parts;
    for (std::size_t dot = domain.find('.'); dot != std::string_view::npos;
         dot = domain.find('.')) {
      const std::string_view label = domain.substr(0, dot);
      const bool names = std::find(common.begin(), common.end(), label) == common.end();
      if (label.size() > 2 && names) parts.push_back(label);
      domain.remove_prefix(dot + 1);
    }
    return parts;
  };
  const auto of_b = labels(b);
  const auto of_a = labels(a);
  return std::any_of(of_a.begin(), of_a.end(), [&of_b](std::string_view label) {
    return std::find(of_b.begin(), of_b.end(), label) != of_b.end();
  });
}

/// The outlet that the item names as its source; else that of the feed, unless the item leads to
/// somebody else's pages.
Outlet outlet_of(const XmlElement& item, const Channel& channel, const std::string& url) {
  if (const XmlElement source = first_of(item, "source")) {
    Outlet outlet;
    const XmlElement title = source.child("title");
    outlet.name = title ? line_of(item, title) : plain_line(source.text());
    const XmlElement link = source.child("link");
    outlet.domain = domain_of(link ? link.attribute("href") : source.attribute("url"));
    if (!outlet.name.empty()) return outlet;
  }
  const std::string own = domain_of(channel.link.empty() ? channel.address : channel.link);
  const std::string from = domain_of(url);
  if (!own.empty() && !from.empty() && !are_related(own, from)) return {};
  return {channel.title, ""};
}

std::string section_of(const XmlElement& item) {
  for (const std::string_view name : {"category", "dc:subject"}) {
    for (const XmlElement& category : all_of(item, name)) {
      for (const std::string& written :
           {category.attribute("label"), category.text(), category.attribute("term")}) {
        if (std::string section = plain_line(written); !section.empty()) return section;
      }
    }
  }
  return {};
}

void add_media(Media found, std::vector<Media>& media) {
  const auto same = std::find_if(media.begin(), media.end(),
                                 [&found](const Media& m) { return m.url == found.url; });
  if (same != media.end()) {
    if (same->type.empty()) same->type = found.type;
    if (same->caption.empty()) same->caption = found.caption;
    if (same->credit.empty()) same->credit = found.credit;
  } else if (!found.url.empty()) {
    media.push_back(std::move(found));
  }
}

/// What media RSS says of one picture stands inside its element or beside it.
Media media_of(const XmlElement& element, const XmlElement& around, const std::string& base) {
  Media media;
  media.url = absolute_link(element.attribute("url"), base);
  media.type = element.attribute("type");
  const auto said = [&](std::string_view name) {
    const XmlElement inside = element.child(name);
    const XmlElement beside = inside ? inside : around.child(name);
    return beside && beside.prefix() == "media" ? plain_line(beside.text()) : std::string();
  };
  media.caption = said("description");
  if (media.caption.empty()) media.caption = said("text");
  media.credit = said("credit");
  return media;
}

std::vector<Media> all_media(const XmlElement& item, const std::string& base) {
  std::vector<Media> media;
  std::vector<Media> small;
  std::vector<XmlElement> around = {item};
  for (const XmlElement& group : all_of(item, "media:group")) around.push_back(group);
  for (const XmlElement& place : around) {
    for (XmlElement e = place.first_child(); e; e = e.next_sibling()) {
      const std::string name = name_in(item, e);
      if (name == "media:content" || name == "enclosure") {
        add_media(media_of(e, place, base), media);
        for (const XmlElement& thumb : all_of(e, "thumbnail")) {
          add_media(media_of(thumb, e, base), small);
        }
      } else if (name == "media:thumbnail") {
        add_media(media_of(e, place, base), small);
      } else if (name == "link" && e.attribute("rel") == "enclosure") {
        add_media({absolute_link(e.attribute("href"), base), e.attribute("type"), "", ""}, media);
      }
    }
  }
  return media.empty() ? small : media;  // a thumbnail is a picture once more
}

}  // namespace

std::string name_in(const XmlElement& item, const XmlElement& element) {
  const std::string& name = element.name();
  if (element.space() == item.space() && (!element.space().empty() || element.prefix().empty())) {
    return name;
  }
  for (const auto& [part, prefix] : prefixes) {
    if (element.space().find(part) != std::string_view::npos)
      return std::string(prefix) + ":" + name;
  }
  return element.prefix().empty() ? name : std::string(element.prefix()) + ":" + name;
}

std::string absolute_link(std::string_view link, const std::string& base) {
  std::string written = trimmed(link);
  if (written.empty()) return {};
  // Addresses with spaces and the like are those of browsers, which write them so.
  for (std::size_t at = written.find(' '); at != std::string::npos; at = written.find(' ', at)) {
    written.replace(at, 1, "%20");
  }
  if (is_web_address(written)) return written;
  const std::unique_ptr<xmlChar, decltype(xmlFree)> built(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(written.c_str()),
                  reinterpret_cast<const xmlChar*>(base.c_str())),
      xmlFree);
  if (built == nullptr) return {};
  std::string address = reinterpret_cast<const char*>(built.get());
  return is_web_address(address) ? address : std::string();
}

std::string language_tag(std::string_view written) {
  static const RE2 tag(R"([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)");
  std::string language = trimmed(written);
  if (!RE2::FullMatch(language, tag)) return {};
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= language.size(); ++i) {
    if (i < language.size() && language[i] != '-' && language[i] != '_') continue;
    const bool region = begin > 0 && i - begin == 2;
    const bool script = begin > 0 && i - begin == 4;
    for (std::size_t j = begin; j < i; ++j) {
      const auto c = static_cast<unsigned char>(language[j]);
      const bool upper = region || (script && j == begin);
      language[j] = static_cast<char>(upper ? std::toupper(c) : std::tolower(c));
    }
    if (i < language.size()) language[i] = '-';
    begin = i + 1;
  }
  return language;
}

Document item_fields(const XmlElement& item, const Channel& channel) {
  Document document;
  document.url = url_of(item, channel);
  document.title = line_of(item, first_of(item, "title"));
  if (document.title.empty())
    document.title = plain_line(text_in(item, {"dc:title", "media:title"}));
  document.byline = byline_of(item);
  document.published = time_in(item, {"pubDate", "published", "issued", "dc:date", "created",
                                      "atom:published", "dc:issued", "dc:created"});
  document.updated = time_in(item, {"updated", "modified", "atom:updated", "dc:modified"});
  document.section = section_of(item);
  document.outlet = outlet_of(item, channel, document.url);
  document.record.id = id_of(item);
  document.media = all_media(item, base_of(item, channel));
  document.language = language_tag(item.inherited("lang"));
  if (document.language.empty()) document.language = language_tag(text_in(item, {"dc:language"}));
  if (document.language.empty()) document.language = channel.language;
  std::erase(document.byline, document.outlet.name);  // the house is no author
  return document;
}

std::string item_text(const XmlElement& item, std::string_view title) {
  for (const std::string_view name :
       {"content:encoded", "content", "atom:content", "xhtml:body", "body", "description",
        "summary", "atom:summary", "dc:description", "media:description", "itunes:summary"}) {
    for (const XmlElement& element : all_of(item, name)) {
      const std::string type = element.attribute("type");
      const bool other = type.find('/') != std::string::npos && !type.starts_with("text/") &&
                         type.find("html") == std::string::npos && !element.first_child();
      if (other) continue;  // a picture in base64
      std::string text = form_of(item, element) == Form::plain
                             ? plain_fragment_text(element.text(), title)
                             : fragment_text(markup_of(element), title);
      if (!text.empty()) return text;
    }
  }
  return {};
}

}  // namespace sayso
