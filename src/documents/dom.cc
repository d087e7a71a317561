#include "documents/dom.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sayso {
namespace {

constexpr std::size_t deepest = 512;
constexpr std::string_view white = " \t\r\n\f";

const GumboVector* children_of(const GumboNode* node) {
  switch (node->type) {
    case GUMBO_NODE_DOCUMENT:
      return &node->v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return &node->v.element.children;
    default:
      return nullptr;
  }
}

/// Elements that pages leave open or that have no end, so that they do not make a page deep.
bool may_stay_open(std::string_view name) {
  static constexpr std::array<std::string_view, 28> names = {
      "p",     "li",     "br",    "img",   "input", "meta",     "link",   "hr",    "td",  "tr",
      "th",    "dd",     "dt",    "area",  "base",  "col",      "embed",  "param", "wbr", "source",
      "track", "option", "tbody", "thead", "tfoot", "colgroup", "script", "style"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Blanks out start tags beyond the deepest level: the parser takes time by depth.
void flatten(std::string& html) {
  std::size_t depth = 0;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool closing = at + 1 < html.size() && html[at + 1] == '/';
    std::size_t end = at + (closing ? 2 : 1);
    std::string name;
    while (end < html.size() && std::isalnum(static_cast<unsigned char>(html[end])) != 0) {
      name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(html[end]))));
      ++end;
    }
    if (name.empty() || may_stay_open(name)) continue;
    if (closing) {
      depth -= depth > 0 ? 1 : 0;
    } else if (++depth > deepest) {
      const std::size_t close = html.find('>', end);
      std::fill(html.begin() + static_cast<std::ptrdiff_t>(at),
                close == std::string::npos ? html.end()
                                           : html.begin() + static_cast<std::ptrdiff_t>(close) + 1,
                ' ');
    }
  }
}

}  // namespace

void* Dom::Arena::allocate(std::size_t size) {
  constexpr std::size_t block = 1 << 18;
  size = (size + 15) / 16 * 16;
  if (size > block / 4) {  // on its own, behind the block in use
    blocks_.insert(blocks_.begin(), std::make_unique_for_overwrite<char[]>(size));
    return blocks_.front().get();
  }
  if (size > left_) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
    left_ = block;
  }
  left_ -= size;
  return blocks_.back().get() + left_;
}

Dom::Dom(std::string html) : html_(std::move(html)) {
  flatten(html_);
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = &arena_;
  options.allocator = [](void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  root_ = gumbo_parse_with_options(&options, html_.data(), html_.size())->root;
}

const GumboNode* Dom::find(GumboTag tag) const {
  for (const GumboNode* node = root_; node != nullptr; node = next_node(node, root_, Enter::yes)) {
    if (tag_of(node) == tag) return node;
  }
  return nullptr;
}

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::string_view attribute(const GumboNode* element, const char* name) {
  if (!is_element(element)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* element, const char* name) {
  return is_element(element) &&
         gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

const GumboNode* next_node(const GumboNode* node, const GumboNode* top, Enter enter) {
  if (enter == Enter::yes) {
    const GumboVector* children = children_of(node);
    if (children != nullptr && children->length > 0) {
      return static_cast<const GumboNode*>(children->data[0]);
    }
  }
  while (node != top && node->parent != nullptr) {
    const GumboVector* siblings = children_of(node->parent);
    const std::size_t next = node->index_within_parent + 1;
    if (next < siblings->length) return static_cast<const GumboNode*>(siblings->data[next]);
    node = node->parent;
  }
  return nullptr;
}

std::string inner_text(const GumboNode* top) {
  std::string text;
  for (const GumboNode* node = top; node != nullptr; node = next_node(node, top, Enter::yes)) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      append_collapsed(node->v.text.text, text);
    } else if (tag_of(node) == GUMBO_TAG_BR) {
      append_collapsed(" ", text);
    }
  }
  return trimmed(text);
}

void append_collapsed(std::string_view text, std::string& to) {
  for (const char c : text) {
    if (white.find(c) == std::string_view::npos) {
      to.push_back(c);
    } else if (!to.empty() && to.back() != ' ') {
      to.push_back(' ');
    }
  }
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(white) - begin + 1));
}

}  // namespace sayso
