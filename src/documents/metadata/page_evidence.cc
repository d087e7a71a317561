#include "documents/metadata/page_evidence.h"

#include <algorithm>
#include <cctype>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/metadata/headline.h"
#include "documents/metadata/outlet_name.h"
#include "documents/metadata/roles.h"

namespace sayso {
namespace {

constexpr std::size_t longest_text = 4'000'000;  // bytes of visible text that are looked at
constexpr std::size_t most_marks = 20'000;
constexpr std::size_t most_headings = 200;    // of a kind
constexpr std::size_t longest_value = 2'000;  // bytes of a title or of what a <meta> says

bool is_block(const GumboNode* node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_U:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:  // <date>, <relative-time>
      return false;
    default:
      return true;
  }
}

/// Elements whose text nobody reads.
bool is_silent(const GumboNode* node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
      return true;
    default:
      return false;
  }
}

/// Whether all of a heading is inside a link, or a link inside of it.
bool is_linked(const PageEvidence& page, const Mark& heading) {
  if ((heading.around & role_link) != 0) return true;
  return std::any_of(page.marks.begin(), page.marks.end(), [&heading](const Mark& mark) {
    return (mark.roles & role_link) != 0 && mark.begin == heading.begin && mark.end == heading.end;
  });
}

/// The <h1>, or else an element called a headline, or else a lesser heading, that shares most words
/// with what the page calls itself; the first of those that are about equal. Headings that are
/// links lead to other articles.
std::optional<Mark> heading_of(const PageEvidence& page) {
  const auto is_site = [&page](std::string_view words) {
    return std::any_of(page.sites.begin(), page.sites.end(), [words](const std::string& site) {
      return letters_of(site) == letters_of(words);
    });
  };
  std::vector<std::string_view> names = {page.title, page.meta("og:title"),
                                         page.meta("twitter:title")};
  for (const ArticleData& article : page.structured.articles) names.push_back(article.headline);
  for (const std::uint32_t kind : {role_heading, role_headline, role_subheading}) {
    const Mark* best = nullptr;
    double best_share = kind == role_subheading ? 0.7 : 0.36;
    std::size_t seen = 0;
    for (const Mark& mark : page.marks) {
      if (seen > most_headings) break;
      if ((mark.roles & kind) == 0 || mark.end <= mark.begin || mark.end - mark.begin > 400) {
        continue;
      }
      if (is_site(page.words(mark))) continue;
      ++seen;
      double share = 0;
      for (const std::string_view name : names) {
        share = std::max(share, shared_words(page.words(mark), name));
      }
      if (is_linked(page, mark)) share -= 0.3;
      if (share > best_share + (best == nullptr ? 0 : 0.15)) {
        best = &mark;
        best_share = share;
      }
    }
    if (best != nullptr) return *best;
  }
  return std::nullopt;
}

