#include "documents/plain_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>

#include "base/date.h"
#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t widest_wrap = 100;       // columns
constexpr std::size_t narrowest_wrap = 50;     // columns
constexpr std::size_t longest_headline = 200;  // bytes
constexpr std::size_t header_paragraphs = 5;   // where headline, byline and date may stand

using Lines = std::vector<std::string_view>;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

bool starts_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ");
}

/// Whether `next` looks like the rest of a line that was broken after `line` to fit `width`.
bool is_broken_between(std::string_view line, std::string_view next, std::size_t width) {
  if (starts_item(next)) return false;
  if (!ends_sentence(line) && std::islower(static_cast<unsigned char>(next[0])) != 0) return true;
  const std::string_view first_word = next.substr(0, next.find(' '));
  constexpr std::size_t ragged = 8;
  return width >= narrowest_wrap &&
         count_code_points(line) + 1 + count_code_points(first_word) + ragged > width;
}

/// Whether the lines of one block are a paragraph that was broken to fit `width`, the longest line
/// of the whole text.
bool is_wrapped(const Lines& lines, std::size_t width) {
  if (lines.size() < 2) return false;
  std::size_t broken = 0;
  std::size_t sentences = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (count_code_points(lines[i]) > widest_wrap) return false;
    broken += is_broken_between(lines[i], lines[i + 1], width) ? 1 : 0;
    sentences += ends_sentence(lines[i]) ? 1 : 0;
  }
  const std::size_t pairs = lines.size() - 1;
  return count_code_points(lines.back()) <= widest_wrap && broken * 5 >= pairs * 3 &&
         sentences * 5 <= pairs * 3;
}

void add_paragraph(std::string_view paragraph, std::string& to) {
  if (!to.empty()) to += "\n\n";
  to += paragraph;
}

void add_block(const Lines& block, std::size_t width, std::string& to) {
  if (!is_wrapped(block, width)) {
    for (const std::string_view line : block) add_paragraph(line, to);
    return;
  }
  std::string paragraph;
  for (const std::string_view line : block) {
    if (starts_item(line) && !paragraph.empty()) {
      add_paragraph(paragraph, to);
      paragraph.clear();
    }
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line;
  }
  add_paragraph(paragraph, to);
}

Lines split(std::string_view text, std::string_view at) {
  Lines parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + at.size());
  }
}

/// The date that `line` ends with, as a view of `line`: all of it, or what follows a separator.
std::optional<std::string_view> date_at_end(std::string_view line) {
  for (const std::string_view prefix : {"Published:", "Published", "Posted:", "Posted", "Date:"}) {
    if (line.starts_with(prefix)) line = trim(line.substr(prefix.size()));
  }
  const auto is_day = [](std::string_view written) {
    const auto date = parse_date(written);
    return date && date->granularity != "year" && date->granularity != "month";
  };
  if (is_day(line)) return line;
  for (const std::string_view separator : {", ", " | ", " - ", " – ", " — ", " · "}) {
    // From the left, so that "London, March 4, 2024" gives all of the date.
    for (std::size_t at = line.find(separator); at != std::string_view::npos;
         at = line.find(separator, at + 1)) {
      const std::string_view tail = line.substr(at + separator.size());
      if (is_day(tail)) return tail;
    }
  }
  return std::nullopt;
}

bool is_name(std::string_view words) {
  if (words.empty() || words.size() > 60 || ends_sentence(words)) return false;
  const auto first = static_cast<unsigned char>(words[0]);
  return std::isupper(first) != 0 || first >= 0x80;
}

/// What stands before the date in a heading: "Headline, Outlet, ", "Outlet | " or nothing.
struct Heading {
  std::string_view title;
  std::string_view outlet;
};

