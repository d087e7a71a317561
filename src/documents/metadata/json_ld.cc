#include "documents/metadata/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "documents/dom.h"

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::size_t largest_script = 4'000'000;  // bytes; the largest found on pages have 300,000
constexpr int deepest = 64;
constexpr std::size_t longest_headline = 1'000;  // bytes

/// Whether brackets nest deeper than any description does.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

/// A comma before a closing bracket, which templates leave, outside of strings.
std::string without_stray_commas(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      out += c;
      out += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '}' || c == ']')) {
      while (!out.empty() && (out.back() == ' ' || out.back() == ',')) out.pop_back();
    }
    out += c;
  }
  return out;
}

/// JSON in pages is often written by templates: control characters inside strings, HTML comments or
/// CDATA marks around all, a semicolon behind. Null where it cannot be read.
json lenient_json(std::string_view script) {
  if (script.size() > largest_script) return nullptr;
  std::string text(script);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return nullptr;
  text = text.substr(begin, end - begin + 1);
  if (is_too_deep(text)) return nullptr;
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) value = json::parse(without_stray_commas(text), nullptr, false);
  return value.is_discarded() ? json(nullptr) : value;
}

const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_at(const json& object, const char* name) {
  const json* value = member(object, name);
  if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
  if (value != nullptr && value->is_object()) return text_at(*value, "@value");
  return value != nullptr && value->is_string() ? trimmed(value->get_ref<const std::string&>())
                                                : std::string();
}

/// Calls `take` with each item of a list, or with the value itself.
void for_each(const json& value, const auto& take) {
  if (value.is_array()) {
    for (const json& item : value) take(item);
  } else {
    take(value);
  }
}

enum class Type { other, page, work, article, site, organisation, person, breadcrumbs };

Type type_named(std::string_view name) {
  if (const std::size_t at = name.rfind('/'); at != std::string_view::npos) {
    name.remove_prefix(at + 1);  // "https://schema.org/Article"
  }
  if (name.ends_with("Article") || name.ends_with("Posting") || name == "Report") {
    return Type::article;
  }
  if (name == "Recipe" || name == "HowTo" || name == "Review" || name == "CreativeWork" ||
      name == "Guide") {
    return Type::work;
  }
  if (name.ends_with("Page")) return Type::page;
  if (name == "WebSite") return Type::site;
  if (name.ends_with("Organization") || name == "Corporation") return Type::organisation;
  if (name == "Person") return Type::person;
  return name == "BreadcrumbList" ? Type::breadcrumbs : Type::other;
}

Type type_of(const json& object) {
  Type type = Type::other;
  if (const json* names = member(object, "@type")) {
    for_each(*names, [&type](const json& name) {
      if (!name.is_string()) return;
      type = std::max(type, type_named(name.get_ref<const std::string&>()),
                      [](Type a, Type b) { return a < b && a != Type::article; });
    });
  }
  return type;
}

/// Objects that a script describes, and those that they name by "@id".
class Description {
 public:
  void add(const json& top) {
    std::vector<const json*> open = {&top};
    while (!open.empty()) {
      const json* value = open.back();
      open.pop_back();
      if (value->is_array()) {
        for (auto item = value->rbegin(); item != value->rend(); ++item) open.push_back(&*item);
      } else if (value->is_object()) {
        objects_.push_back(value);
        // An object that says more than its name wins.
        const std::string id = text_at(*value, "@id");
        if (!id.empty() && value->size() > 1) named_.emplace(id, value);
        for (const char* name : {"mainEntity", "mainEntityOfPage", "@graph"}) {
          if (const json* inner = member(*value, name)) open.push_back(inner);
        }
      }
    }
  }

  StructuredData read() const {
    StructuredData out;
    for (const json* object : objects_) {
      switch (type_of(*object)) {
        case Type::article:
        case Type::work:
          out.articles.push_back(article(*object, true));
          break;
        case Type::page:
          out.articles.push_back(article(*object, false));
          if (const json* crumbs = member(*object, "breadcrumb")) read_breadcrumbs(*crumbs, out);
          break;
        case Type::site:
          if (out.site.empty()) out.site = text_at(*object, "name");
          break;
        case Type::organisation:
          if (out.publisher.empty()) out.publisher = text_at(*object, "name");
          break;
        case Type::breadcrumbs:
          read_breadcrumbs(*object, out);
          break;
        default:
          break;
      }
    }
    return out;
  }

