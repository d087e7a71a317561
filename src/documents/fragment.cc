#include "documents/fragment.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "documents/dom.h"
#include "documents/outline.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

bool has_tags(std::string_view text) {
  static const RE2 tag(R"(<(?:[A-Za-z][^<>]*|/[A-Za-z]+\s*|!--)>?)");
  return text.find('<') != std::string_view::npos && RE2::PartialMatch(text, tag);
}

/// A line that feeds and their makers put beside the report. It reads on as no sentence.
bool is_added_line(std::string_view text) {
  static const RE2 added(
      R"((?i)(?:the post|this (?:article|post|story)) .{1,400} (?:appeared first|was (?:first|originally) published) (?:on|in|at) .{1,100})"
      R"(|(?:»|›|>|→)?\s*(?:(?:read|see|view|find out) (?:more|on|full|the (?:full|rest|whole))\b.{0,90}|(?:continue|keep) reading\b.{0,120}|more(?: here| details)?)\W*)"
      R"(|full (?:story|article|report)\W*|(?:click|tap) here\b.{0,80}|(?:leave a )?comments?(?: \(\d+\))?|\d+ comments?)"
      R"(|(?:share|tweet|like|print|e-?mail)(?: (?:this|on|via)\b.{0,60})?|(?:tags|categories|filed under|posted in|related) ?:.{0,300})"
      R"(|view this (?:e-?mail|newsletter|message) in (?:your|a) browser\W*|advertisement|\[(?:…|\.\.\.)\])");
  return text.size() < 600 && RE2::FullMatch(text, added);
}

/// Cuts an invitation to go on off the end of a summary, and the marks of what was left out.
void cut_invitation(std::string& text) {
  static const RE2 invitation(
      R"((?i)(\S)\s*(?:\[?(?:…|\.\.\.)\]?\s*)?(?:»|›|→)?\s*\b(?:read (?:more|full|the (?:full|rest))|continue reading|full (?:story|article))\b[^.!?]{0,120}$)");
  static const RE2 left_out(R"(\s*\[(?:…|\.\.\.)\]\s*$)");
  std::string last;
  const std::size_t begin = text.rfind("\n\n");
  const std::size_t from = begin == std::string::npos ? 0 : begin + 2;
  last = text.substr(from);
  if (RE2::Replace(&last, left_out, "…") || RE2::PartialMatch(last, invitation)) {
    RE2::Replace(&last, invitation, "\\1…");
    RE2::Replace(&last, R"(([.!?…])…$)", "\\1");
    text.replace(from, std::string::npos, last);
  }
}

double share_linked(const Block& block) {
  return static_cast<double>(block.linked) / static_cast<double>(block.text.size());
}

enum class Furniture { drop, keep };

/// A picture's caption says what the picture shows, not what the report does.
bool is_left_out(const Outline& outline, std::size_t block, Furniture furniture) {
  const Role element = outline.elements[outline.blocks[block].element].role;
  return element == Role::caption || (furniture == Furniture::drop && outline.is_furniture(block));
}

std::string blocks_text(const Outline& outline, Furniture furniture, std::string_view title) {
  const std::string title_letters = letters_of(title);
  std::string text;
  bool kept = false;  // the block before
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    const bool goes_on = std::exchange(kept, false) && block.goes_on;
    if (is_left_out(outline, i, furniture) || is_added_line(block.text)) continue;
    if (share_linked(block) > 0.8 && block.text.size() < 200) continue;
    if (!title_letters.empty() && letters_of(block.text) == title_letters) continue;
    if (!text.empty()) text += goes_on ? " " : "\n\n";
    text += block.text;
    kept = true;
  }
  return text;
}

std::string html_text(std::string_view html, std::string_view title) {
  constexpr std::size_t too_short = 250;  // bytes
  const Dom page(html);
  const Outline outline = outline_of(page.root());
  std::string text = blocks_text(outline, Furniture::drop, title);
  if (text.size() < too_short) {
    std::string more = blocks_text(outline, Furniture::keep, title);
    if (more.size() > 2 * text.size()) text = std::move(more);
  }
  return clean_lines(text);
}

/// `line` with HTML's character references read.
std::string referenced(std::string_view line) {
  if (line.find('&') == std::string_view::npos) return std::string(line);
  std::string html;
  for (const char c : line) {
    if (c == '<') {
      html += "&lt;";
    } else {
      html.push_back(c);
    }
  }
  return inner_text(Dom(html).root());
}

}  // namespace

std::string plain_fragment_text(std::string_view text, std::string_view title) {
  const std::string paragraphs = as_paragraphs(clean_lines(text));
  std::string kept;
  for (std::size_t at = 0; at < paragraphs.size();) {
    const std::size_t end = std::min(paragraphs.find("\n\n", at), paragraphs.size());
    const std::string_view paragraph = std::string_view(paragraphs).substr(at, end - at);
    at = end + 2;
    if (is_added_line(paragraph) || (!title.empty() && letters_of(paragraph) == letters_of(title)))
      continue;
    if (!kept.empty()) kept += "\n\n";
    kept += paragraph;
  }
  cut_invitation(kept);
  return kept;
}

std::string fragment_text(std::string_view html, std::string_view title) {
  if (has_tags(html)) {
    std::string text = html_text(html, title);
    cut_invitation(text);
    return text;
  }
  std::string lines;
  const std::string clean = clean_lines(html);
  for (std::size_t at = 0; at <= clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    lines += referenced(std::string_view(clean).substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return plain_fragment_text(lines, title);
}

std::string plain_line(std::string_view html) {
  if (has_tags(html)) return inner_text(Dom(html).root());
  std::string line;
  append_collapsed(referenced(html), line);
  return trimmed(line);
}

}  // namespace sayso
