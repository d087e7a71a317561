#include "documents/dom.h"

#include "documents/thinning.h"

namespace sayso {
namespace {

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

/// The parser has put names in lower case.
const GumboAttribute* find_attribute(const GumboNode* node, std::string_view name) {
  if (!is_element(node)) return nullptr;
  const GumboVector& all = node->v.element.attributes;
  for (unsigned i = 0; i < all.length; ++i) {
    const auto* one = static_cast<const GumboAttribute*>(all.data[i]);
    if (one->name[0] == name[0] && one->name == name) return one;
  }
  return nullptr;
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

Dom::Dom(std::string_view html) : html_(thinned(html)) {
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

std::string_view attribute(const GumboNode* element, std::string_view name) {
  const GumboAttribute* found = find_attribute(element, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* element, std::string_view name) {
  return find_attribute(element, name) != nullptr;
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
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
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
