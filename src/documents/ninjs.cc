#include "documents/ninjs.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "base/utf8.h"
#include "documents/dom.h"
#include "documents/encoding.h"
#include "documents/feed_item.h"
#include "documents/formats.h"
#include "documents/fragment.h"
#include "documents/json_lines.h"
#include "documents/metadata/names.h"

namespace sayso {
namespace {

using nlohmann::json;

/// Versions differ in the case of names: "versioncreated", "versionCreated".
const json& member(const json& object, std::string_view name) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  for (const auto& [key, value] : object.items()) {
    if (std::equal(key.begin(), key.end(), name.begin(), name.end(), same)) return value;
  }
  return nothing;
}

std::string text_at(const json& object, std::string_view name) {
  const json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// The members of a list, or of an object in version 1, where each has a name of its own.
std::vector<const json*> all_in(const json& list) {
  std::vector<const json*> all;
  if (list.is_array() || list.is_object()) {
    for (const json& value : list) all.push_back(&value);
  }
  return all;
}

/// A headline, body or description in all its forms, by version:
///   1        "body_text": "…", "body_xhtml": "…"
///   2 and 3  "bodies": [{"role", "contenttype", "value"}]
struct Forms {
  std::string plain;
  std::string markup;
};

bool is_markup(const json& form) {
  const std::string type = text_at(form, "contenttype");
  return type.find("html") != std::string::npos || type.find("xml") != std::string::npos ||
         (type.empty() && text_at(form, "role").find("html") != std::string::npos);
}

Forms forms_of(const json& item, const std::string& one, const std::string& many) {
  Forms forms;
  for (const json* form : all_in(member(item, many))) {
    std::string& value = is_markup(*form) ? forms.markup : forms.plain;
    if (value.empty()) value = text_at(*form, "value");
  }
  if (forms.plain.empty()) forms.plain = text_at(item, one + "_text");
  if (forms.plain.empty()) forms.plain = text_at(item, one);
  if (forms.markup.empty()) forms.markup = text_at(item, one + "_xhtml");
  if (forms.markup.empty()) forms.markup = text_at(item, one + "_html");
  return forms;
}

std::string paragraphs_of(const Forms& forms, std::string_view title) {
  std::string plain = plain_fragment_text(forms.plain, title);
  if (plain.find("\n\n") != std::string::npos) return plain;
  std::string markup = fragment_text(forms.markup, title);
  const bool better = plain.empty() || markup.find("\n\n") != std::string::npos;
  return better && !markup.empty() ? markup : plain;
}

std::string line_of(const Forms& forms) {
  return plain_line(forms.markup.empty() ? forms.plain : forms.markup);
}

std::string headline_of(const json& item) {
  for (const json* headline : all_in(member(item, "headlines"))) {
    const std::string role = text_at(*headline, "role");
    const bool main = role.empty() || role == "main" || role == "headline";
    if (std::string value = plain_line(text_at(*headline, "value")); main && !value.empty()) {
      return value;
    }
  }
  for (const std::string_view name : {"headline", "title"}) {
    if (std::string value = plain_line(text_at(item, name)); !value.empty()) return value;
  }
  const auto all = all_in(member(item, "headlines"));
  return all.empty() ? std::string() : plain_line(text_at(*all.front(), "value"));
}

std::optional<Timestamp> time_at(const json& item, std::string_view name) {
  const auto date = parse_date(text_at(item, name));
  if (!date) return std::nullopt;
  return Timestamp{date->value, date->granularity, "meta", std::nullopt};
}

void read_times(const json& item, Document& document) {
  const auto version = time_at(item, "versioncreated");
  document.published = time_at(item, "firstcreated");
  if (!document.published) {
    document.published = version;
  } else if (version && version->value != document.published->value) {
    document.updated = version;
  }
  if (const auto embargo = time_at(item, "embargoed")) {
    document.published = embargo;
    document.updated.reset();
  }
}

/// The largest picture, or what comes first.
const json* best_rendition(const json& item) {
  const json* best = nullptr;
  double widest = -1;
  for (const json* rendition : all_in(member(item, "renditions"))) {
    const json& width = member(*rendition, "width");
    const double columns = width.is_number() ? width.get<double>() : 0;
    if (text_at(*rendition, "href").empty() || columns <= widest) continue;
    best = rendition;
    widest = columns;
  }
  return best;
}

std::vector<Media> media_of(const json& item) {
  std::vector<Media> media;
  for (const json* associated : all_in(member(item, "associations"))) {
    const json* rendition = best_rendition(*associated);
    if (rendition == nullptr) continue;
    Media found;
    found.url = text_at(*rendition, "href");
    found.type = text_at(*rendition, "contenttype");
    if (found.type.empty()) found.type = text_at(*rendition, "mimetype");
    found.caption = line_of(forms_of(*associated, "description", "descriptions"));
    for (const std::string_view name : {"by", "byline", "copyrightholder"}) {
      if (found.credit.empty()) found.credit = plain_line(text_at(*associated, name));
    }
    media.push_back(std::move(found));
  }
  return media;
}

Document fields_of(const json& item) {
  Document document;
  document.id = trimmed(text_at(item, "uri"));
  document.url = absolute_link(document.id, "");
  document.title = headline_of(item);
  document.language = language_tag(text_at(item, "language"));
  document.outlet.name = plain_line(text_at(item, "copyrightholder"));
  std::string by = plain_line(text_at(item, "by"));
  if (by.empty()) by = plain_line(text_at(item, "byline"));
  document.byline = names_in(by);
  std::erase(document.byline, document.outlet.name);
  for (const json* source : all_in(member(item, "infosources"))) {
    const std::string name = plain_line(text_at(*source, "name"));
    if (name.empty() || name == document.outlet.name) continue;
    document.credits.push_back({name, std::nullopt, "meta"});
  }
  read_times(item, document);
  document.media = media_of(item);
  return document;
}

enum class End { none, whole, broken, cut };

/// Finds where the object that some text starts with ends. May be called again with more text.
class ObjectEnd {
 public:
  /// Looks at what was not seen yet; none: more is needed.
  End find(std::string_view text) {
    for (; at_ < text.size(); ++at_) {
      const char c = text[at_];
      if (in_string_) {
        in_string_ = escaped_ || (c != '"' && c != '\n');  // a string does not go over lines
        escaped_ = !escaped_ && c == '\\';
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{') {
        // Inside an object another one is a value: elsewhere the next record begins.
        if (depth_ > 0 && before_ != ':' && before_ != ',' && before_ != '[') return End::broken;
        ++depth_;
      } else if (c == '}' && --depth_ == 0) {
        ++at_;
        return End::whole;
      }
      if (std::isspace(static_cast<unsigned char>(c)) == 0) before_ = c;
    }
    return End::none;
  }

  std::size_t size() const { return at_; }

 private:
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  char before_ = 0;  // the last character that is no white space
};

constexpr std::size_t object_limit = 64'000'000;  // bytes, escapes included

struct Found {
  End end = End::none;
  std::string_view object;
};

/// The object that comes next, whose "{" is the next byte.
Result<Found> next_object(ByteReader& bytes) {
  ObjectEnd end;
  for (std::size_t size = 1 << 16;; size *= 2) {
    const auto ahead = bytes.peek(size);
    if (!ahead) return ahead.error();
    const End found = end.find(*ahead);
    if (found != End::none) return Found{found, ahead->substr(0, end.size())};
    if (ahead->size() < size || size > object_limit) return Found{End::cut, *ahead};
  }
}

/// Steps to the next "{". Returns whether anything stood before it that belongs to no object.
Result<bool> skip_to_object(ByteReader& bytes) {
  constexpr std::string_view between = " \t\r\n,[]\xEF\xBB\xBF";
  bool other = false;
  for (;;) {
    const auto ahead = bytes.peek(4096);
    if (!ahead) return ahead.error();
    const std::string_view before = ahead->substr(0, ahead->find('{'));
    other = other || before.find_first_not_of(between) != std::string_view::npos;
    const bool found = before.size() < ahead->size();
    if (ahead->empty() || (found && before.empty())) return other;
    (void)bytes.skip(before.size());
  }
}

Error damaged(const std::string& place, const std::string& reason) {
  return {"damaged", place + ": " + reason};
}

/// Reads the objects of one input in order.
class Objects {
 public:
  explicit Objects(const Input& input) : input_(input), records_(input) {}

  void read() {
    const auto head = input_.bytes.peek(64);
    in_array_ = head && trimmed(*head).starts_with('[');
    while (input_.intake.wanted()) {
      const auto other = skip_to_object(input_.bytes);
      if (!other) return input_.intake.give(input_.file, other.error());
      const auto first = input_.bytes.peek(1);
      if (!first) return input_.intake.give(input_.file, first.error());
      if (*other) give(damaged(place(), "neither an object nor between two"));
      if (first->empty()) break;
      if (!read_object()) return;
    }
    if (count_ == 0 && input_.intake.wanted()) {
      input_.intake.give(input_.file, Error{"empty", input_.file + ": no news item"});
    }
  }

 private:
  /// Returns whether there may be more.
  bool read_object() {
    const auto found = next_object(input_.bytes);
    if (!found) {
      input_.intake.give(input_.file, found.error());
      return false;
    }
    if (found->end == End::cut) {
      const bool large = found->object.size() > object_limit;
      give(large ? too_large(place()) : damaged(place(), "ends inside an object"));
      return false;
    }
    const std::string object(found->object);
    const bool broken = found->end == End::broken;
    (void)input_.bytes.skip(object.size());
    is_single_ = count_ == 0 && !in_array_ && is_at_end();
    give(broken ? damaged(place(), "not valid JSON") : read_ninjs_object(object, place()));
    return true;
  }

  bool is_at_end() {
    const auto ahead = input_.bytes.peek(4096);
    return ahead && ahead->size() < 4096 && is_blank(*ahead);
  }

  std::string place() const {
    return is_single_ ? input_.file : input_.file + ", item " + std::to_string(count_ + 1);
  }

  void give(Result<Document> document) {
    const std::string where = place();
    ++count_;
    if (!records_.next()) return;
    input_.intake.give(is_single_ ? input_.file : records_.file(), std::move(document),
                       input_.origin, where);
  }

  const Input& input_;
  Records records_;
  std::size_t count_ = 0;
  bool in_array_ = false;
  bool is_single_ = false;  // the file is one object
};

}  // namespace

bool is_ninjs(std::string_view head) {
  static const RE2 start(R"re(^\s*\[?\s*\{\s*")re");
  static const RE2 uri(R"re("uri"\s*:)re");
  static const RE2 sign(
      R"re((?i)"(?:body_?(?:text|x?html)|bodies|headlines?|versioncreated|pubstatus)"\s*:)re");
  static const RE2 other(R"re("(?:text|html)"\s*:)re");  // of JSON Lines
  return RE2::PartialMatch(head, start) && RE2::PartialMatch(head, uri) &&
         RE2::PartialMatch(head, sign) && !RE2::PartialMatch(head, other);
}

Result<Document> read_ninjs_object(std::string_view object, const std::string& place) {
  const json item = json::parse(repair_escapes(repair_utf8(object)), nullptr, false);
  if (!item.is_object()) return damaged(place, "not valid JSON");
  std::string status = text_at(item, "pubstatus");
  status = lower_ascii(status);
  if (status == "canceled" || status == "cancelled" || status == "withheld") {
    return Error{"not-publishable", place + ": its status is \"" + status + "\""};
  }
  Document document = fields_of(item);
  document.text = paragraphs_of(forms_of(item, "body", "bodies"), document.title);
  const std::string type = text_at(item, "type");
  if (document.text.empty() && (type.empty() || type == "text")) {
    document.text = paragraphs_of(forms_of(item, "description", "descriptions"), document.title);
  }
  if (document.text.empty()) {
    const std::string what = type.empty() ? "an item" : "an item of type " + type;
    return Error{"no-text", place + ", \"" + document.title + "\": " + what + " without text"};
  }
  return document;
}

void read_ninjs(const Input& input) { Objects(input).read(); }

}  // namespace sayso
