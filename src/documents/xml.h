// XML as a stream of elements, from sources that are sloppy or hostile.
//
// News in XML is broken in many ways that its readers put up with: "&" and "<" that stand for
// themselves, names of HTML's characters, tags that do not match, prefixes that nobody declared,
// bytes in another encoding than stated. libxml2 stops at the first of them when it streams, its
// mode of recovery being for whole trees. This reader goes on, and reads well-formed XML as it is
// meant, but for two things that make XML dangerous: nothing is fetched, and entities that a
// document type declares stay as written. Memory holds one element at a time.
//
// Not read on: an element of over 20 MB or of over a million parts, elements nested more than 256
// deep. Attributes of an element beyond 128 and namespaces beyond 1000 at a time are left out.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/bytes.h"
#include "documents/xml_text.h"
#include "documents/xml_tree.h"

namespace sayso {

class XmlReader {
 public:
  /// `bytes` must outlive it. `charset` is a label from outside, or empty.
  XmlReader(ByteReader& bytes, std::string_view charset) : text_(bytes, charset) {}
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  ~XmlReader() = default;

  /// Goes to the next element's start tag: enter() looks inside the present element first, skip()
  /// passes over it. False at the end, be it the right one or not.
  bool enter();
  bool skip();

  /// The element whose start tag was read last: its names and attributes, and once it is expanded
  /// all that is in it.
  XmlElement element() const { return XmlElement(&around_.back()); }

  /// Elements around it.
  std::size_t depth() const { return depth_; }

  /// All of it, until enter() or skip() is called; none where its end cannot be read.
  XmlElement expand();

  /// After the last element: why there are no more, if not for the end: "line 12: …". The code is
  /// "damaged", "too-large", or that of reading bytes.
  const std::optional<Error>& error() const { return error_ ? error_ : text_.error(); }

 private:
  struct Binding {
    std::string prefix;
    std::string space;
  };
  /// An element whose end was not met yet.
  struct Open {
    XmlNode* node = nullptr;
    XmlNode* last_child = nullptr;  // as far as it is expanded
    std::size_t bindings = 0;       // in force around it
  };
  enum class Token { start, end, text, skipped, none };

  Token next();
  Token read_markup();
  Token read_start_tag();
  Token read_end_tag();
  Token skip_to(std::string_view end, const char* what);
  Token skip_doctype();
  Token take_text(std::string text, std::size_t size);
  Token fail(const std::string& reason);
  std::size_t end_of_tag();
  XmlNode& add(XmlNode node);
  void bind(XmlNode& node);
  void close();
  void release();
  bool go_to_start();

  XmlText text_;
  std::deque<XmlNode> around_;  // the present element and those around it
  std::deque<XmlNode> inside_;  // what is in it once it is expanded
  std::vector<Open> open_;
  std::vector<Binding> bindings_;
  std::size_t depth_ = 0;
  std::size_t to_close_ = 0;  // elements that end here
  enum class Expanded { no, now, yes } expanded_ = Expanded::no;
  std::optional<Error> error_;
};

}  // namespace sayso
