#include "documents/metadata.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/date.h"
#include "documents/domain.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

using nlohmann::json;

/// JSON in pages is often written by templates: control characters inside strings, HTML comments or
/// CDATA marks around all.
json lenient_json(std::string_view written) {
  std::string text(written);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return nullptr;
  json value = json::parse(text.substr(begin, end - begin + 1), nullptr, false);
  return value.is_discarded() ? json(nullptr) : value;
}

std::string text_at(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? trimmed(found->get<std::string>())
                                                     : std::string();
}

bool is_article_type(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  for (const json& item : type->is_array() ? *type : json::array({*type})) {
    if (!item.is_string()) continue;
    const auto& name = item.get_ref<const std::string&>();
    if (name.ends_with("Article") || name.ends_with("Posting") || name == "Report") return true;
  }
  return false;
}

/// The article that a page's JSON-LD describes (https://schema.org/Article): the first, at any
/// depth that "@graph" and lists give; null if there is none.
json find_article(const json& top) {
  std::vector<const json*> open = {&top};
  while (!open.empty()) {
    const json* value = open.back();
    open.pop_back();
    if (value->is_object()) {
      if (is_article_type(*value)) return *value;
      for (const char* name : {"mainEntity", "mainEntityOfPage", "@graph"}) {
        if (const auto at = value->find(name); at != value->end()) open.push_back(&*at);
      }
    } else if (value->is_array()) {
      for (auto item = value->rbegin(); item != value->rend(); ++item) open.push_back(&*item);
    }
  }
  return nullptr;
}

/// Text that may itself be escaped HTML.
std::string plain(std::string text) {
  if (text.find('<') == std::string::npos && text.find('&') == std::string::npos) return text;
  return inner_text(Dom(std::move(text)).root());
}

std::string without_by(std::string name) {
  static const RE2 by(
      R"(^\s*(?:(?i:(?:written|posted|text|story|words|photos) by\b|author\b\s*:|by[\s:])\s*|By([A-Z])))");
  static const RE2 around(R"(^[\s,|–—-]+|[\s,|–—-]+$)");
  RE2::Replace(&name, by, "\\1");
  RE2::GlobalReplace(&name, around, "");
  return name;
}

/// What stands where names do but is none: addresses, accounts, dates, roles.
bool is_no_name(const std::string& name) {
  static const RE2 pattern(
      R"((?i)[\d@]|://|^(?:by|admin|staff|editors?|editorial team|unknown|null|guest|and)$|^\S+[._]\S+$)");
  return name.empty() || name.size() > 80 || RE2::PartialMatch(name, pattern);
}

void add_name(std::string name, std::vector<std::string>& names) {
  name = without_by(plain(std::move(name)));
  if (is_no_name(name) || std::find(names.begin(), names.end(), name) != names.end()) return;
  names.push_back(std::move(name));
}

void add_names(const std::string& line, std::vector<std::string>& names) {
  for (std::string& name : names_in_byline(without_by(plain(line)))) {
    add_name(std::move(name), names);
  }
}

/// A name, an object with one, or a list of either.
void read_authors(const json& authors, std::vector<std::string>& names) {
  for (const json& author : authors.is_array() ? authors : json::array({authors})) {
    if (author.is_string()) {
      add_names(author.get<std::string>(), names);
    } else if (author.is_object()) {
      const auto name = author.find("name");
      if (name == author.end()) continue;
      for (const json& part : name->is_array() ? *name : json::array({*name})) {
        if (part.is_string()) add_names(part.get<std::string>(), names);
      }
    }
  }
}

/// Collects from one walk over the page what each source of metadata says.
class Reader {
 public:
  explicit Reader(const Dom& page) {
    for (const GumboNode* node = page.root(); node != nullptr;
         node = next_node(node, page.root(), Enter::yes)) {
      if (is_element(node)) read(node);
    }
  }

  Metadata metadata() {
    Metadata out;
    Document& fields = out.fields;
    out.body = plain(text_at(article_, "articleBody"));
    fields.outlet.name =
        first({meta("og:site_name"), plain(publisher()), meta("application-name")});
    fields.canonical = first({canonical_, meta("og:url")});
    if (fields.canonical.find("://") == std::string::npos) fields.canonical.clear();
    fields.outlet.domain = domain_of(fields.canonical);
    fields.title = title(fields.outlet);
    fields.byline = byline();
    fields.published = published();
    if (!language_.empty()) fields.language = language_;
    return out;
  }

