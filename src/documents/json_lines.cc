#include "documents/json_lines.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/date.h"
#include "base/utf8.h"
#include "documents/encoding.h"
#include "documents/formats.h"
#include "documents/metadata/names.h"
#include "documents/page.h"

namespace sayso {
namespace {

using nlohmann::json;

/// The value of four hexadecimal digits in "\uXXXX" at `at`, if that is what stands there.
std::optional<unsigned> unit_at(std::string_view line, std::size_t at) {
  if (line.size() < at + 6 || line[at] != '\\' || line[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = line[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return unit;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  return {};
}

std::string text_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : text_of(*found);
}

void take(std::string given, std::string& field) {
  if (!given.empty()) field = std::move(given);
}

void read_outlet(const json& value, Outlet& outlet) {
  const std::string name = value.is_object() ? text_at(value, "name") : text_of(value);
  outlet.name_given = !name.empty();
  take(name, outlet.name);
  if (value.is_object()) take(text_at(value, "domain"), outlet.domain);
}

/// A list of names, one of them as text, or objects with a "name".
void read_byline(const json& value, std::vector<std::string>& byline) {
  std::vector<std::string> names;
  for (const json& item : value.is_array() ? value : json::array({value})) {
    std::string name = item.is_object() ? text_at(item, "name") : text_of(item);
    if (name.empty()) continue;
    if (value.is_array()) {
      names.push_back(std::move(name));
    } else {
      names = names_in(name);
    }
  }
  if (!names.empty()) byline = std::move(names);
}

/// Our own form {"value", ...} or a written date. One that cannot be read is none.
void read_published(const json& value, std::optional<Timestamp>& published) {
  const std::string written = value.is_object() ? text_at(value, "value") : text_of(value);
  if (const auto date = parse_date(written)) {
    published = Timestamp{date->value, date->granularity, "given", std::nullopt};
  } else if (!written.empty()) {
    published.reset();
  }
}

Error bad_line(const std::string& place, const std::string& reason) {
  return {"bad-line", place + ": " + reason};
}

}  // namespace

std::string repair_escapes(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    std::size_t size = json[at] == '\\' && at + 1 < json.size() ? 2 : 1;
    if (const auto unit = unit_at(json, at)) {
      size = 6;
      if (*unit >= 0xD800 && *unit < 0xE000) {
        const auto second = unit_at(json, at + 6);
        if (*unit >= 0xDC00 || !second || *second < 0xDC00 || *second >= 0xE000) {
          out += "\\ufffd";
          at += 6;
          continue;
        }
        size = 12;
      }
    }
    out.append(json, at, size);
    at += size;
  }
  return out;
}

Result<Document> read_json_line(std::string_view line, const PageModel* pages,
                                const std::string& place) {
  const json object = json::parse(repair_escapes(repair_utf8(line)), nullptr, false);
  if (object.is_discarded()) return bad_line(place, "not valid JSON");
  if (!object.is_object()) return bad_line(place, "not a JSON object");
  const auto text = object.find("text");
  const bool has_text = text != object.end() && text->is_string();
  const std::string html = text_at(object, "html");
  if (!has_text && html.empty()) return bad_line(place, "neither \"text\" nor \"html\" is given");

  Document document;
  if (has_text) {
    document.text = text->get<std::string>();
  } else {
    Result<Document> page = read_page(html, "utf-8", pages, place);
    if (!page.ok()) return page;
    document = *std::move(page);
  }
  take(text_at(object, "id"), document.id);
  take(text_at(object, "url"), document.url);
  take(text_at(object, "title"), document.title);
  const std::string language = text_at(object, "language");
  document.language_given = !language.empty() && language != "und";
  if (document.language_given) document.language = language;
  if (const auto at = object.find("outlet"); at != object.end()) read_outlet(*at, document.outlet);
  if (const auto at = object.find("byline"); at != object.end()) read_byline(*at, document.byline);
  if (const auto at = object.find("published"); at != object.end()) {
    read_published(*at, document.published);
  }
  return document;
}

void read_json_lines(const Input& input) {
  /// Bytes of one line, escapes included.
  constexpr std::size_t line_limit = 64'000'000;
  Records records(input);
  for (std::size_t number = 1; input.intake.wanted(); ++number) {
    const auto next = input.bytes.line(line_limit);
    if (!next) return input.intake.give(input.file, next.error());
    if (next->empty()) {
      if (number == 1) input.intake.give(input.file, Error{"empty", input.file + ": no text"});
      return;
    }
    std::string_view line = *next;
    if (const auto mark = byte_order_mark(line); mark && number == 1) {
      line.remove_prefix(mark->size);
    }
    if (is_blank(line) || !records.next()) continue;
    const std::string place = input.file + ", line " + std::to_string(number);
    input.intake.give(records.file(),
                      line.size() > line_limit
                          ? too_large(place)
                          : read_json_line(line, input.intake.options().pages, place),
                      input.origin, place);
  }
}

}  // namespace sayso
