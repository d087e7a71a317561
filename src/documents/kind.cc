#include "documents/kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "documents/encoding.h"
#include "documents/mail.h"
#include "documents/ninjs.h"
#include "documents/unpack.h"
#include "documents/xml_kind.h"

namespace sayso {
namespace {

constexpr std::string_view white = " \t\r\n\f";

constexpr std::pair<std::string_view, Kind> named_kinds[] = {
    {"text", Kind::text},     {"html", Kind::html},       {"jsonl", Kind::json_lines},
    {"feed", Kind::feed},     {"sitemap", Kind::sitemap}, {"ninjs", Kind::ninjs},
    {"newsml", Kind::newsml}, {"mail", Kind::mail},       {"pdf", Kind::pdf},
    {"docx", Kind::docx},     {"warc", Kind::warc},       {"archive", Kind::archive},
};

std::string_view after_white(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(white), text.size()));
}

/// First bytes of what else people put into a folder of reports.
bool has_binary_signature(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::array signatures = {
      "\x7F"
      "ELF"sv,
      "\x89PNG"sv,
      "GIF8"sv,
      "\xFF\xD8\xFF"sv,
      "SQLite format 3"sv,
      "\xD0\xCF\x11\xE0"sv,
      "7z\xBC\xAF"sv,
      "RIFF"sv,
      "{\\rtf"sv};
  return std::any_of(signatures.begin(), signatures.end(),
                     [head](std::string_view s) { return head.starts_with(s); });
}

bool is_pdf(std::string_view head) {
  head = head.substr(0, 1024);
  for (std::size_t at = head.find("%PDF-"); at != std::string_view::npos;
       at = head.find("%PDF-", at + 1)) {
    // What stands before it is a line of its own, or bytes of no text.
    if (at == 0 || head[at - 1] < ' ' || head[at - 1] == '\x7F') return true;
  }
  return false;
}

/// The names of the files that begin in a zip's `head`, each after a line end.
std::string names_in_zip(std::string_view head) {
  constexpr std::string_view signature("PK\x03\x04");
  constexpr std::size_t name_at = 30;
  std::string names;
  if (!head.starts_with(signature)) return names;
  for (std::size_t at = 0; at != std::string_view::npos; at = head.find(signature, at + 1)) {
    if (at + name_at > head.size()) break;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(head[at + i]); };
    const std::size_t size = byte(26) + 256U * byte(27);
    names += '\n';
    names += head.substr(at + name_at, size);
  }
  return names;
}

/// Whether Word or its kin wrote the zip with these names. Its first file tells, since documents in
/// an archive have such names too.
bool is_office(std::string_view names) {
  const bool by_parts = names.starts_with("\nword/") || names.starts_with("\ndocProps/");
  return names.starts_with("\n[Content_Types].xml") || names.starts_with("\n_rels/.rels") ||
         (by_parts && names.find("\n[Content_Types].xml") != std::string_view::npos);
}

bool is_docx(std::string_view names) {
  return is_office(names) && names.find("\nxl/") == std::string_view::npos &&
         names.find("\nppt/") == std::string_view::npos;
}

bool is_open_document(std::string_view names) { return names.starts_with("\nmimetype"); }

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 ? white.find(c) == std::string_view::npos && c != '\x1B' && c != '\v'
                     : byte == 0x7F;
}

/// Noise has a control character in nine bytes, text hardly any.
bool is_binary(std::string_view head) {
  const auto controls = std::count_if(head.begin(), head.end(), is_control);
  return has_binary_signature(head) || controls * 33 > static_cast<std::ptrdiff_t>(head.size());
}

/// Whether `text` starts with the tag `name`, in lower case: the tag ends there.
bool starts_with_tag(std::string_view text, std::string_view name) {
  if (text.size() <= name.size() + 1 || text[0] != '<') return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(text[i + 1])) != name[i]) return false;
  }
  const char end = text[name.size() + 1];
  return end == '>' || end == '/' || white.find(end) != std::string_view::npos;
}

/// After the patterns of
/// https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type, with the
/// newer elements, and looking behind comments and processing instructions.
bool is_html(std::string_view head) {
  static constexpr std::array<std::string_view, 36> names = {
      "!doctype", "html",   "head",    "body", "script", "style",  "title",   "meta",       "link",
      "div",      "p",      "h1",      "h2",   "h3",     "a",      "b",       "br",         "table",
      "iframe",   "font",   "article", "main", "header", "nav",    "section", "span",       "img",
      "center",   "figure", "ul",      "ol",   "base",   "strong", "em",      "blockquote", "form"};
  head = after_white(head);
  while (head.starts_with("<!--") || head.starts_with("<?")) {
    const std::string_view end = head.starts_with("<?") ? "?>" : "-->";
    const std::size_t at = head.find(end);
    if (at == std::string_view::npos) return head.starts_with("<!--");
    head = after_white(head.substr(at + end.size()));
  }
  return std::any_of(names.begin(), names.end(),
                     [head](std::string_view name) { return starts_with_tag(head, name); });
}

