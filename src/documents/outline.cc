#include "documents/outline.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
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
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
      return true;
    default:
      return false;
  }
}

/// A custom element ("amp-carousel") lays out a part of its own.
bool is_custom(const GumboNode* node) {
  const GumboStringPiece& written = node->v.element.original_tag;
  const std::string_view tag(written.data, written.length);
  return tag.substr(0, tag.find_first_of(" \t\r\n/>")).find('-') != std::string_view::npos;
}

bool starts_block(const GumboNode* node) {
  switch (tag_of(node)) {
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
    case GUMBO_TAG_LABEL:
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
    case GUMBO_TAG_BR:
      return false;
    case GUMBO_TAG_UNKNOWN:
      return is_custom(node);
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

Role role_of(const GumboNode* node) {
  if (is_hidden(node)) return Role::hidden;
  switch (tag_of(node)) {
    case GUMBO_TAG_DIV:
      return Role::division;
    case GUMBO_TAG_SECTION:
      return Role::section;
    case GUMBO_TAG_P:
      return Role::paragraph;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return Role::heading;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
      return Role::list;
    case GUMBO_TAG_LI:
      return Role::item;
    case GUMBO_TAG_TABLE:
      return Role::table;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return Role::cell;
    case GUMBO_TAG_BLOCKQUOTE:
      return Role::quotation;
    case GUMBO_TAG_FIGURE:
      return Role::figure;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
      return Role::caption;
    case GUMBO_TAG_ARTICLE:
      return Role::article;
    case GUMBO_TAG_MAIN:
      return Role::main;
    case GUMBO_TAG_ASIDE:
      return Role::side;
    case GUMBO_TAG_NAV:
      return Role::navigation;
    case GUMBO_TAG_HEADER:
      return Role::head;
    case GUMBO_TAG_FOOTER:
      return Role::foot;
    case GUMBO_TAG_FORM:
      return Role::form;
    case GUMBO_TAG_BUTTON:
      return Role::button;
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
      return Role::details;
    case GUMBO_TAG_PRE:
      return Role::preformatted;
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return Role::definition;
    default:
      return Role::other;
  }
}

int heading_level(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b + 0x9E3779B97F4A7C15 + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCD;
}

template <std::size_t size>
void move_out(std::array<std::uint8_t, size>& distances) {
  for (std::uint8_t& distance : distances) {
    distance = static_cast<std::uint8_t>(distance < far ? distance + 1 : far);
  }
}

/// Whether an element of that part is the element or the one around it, and is not named for the
/// body of an article at once: "article-body-commercial-selector".
bool is_in(const OutlineElement& element, Part part) {
  const int distance = element.distance(part);
  const bool is_body =
      element.distance(Part::article) == distance && element.distance(Part::body) == distance;
  return distance <= 1 && !is_body;
}

bool is_discussion(const OutlineElement& element) { return is_in(element, Part::comments); }

bool is_furniture(const OutlineElement& element) {
  constexpr Part parts[] = {Part::navigation, Part::breadcrumb, Part::newsletter, Part::cookie,
                            Part::advertisement};
  return element.distance(Role::navigation) <= 1 || is_discussion(element) ||
         std::any_of(std::begin(parts), std::end(parts),
                     [&](Part part) { return is_in(element, part); });
}

/// Where most of the prose that a page has in its main part or its articles would be furniture, the
/// names mislead: of what is in there, only discussions stay so.
void doubt_furniture(Outline& outline) {
  constexpr std::size_t least_prose = 80;  // bytes
  const auto is_doubtful = [](const OutlineElement& element) {
    return !is_discussion(element) &&
           std::min(element.distance(Role::article), element.distance(Role::main)) < far;
  };
  std::size_t prose = 0;
  std::size_t furniture = 0;
  for (const Block& block : outline.blocks) {
    if (block.text.size() < least_prose || block.linked * 2 > block.text.size()) continue;
    const OutlineElement& element = outline.elements[block.element];
    if (!is_doubtful(element)) continue;
    prose += block.text.size();
    furniture += element.is_furniture ? block.text.size() : 0;
  }
  if (furniture * 2 <= prose) return;
  for (OutlineElement& element : outline.elements) {
    if (is_doubtful(element)) element.is_furniture = false;
  }
}

/// `node` as an element of an outline, inside `parent`.
OutlineElement element_inside(const OutlineElement& parent, const GumboNode* node) {
  OutlineElement element = parent;
  element.node = node;
  element.depth = parent.depth + 1;
  element.role = role_of(node);
  element.level = heading_level(tag_of(node));
  element.parts = parts_named_by(node);
  const std::uint64_t name = mixed(static_cast<std::uint64_t>(tag_of(node)) + 1,
                                   std::hash<std::string_view>()(attribute(node, "class")));
  element.path = mixed(parent.path, name);
  element.likeness = mixed(parent.likeness >> 32, name);
  move_out(element.role_distance);
  move_out(element.part_distance);
  element.role_distance[static_cast<std::size_t>(element.role)] = 0;
  for (std::size_t i = 0; i < part_count; ++i) {
    if ((element.parts >> i & 1) != 0) element.part_distance[i] = 0;
  }
  element.is_furniture = is_furniture(element);
  element.time = nullptr;
  return element;
}

/// A pop-up inside a line: a picture and several links side by side, of which no sentence is made.
bool is_card(const GumboNode* node) {
  if (tag_of(node) != GUMBO_TAG_SPAN) return false;
  const GumboVector& children = node->v.element.children;
  int images = 0;
  int links = 0;
  for (unsigned i = 0; i < children.length; ++i) {
    const GumboTag tag = tag_of(static_cast<const GumboNode*>(children.data[i]));
    images += tag == GUMBO_TAG_IMG ? 1 : 0;
    links += tag == GUMBO_TAG_A ? 1 : 0;
  }
  return images > 0 && links > 1;
}

/// `text` without white space around it, no-break and zero-width spaces included.
std::string_view without_blanks(std::string_view text) {
  static constexpr std::string_view blanks[] = {" ",      "\n",     "\t",     "\r",     "\f",
                                                "\u00A0", "\u00AD", "\u200B", "\u200C", "\u200D",
                                                "\u200E", "\u200F", "\u202F", "\u2060", "\uFEFF"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view blank : blanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), cut = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), cut = true;
    }
  }
  return text;
}

