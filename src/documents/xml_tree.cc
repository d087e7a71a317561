#include "documents/xml_tree.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

const XmlNode* element_from(const XmlNode* node) {
  while (node != nullptr && node->name.empty()) node = node->next;
  return node;
}

/// The node after `node` in reading order, which is not among what is in it; null where that is
/// outside of `top`. Calls `leave` for each element that ends in between.
template <typename Leave>
const XmlNode* after(const XmlNode* node, const XmlNode* top, const Leave& leave) {
  while (node->next == nullptr) {
    node = node->parent;
    if (node == top) return nullptr;
    leave();
  }
  return node->next;
}

/// Elements that have no end tag in HTML.
bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 8> names = {"br",    "hr",    "img",    "wbr",
                                                            "embed", "input", "source", "track"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

void append_escaped(std::string_view text, std::string& to) {
  for (const char c : text) {
    switch (c) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '"':
        to += "&quot;";
        break;
      default:
        to.push_back(c);
    }
  }
}

void append_start_tag(const XmlNode& node, std::string_view name, std::string& to) {
  to += '<';
  to += name;
  for (const XmlAttribute& a : node.attributes) {
    to += ' ';
    to += local_name(a.name);
    to += "=\"";
    append_escaped(a.value, to);
    to += '"';
  }
  to += '>';
}

void append_end_tag(std::string_view name, std::string& to) {
  if (is_void(name)) return;
  to += "</";
  to += name;
  to += '>';
}

}  // namespace

std::string XmlElement::attribute(std::string_view name) const {
  for (const XmlAttribute& a : node_->attributes) {
    if (local_name(a.name) == name) return a.value;
  }
  return {};
}

std::string XmlElement::inherited(std::string_view name) const {
  for (const XmlNode* node = node_; node != nullptr; node = node->parent) {
    for (const XmlAttribute& a : node->attributes) {
      if (a.name.starts_with("xml:") && local_name(a.name) == name) return a.value;
    }
  }
  return {};
}

std::string XmlElement::text() const {
  std::string text;
  const XmlNode* node = node_->first_child;
  while (node != nullptr) {
    text += node->text;
    node = node->first_child != nullptr ? node->first_child : after(node, node_, [] {});
  }
  return text;
}

XmlElement XmlElement::first_child() const { return XmlElement(element_from(node_->first_child)); }

XmlElement XmlElement::next_sibling() const { return XmlElement(element_from(node_->next)); }

XmlElement XmlElement::child(std::string_view name) const {
  XmlElement found = first_child();
  while (found && found.name() != name) found = found.next_sibling();
  return found;
}

std::string XmlElement::as_html(const HtmlName& as) const {
  std::string html;
  std::vector<std::string> open;  // names of the elements around, as written
  const auto leave = [&] {
    append_end_tag(open.back(), html);
    open.pop_back();
  };
  const XmlNode* node = node_->first_child;
  while (node != nullptr) {
    append_escaped(node->text, html);
    const auto name = node->name.empty() ? std::nullopt : as(XmlElement(node));
    if (name) append_start_tag(*node, *name, html);
    if (name && node->first_child != nullptr) {
      open.push_back(*name);
      node = node->first_child;
      continue;
    }
    if (name) append_end_tag(*name, html);
    node = after(node, node_, leave);
  }
  return html;
}

std::string XmlElement::as_html() const {
  return as_html([](const XmlElement& element) { return element.name(); });
}

}  // namespace sayso