bool starts_an_object(std::string_view line) {
  line = after_white(line);
  if (!line.starts_with('{')) return false;
  line = after_white(line.substr(1));
  return line.starts_with('"') || line.starts_with('}');
}

/// Most lines start as objects do, so that a broken one, even the first, is an error of its own.
bool is_json_lines(std::string_view head) {
  std::size_t lines = 0;
  std::size_t objects = 0;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    const bool cut = end == head.size();
    head.remove_prefix(cut ? end : end + 1);
    if (after_white(line).empty() || (cut && lines > 0 && !starts_an_object(line))) continue;
    ++lines;
    objects += starts_an_object(line) ? 1 : 0;
  }
  return objects > 0 && objects * 2 >= lines;
}

bool is_zip(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

Kind kind_of_zip(std::string_view names) {
  if (is_docx(names)) return Kind::docx;
  return is_office(names) || is_open_document(names) ? Kind::binary : Kind::archive;
}

/// Whether a header of tar starts here: its sum, in octal digits, is right.
bool is_tar(std::string_view head) {
  constexpr std::size_t header_size = 512;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_size = 8;
  if (head.size() < header_size || head[0] == '\0') return false;
  unsigned sum = sum_size * ' ';
  unsigned stated = 0;
  for (std::size_t i = 0; i < header_size; ++i) {
    const auto byte = static_cast<unsigned char>(head[i]);
    if (i < sum_at || i >= sum_at + sum_size) {
      sum += byte;
    } else if (byte >= '0' && byte <= '7') {
      stated = stated * 8 + (byte - '0');
    }
  }
  return sum == stated;
}

bool is_warc(std::string_view head) {
  head = after_white(head);
  return head.size() > 6 && head.starts_with("WARC/") && head[5] >= '0' && head[5] <= '9' &&
         head[6] == '.';
}

}  // namespace

Kind kind_of(std::string_view head) {
  head = head.substr(0, kind_window);
  if (is_pdf(head)) return Kind::pdf;
  if (packing_of(head)) return Kind::compressed;
  if (is_zip(head)) return kind_of_zip(names_in_zip(head));
  if (is_tar(head)) return Kind::archive;
  if (is_warc(head)) return Kind::warc;
  std::string decoded;
  if (const auto mark = byte_order_mark(head); mark && mark->name != "UTF-8") {
    decoded = decode(head, "");
    head = decoded;
  } else if (mark) {
    head.remove_prefix(mark->size);
  } else if (!guess_utf16(head).empty()) {
    decoded = decode(head, guess_utf16(head));
    head = decoded;
  }
  if (is_binary(head)) return Kind::binary;
  if (const auto xml = xml_kind(head)) return *xml;
  if (is_html(head)) return Kind::html;
  if (is_mail(head)) return Kind::mail;
  if (is_ninjs(head)) return Kind::ninjs;
  if (is_json_lines(head)) return Kind::json_lines;
  return Kind::text;
}

std::string_view name_of_binary(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"\xD0\xCF\x11\xE0"sv, "an Office file of before 2007 (.doc), or with a password"},
      {"{\\rtf"sv, "Rich Text (.rtf)"},
      {"\x89PNG"sv, "a picture"},
      {"GIF8"sv, "a picture"},
      {"\xFF\xD8\xFF"sv, "a picture"},
      {"SQLite format 3"sv, "an SQLite database"},
      {"\x7F"
       "ELF"sv,
       "a program"}};
  for (const auto& [signature, name] : names) {
    if (head.starts_with(signature)) return name;
  }
  const std::string zipped = names_in_zip(head);
  if (is_open_document(zipped)) return "an OpenDocument (.odt and others) or e-book file";
  if (is_office(zipped)) return "an Office file without text (.xlsx, .pptx)";
  return "not text, nor a format that sayso reads";
}

const std::vector<std::string>& kind_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, kind] : named_kinds) all.emplace_back(name);
    return all;
  }();
  return names;
}

std::optional<Kind> kind_from(std::string_view name) {
  for (const auto& [known, kind] : named_kinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

}  // namespace sayso