Heading before_date(std::string_view line) {
  static constexpr std::string_view separators = " ,|-";
  const auto cut = [](std::string_view text) {
    for (const std::string_view dash : {"–", "—", "·"}) {
      text = trim(text);
      if (text.ends_with(dash)) text.remove_suffix(dash.size());
    }
    const std::size_t last = text.find_last_not_of(separators);
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  };
  line = cut(line);
  for (const std::string_view separator : {" | ", ", "}) {
    const std::size_t at = line.rfind(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view outlet = line.substr(at + separator.size());
    if (is_name(outlet)) return {cut(line.substr(0, at)), outlet};
  }
  return is_name(line) && line.size() <= 40 ? Heading{{}, line} : Heading{};
}

bool is_byline(std::string_view line) {
  return (line.starts_with("By ") || line.starts_with("BY ")) && line.size() <= longest_headline &&
         !names_in_byline(line).empty() && is_name(names_in_byline(line)[0]);
}

/// Takes what a heading such as "Headline, Outlet, Feb. 23, 2023." says.
bool read_dated_heading(std::string_view line, Document& document) {
  const auto written = date_at_end(line);
  if (!written) return false;
  const auto date = parse_date(*written);
  const auto begin = static_cast<std::uint32_t>(written->data() - document.text.data());
  const auto end = begin + static_cast<std::uint32_t>(written->ends_with('.') ? written->size() - 1
                                                                              : written->size());
  if (!document.published) {
    document.published = Timestamp{date->value, date->granularity, "text", Span{begin, end}};
  }
  const Heading heading =
      before_date(line.substr(0, static_cast<std::size_t>(written->data() - line.data())));
  if (document.title.empty()) document.title = heading.title;
  if (document.outlet.name.empty()) document.outlet.name = heading.outlet;
  return true;
}

void read_header(Document& document) {
  const std::string_view text = document.text;
  if (text.find("\n\n") == std::string_view::npos) return;
  std::size_t at = 0;
  for (std::size_t i = 0; i < header_paragraphs && at < text.size(); ++i) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 2;
    if (line.size() > longest_headline) return;
    if (is_byline(line)) {
      if (document.byline.empty()) document.byline = names_in_byline(line);
    } else if (!read_dated_heading(line, document)) {
      if (ends_sentence(line)) return;
      if (i == 0) document.title = line;
    }
  }
}

}  // namespace

bool ends_sentence(std::string_view line) {
  for (const std::string_view closing : {"\"", "'", ")", "”", "’"}) {
    if (line.ends_with(closing)) line.remove_suffix(closing.size());
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':') ||
         line.ends_with("…");
}

std::string clean_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto end_line = [&out] {
    while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
    out.push_back('\n');
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::size_t next = at + c.size;
    switch (c.value) {
      case '\r':
        if (next >= text.size() || text[next] != '\n') end_line();
        break;
      case '\n':
      case '\v':
      case 0x85:    // next line
      case 0x2028:  // line separator
        end_line();
        break;
      case '\f':
      case 0x2029:  // paragraph separator
        end_line();
        end_line();
        break;
      case 0xFEFF:  // byte order mark
        break;
      default:
        if (c.value == '\t' || (c.value >= 0x20 && (c.value < 0x7F || c.value > 0x9F))) {
          out.append(text, at, c.size);
        }
    }
    at = next;
  }
  end_line();
  out.pop_back();
  return out;
}

std::string as_paragraphs(std::string_view lines) {
  std::string out;
  const Lines all = split(lines, "\n");
  std::size_t width = 0;
  for (const std::string_view line : all) {
    const std::size_t columns = count_code_points(trim(line));
    if (columns <= widest_wrap) width = std::max(width, columns);
  }
  Lines block;
  for (const std::string_view line : all) {
    const std::string_view words = trim(line);
    if (!words.empty()) {
      block.push_back(words);
      continue;
    }
    add_block(block, width, out);
    block.clear();
  }
  add_block(block, width, out);
  return out;
}

std::vector<std::string> names_in_byline(std::string_view line) {
  line = trim(line);
  if (line.size() > 3 &&
      (line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by "))) {
    line = trim(line.substr(3));
  }
  std::vector<std::string> names;
  std::string list(line);
  for (std::size_t at = list.find("\u00A0"); at != std::string::npos; at = list.find("\u00A0")) {
    list.replace(at, 2, " ");
  }
  for (const std::string_view conjunction : {" and ", " AND ", " & ", ";"}) {
    for (std::size_t at = list.find(conjunction); at != std::string::npos;
         at = list.find(conjunction)) {
      list.replace(at, conjunction.size(), ",");
    }
  }
  for (std::string_view name : split(list, ",")) {
    name = trim(name.substr(0, name.find(" in ")));  // "A in London and B in Paris"
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

Document read_plain_text(std::string_view text) {
  Document document;
  document.text = as_paragraphs(clean_lines(text));
  read_header(document);
  return document;
}

}  // namespace sayso
