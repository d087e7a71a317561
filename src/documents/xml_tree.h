// Elements of XML in memory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct XmlAttribute {
  std::string name;  // as written: "xml:lang"
  std::string value;
};

/// An element, or a piece of text where it has no name.
struct XmlNode {
  std::string name;    // without prefix: "encoded" of <content:encoded>
  std::string prefix;  // as written: "content"
  std::string space;   // address of its namespace, empty without one
  std::vector<XmlAttribute> attributes;
  std::string text;
  const XmlNode* parent = nullptr;
  const XmlNode* first_child = nullptr;
  const XmlNode* next = nullptr;
};

/// An element that an XmlReader holds, or none.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(const XmlNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }

  const std::string& name() const { return node_->name; }
  const std::string& prefix() const { return node_->prefix; }
  const std::string& space() const { return node_->space; }

  /// The value of the attribute `name`, whatever its prefix; empty where there is none.
  std::string attribute(std::string_view name) const;

  /// The value of xml:NAME here, or of the nearest element around.
  std::string inherited(std::string_view name) const;

  /// All text inside, in reading order.
  std::string text() const;

  XmlElement first_child() const;
  XmlElement next_sibling() const;

  /// The first child that is called `name`, whatever its prefix.
  XmlElement child(std::string_view name) const;

  /// The contents as HTML that says the same: names without prefixes. `as` gives the name that an
  /// element has in HTML, or none to leave it out with all that is in it.
  using HtmlName = std::function<std::optional<std::string>(const XmlElement&)>;
  std::string as_html(const HtmlName& as) const;
  std::string as_html() const;

 private:
  const XmlNode* node_ = nullptr;
};

}  // namespace sayso