 private:
  /// What `value` names by "@id", else itself.
  const json& resolved(const json& value) const {
    if (!text_at(value, "name").empty()) return value;
    const auto found =
        named_.find(value.is_string() ? value.get<std::string>() : text_at(value, "@id"));
    return found == named_.end() ? value : *found->second;
  }

  void read_authors(const json& authors, ArticleData& out) const {
    for_each(authors, [&](const json& given) {
      const json& author = resolved(given);
      if (author.is_string()) {
        out.authors.push_back(author.get<std::string>());
        return;
      }
      const json* name = member(author, "name");
      if (name == nullptr) return;
      auto& names = type_of(author) == Type::organisation ? out.organisations : out.authors;
      for_each(*name, [&names](const json& part) {
        if (part.is_string()) names.push_back(part.get<std::string>());
      });
    });
  }

  ArticleData article(const json& object, bool is_article) const {
    ArticleData out;
    out.is_article = is_article;
    out.headline = text_at(object, "headline");
    if (out.headline.empty()) out.headline = text_at(object, "name");
    out.headline = start_of(std::string(out.headline), longest_headline);
    out.body = text_at(object, "articleBody");
    out.url = text_at(object, "url");
    if (out.url.empty()) out.url = text_at(object, "mainEntityOfPage");
    if (const json* page = member(object, "mainEntityOfPage"); page && out.url.empty()) {
      out.url = text_at(*page, "@id");
    }
    out.published = text_at(object, "datePublished");
    out.updated = text_at(object, "dateModified");
    out.section = text_at(object, "articleSection");
    if (const json* authors = member(object, "author")) read_authors(*authors, out);
    if (const json* given = member(object, "publisher")) {
      const json& publisher =
          resolved(given->is_array() && !given->empty() ? given->front() : *given);
      out.publisher =
          publisher.is_string() ? publisher.get<std::string>() : text_at(publisher, "name");
    }
    return out;
  }

  void read_breadcrumbs(const json& given, StructuredData& out) const {
    const json* items = member(resolved(given), "itemListElement");
    if (items == nullptr || !out.breadcrumbs.empty()) return;
    for_each(*items, [&out](const json& item) {
      std::string name = text_at(item, "name");
      if (const json* inner = member(item, "item"); inner && name.empty()) {
        name = text_at(*inner, "name");
      }
      if (!name.empty() && out.breadcrumbs.size() < 20) out.breadcrumbs.push_back(name);
    });
  }

  std::vector<const json*> objects_;
  std::unordered_map<std::string, const json*> named_;
};

/// The text of the first member `name` of JSON that cannot be read.
std::string text_in_broken(std::string_view script, std::string_view name) {
  const std::string quoted = '"' + std::string(name) + '"';
  std::size_t at = script.find(quoted);
  if (at == std::string_view::npos) return {};
  at = script.find_first_not_of(" \t\r\n:", at + quoted.size());
  if (at == std::string_view::npos || script[at] != '"') return {};
  const std::size_t end = script.find_first_of("\"\\\n", at + 1);
  if (end == std::string_view::npos || script[end] != '"') return {};
  return trimmed(script.substr(at + 1, end - at - 1));
}

}  // namespace

void JsonLd::add(std::string_view script) { scripts_.emplace_back(script); }

StructuredData JsonLd::read() const {
  std::vector<json> values;
  std::vector<ArticleData> broken;
  for (const std::string& script : scripts_) {
    values.push_back(lenient_json(script));
    if (!values.back().is_null() || script.size() > largest_script) continue;
    ArticleData article;
    article.is_article = text_in_broken(script, "@type").ends_with("Article");
    article.headline = text_in_broken(script, "headline");
    article.published = text_in_broken(script, "datePublished");
    article.updated = text_in_broken(script, "dateModified");
    if (article.is_article) broken.push_back(std::move(article));
  }
  Description description;
  for (const json& value : values) description.add(value);
  StructuredData out = description.read();
  out.articles.insert(out.articles.end(), broken.begin(), broken.end());
  return out;
}

}  // namespace sayso