 private:
  static std::string first(std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      if (!value.empty()) return value;
    }
    return {};
  }

  void read(const GumboNode* node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_META:
        read_meta(node);
        break;
      case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical" && canonical_.empty()) {
          canonical_ = trimmed(attribute(node, "href"));
        }
        break;
      case GUMBO_TAG_SCRIPT:
        if (attribute(node, "type") == "application/ld+json" && article_.is_null()) {
          article_ = find_article(lenient_json(raw_text(node)));
        }
        break;
      case GUMBO_TAG_HTML:
        language_ = attribute(node, "lang");
        std::replace(language_.begin(), language_.end(), '_', '-');
        break;
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = inner_text(node);
        break;
      case GUMBO_TAG_H1:
        if (std::string text = inner_text(node); !text.empty()) headings_.push_back(text);
        break;
      case GUMBO_TAG_TIME:
        if (time_.empty()) time_ = attribute(node, "datetime");
        break;
      default:
        read_authorship(node);
    }
    if (attribute(node, "itemprop") == "datePublished" && marked_time_.empty()) {
      marked_time_ = first(
          {std::string(attribute(node, "datetime")), std::string(attribute(node, "content"))});
    }
  }

  static std::string raw_text(const GumboNode* script) {
    std::string text;
    for (const GumboNode* node = script; node != nullptr;
         node = next_node(node, script, Enter::yes)) {
      if (!is_element(node) && node->type != GUMBO_NODE_DOCUMENT) text += node->v.text.text;
    }
    return text;
  }

  void read_meta(const GumboNode* node) {
    std::string name(attribute(node, "property"));
    if (name.empty()) name = attribute(node, "name");
    if (name.empty()) name = attribute(node, "itemprop");
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string content;
    append_collapsed(attribute(node, "content"), content);
    if (!name.empty() && !content.empty()) metas_.emplace_back(name, trimmed(content));
  }

  void read_authorship(const GumboNode* node) {
    const bool marked =
        attribute(node, "rel") == "author" || attribute(node, "itemprop") == "author";
    static const RE2 names(R"((?i)(?:^|[\s_-])(?:byline|author)(?:[\s_-]?name)?(?:$|\s))");
    const std::string_view name = attribute(node, "class");
    if (marked) {
      marked_authors_.push_back(inner_text(node));
    } else if (class_author_.empty() && !name.empty() &&
               RE2::PartialMatch(re2::StringPiece(name), names)) {
      class_author_ = inner_text(node);
      if (class_author_.size() > 100) class_author_.clear();
    }
  }

  /// The first <meta> of that name or property.
  std::string meta(std::string_view name) const {
    for (const auto& [key, value] : metas_) {
      if (key == name) return value;
    }
    return {};
  }

  std::string publisher() const {
    if (!article_.is_object()) return {};
    const auto found = article_.find("publisher");
    if (found == article_.end()) return {};
    const json& publisher = found->is_array() && !found->empty() ? found->front() : *found;
    return publisher.is_string() ? publisher.get<std::string>() : text_at(publisher, "name");
  }

  std::string title(const Outlet& outlet) const {
    const std::string stated = first(
        {meta("og:title"), plain(text_at(article_, "headline")), meta("twitter:title"), title_});
    // A heading that the stated title starts with is that title without what sites add to it.
    for (const std::string& heading : headings_) {
      if (heading.size() >= 10 && stated.starts_with(heading)) return heading;
    }
    if (stated.empty()) return headings_.empty() ? std::string() : headings_.front();
    return without_suffix(stated, outlet);
  }

  /// "A minister resigns | The Harbour Courier" without what names the outlet.
  static std::string without_suffix(const std::string& title, const Outlet& outlet) {
    for (const std::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " » ", " · "}) {
      const std::size_t at = title.rfind(separator);
      if (at == std::string::npos || at < 10) continue;
      const std::string tail = letters(title.substr(at + separator.size()));
      const std::string site = letters(outlet.name);
      const std::string domain = letters(outlet.domain.substr(0, outlet.domain.find('.')));
      if ((!site.empty() &&
           (tail.find(site) != std::string::npos || site.find(tail) != std::string::npos)) ||
          (!domain.empty() && tail.find(domain) != std::string::npos) || separator == " | ") {
        return trimmed(title.substr(0, at));
      }
    }
    return title;
  }

  static std::string letters(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
        out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
      }
    }
    return out;
  }

  std::vector<std::string> byline() const {
    std::vector<std::string> names;
    if (article_.is_object()) {
      if (const auto author = article_.find("author"); author != article_.end()) {
        read_authors(*author, names);
      }
    }
    for (const char* name :
         {"author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"}) {
      if (names.empty()) add_names(meta(name), names);
    }
    if (names.empty()) {
      for (const std::string& author : marked_authors_) {
        if (author.size() <= 100) add_names(author, names);
      }
    }
    if (names.empty()) add_names(class_author_, names);
    return names;
  }

  std::optional<Timestamp> published() const {
    const std::array<std::pair<std::string, const char*>, 10> stated = {{
        {text_at(article_, "datePublished"), "json-ld"},
        {meta("article:published_time"), "meta"},
        {meta("og:published_time"), "meta"},
        {meta("datepublished"), "meta"},
        {meta("parsely-pub-date"), "meta"},
        {meta("sailthru.date"), "meta"},
        {meta("dc.date.issued"), "meta"},
        {meta("pubdate"), "meta"},
        {marked_time_, "markup"},
        {time_, "markup"},
    }};
    for (const auto& [written, how] : stated) {
      if (const auto date = parse_date(written)) {
        return Timestamp{date->value, date->granularity, how, std::nullopt};
      }
    }
    return std::nullopt;
  }

  json article_;
  std::vector<std::pair<std::string, std::string>> metas_;
  std::string canonical_;
  std::string language_;
  std::string title_;
  std::vector<std::string> headings_;
  std::vector<std::string> marked_authors_;
  std::string class_author_;
  std::string time_;
  std::string marked_time_;
};

}  // namespace

Metadata metadata_of(const Dom& page) { return Reader(page).metadata(); }

}  // namespace sayso