/// Builds an outline along one walk through the tree.
class Builder {
 public:
  Outline build(const GumboNode* root) {
    OutlineElement top;
    top.node = root;
    top.role_distance.fill(far);
    top.part_distance.fill(far);
    outline_.elements.push_back(top);
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
    doubt_furniture(outline_);
    return std::move(outline_);
  }

 private:
  Enter visit(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      add_text(node);
      return Enter::no;
    }
    if (!is_element(node) || is_full()) return Enter::no;
    const GumboTag tag = tag_of(node);
    count(tag);
    if (is_never_text(tag)) return Enter::no;
    if (tag == GUMBO_TAG_BR) {
      if (!text_.empty()) flush();
      after_break_ = ++breaks_ == 1;
      return Enter::no;
    }
    const bool is_word =
        tag == GUMBO_TAG_BUTTON && outline_.elements[open_.back()].role == Role::paragraph;
    if (starts_block(node) && !is_word) {
      flush();
      after_break_ = false;
      OutlineElement element = element_inside(outline_.elements[open_.back()], node);
      element.parent = open_.back();
      element.first = outline_.blocks.size();
      outline_.elements.push_back(element);
      open_.push_back(outline_.elements.size() - 1);
      return Enter::yes;
    }
    return visit_inline(node, tag);
  }

  bool is_full() const {
    return outline_.blocks.size() >= most_blocks || outline_.elements.size() >= most_elements;
  }

  void count(GumboTag tag) {
    constexpr std::uint8_t most = 200;
    if (tag == GUMBO_TAG_HR && rules_ < most) ++rules_;
    if ((tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_VIDEO || tag == GUMBO_TAG_IFRAME ||
         tag == GUMBO_TAG_AUDIO) &&
        images_ < most) {
      ++images_;
    }
  }

  Enter visit_inline(const GumboNode* node, GumboTag tag) {
    if (is_hidden(node) || is_card(node)) return Enter::no;
    if (tag == GUMBO_TAG_A && link_end_ == text_.size() && link_end_ > 0)
      append_collapsed(" ", text_);
    inline_parts_ |= parts_named_by(node);
    OutlineElement& around = outline_.elements[open_.back()];
    if (tag == GUMBO_TAG_TIME && around.time == nullptr && has_attribute(node, "datetime")) {
      around.time = node;
    }
    if (tag == GUMBO_TAG_A) link_ = node;
    if (strong_ == nullptr && (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG)) strong_ = node;
    if (emphatic_ == nullptr && (tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM)) emphatic_ = node;
    return Enter::yes;
  }

  void add_text(const GumboNode* node) {
    const std::size_t before = text_.size();
    append_collapsed(node->v.text.text, text_);
    const std::size_t added = text_.size() - before;
    if (link_ != nullptr) block_.linked += added;
    if (strong_ != nullptr) block_.strong += added;
    if (emphatic_ != nullptr) block_.emphatic += added;
    if (node->type == GUMBO_NODE_TEXT) breaks_ = 0;
  }

  /// Leaves the innermost node that was entered.
  void leave() {
    const GumboNode* node = path_.back();
    if (node == link_) {
      link_ = nullptr;
      link_end_ = text_.size();
    }
    if (node == strong_) strong_ = nullptr;
    if (node == emphatic_) emphatic_ = nullptr;
    if (node == outline_.elements[open_.back()].node) {
      flush();
      after_break_ = false;
      outline_.elements[open_.back()].last = outline_.blocks.size();
      open_.pop_back();
    }
    path_.pop_back();
  }

  void flush() {
    block_.text = without_blanks(text_);
    if (!block_.text.empty()) {
      block_.element = open_.back();
      block_.inline_parts = inline_parts_;
      block_.goes_on = after_break_ && !outline_.blocks.empty() &&
                       outline_.blocks.back().element == open_.back();
      block_.images = std::exchange(images_, 0);
      block_.rules = std::exchange(rules_, 0);
      outline_.blocks.push_back(std::move(block_));
      after_break_ = false;
      inline_parts_ = 0;
    }
    block_ = {};
    text_.clear();
    link_end_ = 0;
    breaks_ = 0;
  }

  Outline outline_;
  std::vector<const GumboNode*> path_;  // the nodes around the place, outermost first
  std::vector<std::size_t> open_;       // those that are elements of the outline
  std::string text_;                    // of the block that is being read
  Block block_;
  Parts inline_parts_ = 0;
  const GumboNode* link_ = nullptr;
  std::size_t link_end_ =
      0;  // bytes of text where the last link ended: two side by side are two words
  const GumboNode* strong_ = nullptr;
  const GumboNode* emphatic_ = nullptr;
  int breaks_ = 0;  // <br> since the last text
  std::uint8_t images_ = 0;
  std::uint8_t rules_ = 0;
  bool after_break_ = false;
};

}  // namespace

Outline outline_of(const GumboNode* root) { return Builder().build(root); }

}  // namespace sayso
