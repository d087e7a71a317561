#include "documents/outline.h"

#include <re2/re2.h>

#include <string_view>
#include <utility>

#include "documents/dom.h"

namespace sayso {
namespace {

bool is_never_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MENU:
      return true;
    default:
      return false;
  }
}

bool is_furniture_tag(GumboTag tag) {
  return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER ||
         tag == GUMBO_TAG_FIGURE || tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_HEADER;
}

bool starts_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_BR:
      return false;
    default:
      return true;
  }
}

bool is_hidden(const GumboNode* node) {
  static const RE2 invisible(R"((?i)display\s*:\s*none|visibility\s*:\s*hidden)");
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = attribute(node, "style");
  return !style.empty() && RE2::PartialMatch(re2::StringPiece(style), invisible);
}

/// By the names that pages give to their parts. What may hold the article itself is never
/// furniture.
bool is_named_furniture(const GumboNode* node) {
  static const RE2 furniture(
      R"((?i)(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|promo\w*|outbrain|taboola|related\w*|recirc\w*)"
      R"(|recommend\w*|most-?(?:read|popular)|trending|more-(?:on|from|stories|news)|read-?(?:more|next))"
      R"(|also-?read|newsletter\w*|subscri\w*|sign-?up|signup|share\w*|sharing|social\w*|follow\w*)"
      R"(|comments?|disqus\w*|respond|replies|breadcrumbs?|cookies?\w*|consent|gdpr|banner|paywall)"
      R"(|sidebar\w*|side-?bar|footer|foot|nav|navigation|navbar|menu|masthead|topbar|toolbar)"
      R"(|tags?|tag-?list|taglist|topics|keywords|pagination|pager|author-?(?:bio|box|info)\w*|bio)"
      R"(|about-?(?:the-)?authors?|byline\w*|caption\w*|wp-caption\w*|credit\w*|copyright\w*|popup)"
      R"(|modal|skip-?link\w*|sr-only|visually-?hidden|screen-reader-text|print-only|noprint|widget\w*)"
      R"(|post-?meta\w*|entry-?meta|article-?meta|dateline-?time|timestamp|correction-?link|gallery\w*)"
      R"(|jp-relatedposts|sharedaddy|addtoany\w*|at-share\w*|print-?links?|toc|infobox|hatnote|navbox)"
      R"(|metadata|reflist|catlinks|mw-editsection)(?:$|[\s_-]))");
  static const RE2 camel_furniture(
      R"((?:Related|Newsletter|Share|Social|Comment|Sidebar|SideBar|Promo|Advert|Recommend|Footer|Breadcrumb|Byline|Caption|AuthorBio)[A-Z\s_-]?)");
  static const RE2 content(
      R"((?i)(?:article|story|post|entry|content|main|body)[\s_-]*(?:body|content|text|copy|wrapper|main|page)|embed)");
  std::string names;
  for (const char* name : {"class", "id", "data-component", "data-module"}) {
    if (const std::string_view value = attribute(node, name); !value.empty()) {
      if (!names.empty()) names += ' ';
      names += value;
    }
  }
  if (names.empty() || names.size() > 2000) return false;
  if (RE2::PartialMatch(names, content)) return false;
  return RE2::PartialMatch(names, furniture) || RE2::PartialMatch(names, camel_furniture);
}

bool has_furniture_role(const GumboNode* node) {
  const std::string_view role = attribute(node, "role");
  return role == "navigation" || role == "complementary" || role == "banner" || role == "dialog" ||
         role == "alertdialog" || role == "contentinfo" || role == "search" || role == "menu";
}

bool is_left_out(const GumboNode* node, Furniture furniture) {
  const GumboTag tag = tag_of(node);
  if (is_never_text(tag)) return true;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_ARTICLE ||
      tag == GUMBO_TAG_MAIN) {
    return false;
  }
  if (is_hidden(node)) return true;
  if (tag == GUMBO_TAG_BLOCKQUOTE || attribute(node, "itemprop") == "articleBody") return false;
  if (furniture == Furniture::keep) return false;
  return is_furniture_tag(tag) || has_furniture_role(node) || is_named_furniture(node);
}

/// Builds an outline along one walk through the tree.
class Builder {
 public:
  explicit Builder(Furniture furniture) : furniture_(furniture) {}

  Outline build(const GumboNode* root) {
    outline_.elements.push_back({root, 0, 0, 0});
    open_ = {0};
    path_ = {root};
    const GumboNode* node = next_node(root, root, Enter::yes);
    while (node != nullptr) {
      while (path_.back() != node->parent) leave();
      const Enter enter = visit(node);
      if (enter == Enter::yes) path_.push_back(node);
      node = next_node(node, root, enter);
    }
    while (!path_.empty()) leave();
    return std::move(outline_);
  }

 private:
  Enter visit(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      const std::size_t before = text_.size();
      append_collapsed(node->v.text.text, text_);
      if (link_ != nullptr) linked_ += text_.size() - before;
      if (node->type == GUMBO_NODE_TEXT) breaks_ = 0;
      return Enter::no;
    }
    if (!is_element(node)) return Enter::no;
    const GumboTag tag = tag_of(node);
    if (is_left_out(node, furniture_)) {
      if (starts_block(tag) && !is_never_text(tag)) flush();
      return Enter::no;
    }
    if (tag == GUMBO_TAG_BR) {
      append_collapsed(" ", text_);
      if (++breaks_ > 1) flush();
    } else if (tag == GUMBO_TAG_A) {
      link_ = node;
    } else if (starts_block(tag)) {
      flush();
      outline_.elements.push_back({node, open_.back(), outline_.blocks.size(), 0});
      open_.push_back(outline_.elements.size() - 1);
    }
    return Enter::yes;
  }

  /// Leaves the innermost node that was entered.
  void leave() {
    if (path_.back() == link_) link_ = nullptr;
    if (path_.back() == outline_.elements[open_.back()].node) {
      flush();
      outline_.elements[open_.back()].last = outline_.blocks.size();
      open_.pop_back();
    }
    path_.pop_back();
  }

  void flush() {
    std::string text = trimmed(text_);
    if (!text.empty()) outline_.blocks.push_back({std::move(text), linked_, open_.back()});
    text_.clear();
    linked_ = 0;
    breaks_ = 0;
  }

  const Furniture furniture_;
  Outline outline_;
  std::vector<const GumboNode*> path_;  // the nodes around the place, outermost first
  std::vector<std::size_t> open_;       // those that are elements of the outline
  std::string text_;                    // of the block that is being read
  std::size_t linked_ = 0;
  const GumboNode* link_ = nullptr;
  int breaks_ = 0;  // <br> since the last text
};

}  // namespace

Outline outline_of(const GumboNode* root, Furniture furniture) {
  return Builder(furniture).build(root);
}

}  // namespace sayso
