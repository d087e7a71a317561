#include "documents/mail_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "documents/encoding.h"
#include "documents/fragment.h"
#include "documents/page.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

/// A line for readers of the mail, not of the report.
bool is_mail_furniture(std::string_view line) {
  static const RE2 furniture(
      R"((?i)(?:view|read|open|see)\b.{0,60}\b(?:in|on) (?:your|a|the) (?:web )?(?:browser|app)\b.{0,40})"
      R"(|(?:having )?trouble (?:viewing|reading)\b.{0,120}|(?:view|read) (?:online|web version)\W*|web version\W*)"
      R"(|(?:was this|did someone) .{0,40}forward.{0,160}|forward(?:ed)? (?:this|to)\b.{0,100}|share this (?:newsletter|e-?mail)\b.{0,60})"
      R"(|(?:sign up|subscribe)\b.{0,200}|follow us\b.{0,100}|add us to your (?:address book|contacts)\b.{0,100}|advertisement)");
  return line.size() < 300 && RE2::FullMatch(line, furniture);
}

/// What the foot of a newsletter starts with, at the latest.
bool starts_footer(std::string_view line) {
  static const RE2 footer(
      R"((?i)\bunsubscribe\b|\byou(?:'|’)?(?: a)?re receiving this\b|\byou (?:have )?received this (?:e-?mail|newsletter|message)\b)"
      R"(|\bthis (?:e-?mail|newsletter|message) was sent (?:to|by)\b|\b(?:manage|update|change) (?:your )?(?:e-?mail |newsletter |subscription )?preferences\b)"
      R"(|^(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}\b)");
  return line.size() < 600 && RE2::PartialMatch(line, footer);
}

std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    paragraphs.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return paragraphs;
}

std::string without_furniture(std::string_view text) {
  std::string kept;
  for (const std::string_view paragraph : paragraphs_of(text)) {
    if (is_mail_furniture(paragraph)) continue;
    if (starts_footer(paragraph)) {
      if (kept.size() * 2 >= text.size()) break;
      continue;  // such lines stand at the head as well
    }
    if (!kept.empty()) kept += "\n\n";
    kept += paragraph;
  }
  return kept;
}

/// The page reader looks for one article, a newsletter may have many: what it leaves out of a
/// message counts where that is most of it.
std::string html_text(const Parts& parts, std::string_view title, const PageModel* pages) {
  const std::string html = decode(
      parts.html, parts.html_charset.empty() ? declared_encoding(parts.html) : parts.html_charset);
  std::string whole = fragment_text(html, title);
  auto page = read_page(html, "utf-8", pages, "");
  return page && page->text.size() * 2 >= whole.size() ? std::move(page->text) : whole;
}

/// Without the mail that it answers, the signature, and addresses of links.
std::string plain_text(const std::string& written, std::string_view title) {
  static const RE2 link(R"(\s*(?:<https?://[^>\s]+>|[\[(]\s*https?://[^\])\s]+\s*[\])]))");
  static const RE2 answer(
      R"((?i)(?:on|am|le) .{4,120}(?:wrote|schrieb|écrit)\s*:|-+ ?original message ?-+)");
  std::string kept;
  const std::string lines = clean_lines(written);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = std::string_view(lines).substr(at, end - at);
    at = end + 1;
    if (line == "--") break;
    if (line.starts_with('>') || RE2::FullMatch(line, answer)) continue;
    kept += line;
    kept += '\n';
  }
  RE2::GlobalReplace(&kept, link, "");
  return plain_fragment_text(kept, title);
}

}  // namespace

std::string mail_text(const Parts& parts, std::string_view title, const PageModel* pages) {
  std::string text;
  if (!parts.html.empty()) text = without_furniture(html_text(parts, title, pages));
  if (text.empty()) text = without_furniture(plain_text(parts.plain, title));
  return text;
}

}  // namespace sayso