/// Tells lines and marks which regions they are in. A region that holds the headline or most of the
/// page is none, whatever its name says: "with-sidebar".
void place_regions(PageEvidence& page) {
  std::vector<Mark> regions;
  for (const Mark& mark : page.marks) {
    const bool holds_heading =
        page.heading && mark.begin <= page.heading->begin && page.heading->end <= mark.end;
    const std::size_t size = mark.end - std::min(mark.begin, mark.end);
    // What stands aside at the headline are the byline and the date.
    const bool at_heading = page.heading && mark.begin < page.heading->end + 400 &&
                            mark.end + 200 > page.heading->begin && size < 300;
    Mark region = mark;
    if (at_heading) region.roles &= ~role_side;
    if ((region.roles & region_roles) != 0 && !holds_heading && size * 2 < page.text.size()) {
      regions.push_back(region);
    }
  }
  std::stable_sort(regions.begin(), regions.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  std::vector<const Mark*> open;
  std::size_t next = 0;
  const auto roles_at = [&](std::size_t at) {
    while (next < regions.size() && regions[next].begin <= at) open.push_back(&regions[next++]);
    std::erase_if(open, [at](const Mark* region) { return region->end <= at; });
    std::uint32_t roles = 0;
    for (const Mark* region : open) roles |= region->roles & region_roles;
    return roles;
  };
  for (TextLine& line : page.lines) line.roles |= roles_at(line.begin);
  for (Mark& mark : page.marks) {
    const std::size_t line = page.line_at(mark.begin);
    const std::uint32_t roles = line < page.lines.size() ? page.lines[line].roles : 0;
    mark.around = (mark.around & ~region_roles) | (roles & region_roles);
  }
}

std::string raw_text(const GumboNode* top) {
  std::string text;
  for (const GumboNode* node = top; node != nullptr; node = next_node(node, top, Enter::yes)) {
    if (!is_element(node) && node->type != GUMBO_NODE_DOCUMENT) text += node->v.text.text;
  }
  return text;
}

class Walk {
 public:
  PageEvidence read(const Dom& dom) {
    const GumboNode* node = dom.root();
    while (node != nullptr) {
      while (!open_.empty() && open_.back().node != node->parent) close();
      const Enter enter = is_element(node) ? read_element(node) : read_text(node);
      node = next_node(node, dom.root(), enter);
    }
    while (!open_.empty()) close();
    end_line();
    page_.structured = json_ld_.read();
    return std::move(page_);
  }

 private:
  struct Open {
    const GumboNode* node = nullptr;
    std::uint32_t roles = 0;
    std::uint32_t around = 0;
    std::size_t begin = 0;
    std::string value;
    bool block = false;
  };

  Enter read_element(const GumboNode* node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_META:
        read_meta(node);
        break;
      case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical" && page_.canonical.empty()) {
          page_.canonical = trimmed(attribute(node, "href"));
        }
        break;
      case GUMBO_TAG_SCRIPT:
        if (attribute(node, "type").find("ld+json") != std::string_view::npos) {
          json_ld_.add(raw_text(node));
        }
        break;
      case GUMBO_TAG_HTML:
        page_.language = attribute(node, "lang");
        std::replace(page_.language.begin(), page_.language.end(), '_', '-');
        break;
      case GUMBO_TAG_TITLE:
        if (page_.title.empty() && open_.size() < 4) {
          page_.title = start_of(inner_text(node), longest_value);
        }
        return Enter::no;
      case GUMBO_TAG_BR:
        end_line();
        return Enter::no;
      default:
        break;
    }
    if (is_silent(node) || page_.text.size() > longest_text) return Enter::no;
    open(node);
    return Enter::yes;
  }

  void open(const GumboNode* node) {
    Open element;
    element.node = node;
    element.around = open_.empty() ? 0 : open_.back().around | (open_.back().roles & ~region_roles);
    element.roles = roles_of(node);
    element.block = is_block(node);
    if (element.block) end_line();
    element.begin = page_.text.size();
    if ((element.roles & (role_time | role_date_mark | role_published | role_updated)) != 0) {
      element.value = attribute(node, "datetime");
      if (element.value.empty()) element.value = attribute(node, "content");
    } else if ((element.roles & (role_author_mark | role_name)) != 0) {
      element.value = attribute(node, "content");
    }
    gap_ = gap_ || !element.block;
    open_.push_back(std::move(element));
  }

  void close() {
    Open element = std::move(open_.back());
    open_.pop_back();
    if (element.block) end_line();
    if (element.roles == 0 || page_.marks.size() >= most_marks) return;
    std::size_t end = page_.text.size();
    while (element.begin < end && is_white(page_.text[element.begin])) ++element.begin;
    while (end > element.begin && is_white(page_.text[end - 1])) --end;
    page_.marks.push_back(
        {element.roles, element.around, element.begin, end, std::move(element.value)});
  }

  Enter read_text(const GumboNode* node) {
    if (node->type == GUMBO_NODE_DOCUMENT || node->type == GUMBO_NODE_COMMENT) return Enter::yes;
    const std::string_view written = node->v.text.text;
    if (open_.empty()) return Enter::no;
    if (written.find_first_not_of(" \t\r\n\f") == std::string_view::npos) {
      if (page_.text.size() > line_begin_) space();
      return Enter::no;
    }
    std::string& text = page_.text;
    if (text.size() == line_begin_) {
      line_roles_ = open_.back().around | (open_.back().roles & ~region_roles);
    } else if (gap_ && !is_white(text.back()) && tag_of(open_.back().node) != GUMBO_TAG_SUP) {
      // Words in elements side by side are kept apart by style sheets.
      const auto last = static_cast<unsigned char>(text.back());
      const auto next = static_cast<unsigned char>(written.front());
      if (std::isalnum(last) != 0 && std::isalnum(next) != 0) text.push_back(' ');
    }
    gap_ = false;
    for (const char c : written) {
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
        if (text.size() > line_begin_) space();
      } else {
        text.push_back(c);
      }
    }
    return Enter::no;
  }

  static bool is_white(char c) { return c == ' ' || c == '\n'; }

  void space() {
    if (page_.text.back() != ' ') page_.text.push_back(' ');
  }

  void end_line() {
    std::string& text = page_.text;
    std::size_t end = text.size();
    while (end > line_begin_ && text[end - 1] == ' ') --end;
    if (end > line_begin_) {
      page_.lines.push_back({line_begin_, end, line_roles_});
      text.push_back('\n');
      line_begin_ = text.size();
    }
    gap_ = false;
  }

  void read_meta(const GumboNode* node) {
    std::string_view name = attribute(node, "property");
    if (name.empty()) name = attribute(node, "name");
    if (name.empty()) name = attribute(node, "itemprop");
    if (name.empty()) return;
    std::string content;
    append_collapsed(start_of(attribute(node, "content"), longest_value), content);
    content = trimmed(content);
    if (content.empty()) return;
    page_.metas.emplace_back(lower_ascii(name), std::move(content));
  }

  PageEvidence page_;
  JsonLd json_ld_;
  std::vector<Open> open_;
  std::size_t line_begin_ = 0;
  std::uint32_t line_roles_ = 0;
  bool gap_ = false;  // an element started since the last text
};

}  // namespace

std::string_view PageEvidence::meta(std::string_view name) const {
  for (const auto& [key, value] : metas) {
    if (key == name) return value;
  }
  return {};
}

std::size_t PageEvidence::line_at(std::size_t at) const {
  const auto found = std::upper_bound(
      lines.begin(), lines.end(), at,
      [](std::size_t position, const TextLine& line) { return position < line.end; });
  return static_cast<std::size_t>(found - lines.begin());
}

PageEvidence evidence_of(const Dom& dom) {
  PageEvidence page = Walk().read(dom);
  page.sites = site_names(page);
  page.heading = heading_of(page);
  place_regions(page);
  return page;
}

std::string_view first_given(std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

}  // namespace sayso
