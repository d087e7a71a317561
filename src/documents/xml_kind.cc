#include "documents/xml_kind.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <utility>

namespace sayso {
namespace {

constexpr std::pair<std::string_view, Kind> roots[] = {
    {"rss", Kind::feed},           {"feed", Kind::feed},
    {"urlset", Kind::sitemap},     {"sitemapindex", Kind::sitemap},
    {"newsItem", Kind::newsml},    {"packageItem", Kind::newsml},
    {"newsMessage", Kind::newsml}, {"nitf", Kind::newsml},
};

void skip_white(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
}

/// Steps over `text` up to the end of `end`, or to its own.
void skip_to(std::string_view end, std::string_view& text) {
  const std::size_t at = text.find(end);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
}

/// What stands before a root element.
struct Prologue {
  bool is_xml = false;       // it says so
  std::string doctype = {};  // the root's name as the document type has it
};

/// Steps over all before the root element.
Prologue skip_prologue(std::string_view& text) {
  static const RE2 doctype(R"((?i)<!doctype\s+([^\s>\[]+))");
  Prologue prologue;
  for (skip_white(text); text.starts_with("<!") || text.starts_with("<?"); skip_white(text)) {
    if (text.starts_with("<!--")) {
      skip_to("-->", text);
    } else if (text.starts_with("<?")) {
      prologue.is_xml |= text.starts_with("<?xml");
      skip_to("?>", text);
    } else {
      RE2::PartialMatch(text.substr(0, 200), doctype, &prologue.doctype);
      const std::size_t end = std::min(text.find('>'), text.size());
      const bool has_subset = text.substr(0, end).find('[') != std::string_view::npos;
      if (has_subset) skip_to("]", text);
      skip_to(">", text);
    }
  }
  return prologue;
}

}  // namespace

std::optional<Kind> xml_kind(std::string_view head) {
  static const RE2 start_tag(R"(<(?:[\w.-]+:)?([A-Za-z_][\w.-]*))");
  std::string_view text = head;
  const Prologue prologue = skip_prologue(text);
  std::string root;
  if (!RE2::PartialMatch(text.substr(0, text.starts_with('<') ? 200 : 0), start_tag, &root)) {
    root = prologue.doctype;
  }
  for (const auto& [name, kind] : roots) {
    if (root == name) return kind;
  }
  const auto says = [head](std::string_view words) {
    return head.find(words) != std::string_view::npos;
  };
  if (root == "RDF" && (says("/rss/1.0/") || says("netscape.com/rdf"))) return Kind::feed;
  const bool is_html =
      root.size() == 4 &&
      std::equal(root.begin(), root.end(), "html", [](char a, char b) { return (a | 0x20) == b; });
  if (prologue.is_xml && !root.empty() && !is_html) return Kind::binary;
  return std::nullopt;
}

}  // namespace sayso
