#include "documents/paged_text.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

constexpr std::size_t longest_headline = 300;  // bytes

std::string_view letters_of_ligature(char32_t c) {
  static constexpr std::array<std::string_view, 7> letters = {"ff",  "fi", "fl", "ffi",
                                                              "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : std::string_view();
}

bool is_white(char32_t c) {
  return c == ' ' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x200B || c == 0xFEFF;
}

/// Whether a file's title is more than what programs put there by themselves: its name, the name
/// of a template, nothing.
bool is_title(std::string_view title) {
  if (title.find(' ') == std::string_view::npos || title.size() > longest_headline) return false;
  std::string words = lower_ascii(title);
  if (words.starts_with("microsoft ")) return false;
  for (const char* end : {".doc", ".docx", ".pdf", ".odt", ".indd", ".qxd", ".rtf", ".txt", ".tex",
                          ".ppt", ".pptx", ".pub", ".html", ".dvi"}) {
    if (words.ends_with(end)) return false;
  }
  words.resize(words.find_last_not_of("0123456789 ") + 1);
  for (const char* name : {"document", "untitled document", "powerpoint presentation", "template",
                           "slide", "layout", "no title", ""}) {
    if (words == name) return false;
  }
  return true;
}

/// Whether `name` reads as a person's and not as an office's, a program's or a login.
bool is_person(std::string_view name) {
  const std::string words = ' ' + lower_ascii(name);
  for (const char* other :
       {" user",       " admin",         " office", " microsoft", " press", " media",   " ministry",
        " department", " communication", " desk",   " news",      " team",  " editor",  " owner",
        " guest",      " python",        " pdf",    " writer",    " adobe", " limited", " ltd",
        " inc",        " the ",          " author", " unknown",   " bureau"}) {
    if (words.find(other) != std::string::npos) return false;
  }
  std::size_t parts = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const auto first = static_cast<unsigned char>(name[at]);
    if (std::isupper(first) == 0 && first < 0x80) return false;
    for (const char c : name.substr(at, end - at)) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalpha(byte) == 0 && byte < 0x80 && c != '-' && c != '.' && c != '\'') return false;
    }
    ++parts;
    at = end + 1;
  }
  return parts >= 2 && parts <= 4;
}

/// Ends the last page, if there is one, before the white space in front of `end`.
void end_page(std::size_t end, std::string_view text, std::vector<Page>& pages) {
  if (pages.empty()) return;
  Page& page = pages.back();
  while (end > page.span.begin && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) {
    --end;
  }
  page.span.end = static_cast<std::uint32_t>(end);
  if (page.span.empty()) pages.pop_back();
}

/// The paragraph among the first that says the same as `title`.
std::optional<std::size_t> find_title(const PagedText& text) {
  std::string wanted;
  append_clean(text.title, wanted);
  wanted = lower_ascii(wanted);
  for (std::size_t i = 0; i < std::min<std::size_t>(text.paragraphs.size(), 10); ++i) {
    if (!wanted.empty() && lower_ascii(text.paragraphs[i].text) == wanted) return i;
  }
  return std::nullopt;
}

struct Joined {
  std::string text;
  std::vector<std::size_t> begins;  // of the paragraphs
  std::vector<Page> pages;
};

Joined join(const PagedText& paged) {
  Joined all;
  std::string& text = all.text;
  for (const PagedParagraph& paragraph : paged.paragraphs) {
    if (!text.empty()) text += "\n\n";
    all.begins.push_back(text.size());
    text += paragraph.text;
    for (const PageStart& start : paragraph.starts) {
      const std::size_t begin = all.begins.back() + std::min(start.offset, paragraph.text.size());
      end_page(begin, text, all.pages);
      all.pages.push_back({{static_cast<std::uint32_t>(begin), 0}, start.page});
    }
  }
  end_page(text.size(), text, all.pages);
  for (const std::string& note : paged.notes) {
    if (!text.empty()) text += "\n\n";
    text += note;
  }
  return all;
}

}  // namespace

void append_clean(std::string_view text, std::string& to) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value == '\t') {
      while (!to.empty() && to.back() == ' ') to.pop_back();
      if (!to.empty() && to.back() != '\t') to += '\t';
    } else if (is_white(c.value)) {
      if (!to.empty() && to.back() != ' ' && to.back() != '\t') to += ' ';
    } else if (const std::string_view letters = letters_of_ligature(c.value); !letters.empty()) {
      to += letters;
    } else if (!is_unseen(c.value)) {
      append_utf8(c.value, to);
    }
    at += c.size;
  }
}

Document as_document(const PagedText& paged) {
  Joined all = join(paged);
  Document document = read_plain_text(all.text);
  // Spans of pages hold only in the text that they were counted in.
  if (document.text == all.text) document.pages = std::move(all.pages);

  std::optional<std::size_t> headline = find_title(paged);
  if (!headline) headline = paged.headline;
  if (headline) {
    document.title = paged.paragraphs[*headline].text;
    // A letterhead or a masthead stands above: the byline follows the headline.
    const std::string_view from_headline =
        std::string_view(all.text).substr(all.begins[*headline], 2000);
    if (document.byline.empty()) document.byline = read_plain_text(from_headline).byline;
  } else if (is_title(paged.title)) {
    document.title.clear();
    append_clean(paged.title, document.title);
  }
  if (document.byline.empty() && is_person(paged.creator)) document.byline = {paged.creator};
  return document;
}

}  // namespace sayso
