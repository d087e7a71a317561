#include "documents/plain_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/plain_header.h"

namespace sayso {
namespace {

constexpr std::size_t widest_wrap = 100;    // columns
constexpr std::size_t narrowest_wrap = 50;  // columns

using Lines = std::vector<std::string_view>;

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
    const std::size_t columns = count_code_points(trim_white(line));
    if (columns <= widest_wrap) width = std::max(width, columns);
  }
  Lines block;
  for (const std::string_view line : all) {
    const std::string_view words = trim_white(line);
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

Document read_plain_text(std::string_view text) {
  Document document;
  document.text = as_paragraphs(clean_lines(text));
  read_plain_header(document);
  return document;
}

}  // namespace sayso
