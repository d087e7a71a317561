#include "documents/xml.h"

#include <algorithm>
#include <utility>

#include "documents/formats.h"
#include "documents/xml_reference.h"

namespace sayso {
namespace {

constexpr std::string_view white = " \t\r\n";
constexpr std::size_t deepest = 256;
constexpr std::size_t most_parts = 1'000'000;  // of an expanded element
constexpr std::size_t most_attributes = 128;   // of an element
constexpr std::size_t most_bindings = 1'000;
constexpr std::size_t longest_tag = 1'000'000;  // bytes

bool starts_name(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalpha(byte) != 0 || c == '_' || c == ':' || byte >= 0x80;
}

void skip_white(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
}

/// Takes all of `text` up to one of `ends`.
std::string_view take_until(std::string_view ends, std::string_view& text) {
  const std::string_view taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

/// The attributes in `tag`, a start tag's text behind the name; the first of each name.
std::vector<XmlAttribute> read_attributes(std::string_view tag) {
  std::vector<XmlAttribute> attributes;
  for (;;) {
    tag.remove_prefix(std::min(tag.find_first_not_of(" \t\r\n/"), tag.size()));
    if (tag.empty() || attributes.size() == most_attributes) return attributes;
    const std::string_view name = take_until(" \t\r\n/=", tag);
    skip_white(tag);
    std::string_view value;
    if (tag.starts_with('=')) {
      tag.remove_prefix(1);
      skip_white(tag);
      const bool quoted = tag.starts_with('"') || tag.starts_with('\'');
      const std::string end = quoted ? std::string(1, tag[0]) : std::string(white);
      if (quoted) tag.remove_prefix(1);
      value = take_until(end, tag);
      if (quoted && !tag.empty()) tag.remove_prefix(1);
    }
    const bool known = std::any_of(attributes.begin(), attributes.end(),
                                   [name](const XmlAttribute& a) { return a.name == name; });
    if (!known && !name.empty()) attributes.push_back({std::string(name), with_references(value)});
  }
}

XmlNode node_named(std::string_view written) {
  XmlNode node;
  const std::size_t colon = written.find(':');
  if (colon != std::string_view::npos && colon + 1 < written.size()) {
    node.prefix = written.substr(0, colon);
    written.remove_prefix(colon + 1);
  }
  node.name = written;
  return node;
}

}  // namespace

bool XmlReader::enter() {
  release();
  return go_to_start();
}

bool XmlReader::skip() {
  release();
  while (open_.size() > depth_) {
    if (next() == Token::none) return false;
    text_.allow(document_limit);
  }
  return go_to_start();
}

/// Gives up what was expanded.
void XmlReader::release() {
  if (expanded_ == Expanded::yes) around_.pop_back();
  expanded_ = Expanded::no;
  inside_.clear();
  text_.allow(document_limit);
}

bool XmlReader::go_to_start() {
  for (;;) {
    const Token token = next();
    if (token == Token::none) return false;
    if (token != Token::start) continue;
    depth_ = open_.size() - 1;
    return true;
  }
}

XmlElement XmlReader::expand() {
  if (expanded_ == Expanded::yes) return element();
  text_.allow(document_limit);
  expanded_ = Expanded::now;
  while (open_.size() > depth_) {
    if (next() == Token::none) return {};
  }
  expanded_ = Expanded::yes;
  return element();
}

XmlReader::Token XmlReader::next() {
  for (;;) {
    if (error_) return Token::none;
    if (to_close_ > 0) {
      --to_close_;
      close();
      return Token::end;
    }
    if (text_.ahead().empty() && !text_.more()) {
      if (open_.empty() || text_.error()) return Token::none;
      return fail("ends inside <" + open_.back().node->name + ">");
    }
    if (text_.ahead().empty()) continue;
    Token token = Token::skipped;
    if (text_.ahead()[0] == '<') {
      token = read_markup();
    } else {
      const std::size_t size = std::min(text_.find("<"), text_.ahead().size());
      token = take_text(with_references(text_.ahead().substr(0, size)), size);
    }
    if (token != Token::skipped) return token;
  }
}

XmlReader::Token XmlReader::read_markup() {
  constexpr std::string_view cdata = "<![CDATA[";
  if (text_.starts_with("<!--")) return skip_to("-->", "a comment");
  if (text_.starts_with(cdata)) {
    text_.step(cdata.size());
    const std::size_t end = text_.find("]]>");
    const std::size_t size = std::min(end, text_.ahead().size());
    return take_text(std::string(text_.ahead().substr(0, size)), size + 3);
  }
  if (text_.starts_with("<?")) return skip_to("?>", "an instruction");
  if (text_.starts_with("<!")) return skip_doctype();
  if (text_.starts_with("</")) return read_end_tag();
  (void)text_.starts_with("<a");  // for a second byte to be ahead
  if (text_.ahead().size() > 1 && starts_name(text_.ahead()[1])) return read_start_tag();
  return take_text("<", 1);
}

XmlReader::Token XmlReader::skip_to(std::string_view end, const char* what) {
  const std::size_t place = text_.find(end);
  if (place == std::string_view::npos) {
    return text_.error() ? Token::none : fail(std::string("ends inside ") + what);
  }
  text_.step(place + end.size());
  return Token::skipped;
}

XmlReader::Token XmlReader::skip_doctype() {
  const std::size_t end = text_.find(">");
  const std::size_t subset = text_.ahead().substr(0, end).find('[');
  if (subset == std::string_view::npos) return skip_to(">", "a document type");
  const Token token = skip_to("]", "a document type");
  return token == Token::skipped ? skip_to(">", "a document type") : token;
}

XmlReader::Token XmlReader::take_text(std::string text, std::size_t size) {
  text_.step(size);
  if (expanded_ != Expanded::now || text.empty()) return Token::text;
  XmlNode* const last = open_.back().last_child;
  if (last != nullptr && last->name.empty()) {
    last->text += text;
  } else {
    XmlNode node;
    node.text = std::move(text);
    add(std::move(node));
  }
  return Token::text;
}

/// The place of the ">" of the start tag that comes next; npos where it has none.
std::size_t XmlReader::end_of_tag() {
  char quote = 0;
  for (std::size_t at = 1; at < longest_tag;) {
    const std::string_view ahead = text_.ahead();
    const std::size_t mark = quote == 0 ? ahead.find_first_of("\"'>", at) : ahead.find(quote, at);
    if (mark == std::string_view::npos) {
      at = ahead.size();
      if (!text_.more()) break;
      continue;
    }
    if (ahead[mark] == '>' && quote == 0) return mark;
    quote = quote == 0 ? ahead[mark] : '\0';
    at = mark + 1;
  }
  return std::string_view::npos;
}

XmlReader::Token XmlReader::read_start_tag() {
  const std::size_t end = end_of_tag();
  if (end == std::string_view::npos) return text_.error() ? Token::none : fail("a tag without end");
  if (open_.size() >= deepest) return fail("elements nested more than 256 deep");
  if (inside_.size() > most_parts) {
    error_ = Error{"too-large",
                   "line " + std::to_string(text_.line()) + ": an element of over a million parts"};
    return Token::none;
  }
  std::string_view tag = text_.ahead().substr(1, end - 1);
  XmlNode node = node_named(take_until(" \t\r\n/", tag));
  node.attributes = read_attributes(tag);
  const std::size_t bindings = bindings_.size();
  bind(node);
  open_.push_back({&add(std::move(node)), nullptr, bindings});
  to_close_ = tag.ends_with('/') ? 1 : 0;
  text_.step(end + 1);
  return Token::start;
}

XmlReader::Token XmlReader::read_end_tag() {
  const std::size_t end = text_.find(">");
  if (end == std::string_view::npos) return text_.error() ? Token::none : fail("a tag without end");
  std::string_view tag = text_.ahead().substr(2, end - 2);
  const XmlNode named = node_named(take_until(white, tag));
  text_.step(end + 1);
  // It ends all elements inside as well that were left open; one that was never open ends nothing.
  const auto open = std::find_if(open_.rbegin(), open_.rend(), [&named](const Open& o) {
    return o.node->name == named.name && o.node->prefix == named.prefix;
  });
  if (open == open_.rend()) return Token::skipped;
  to_close_ = static_cast<std::size_t>(open - open_.rbegin());
  close();
  return Token::end;
}

/// Puts `node` where the tree goes on.
XmlNode& XmlReader::add(XmlNode node) {
  auto& nodes = expanded_ == Expanded::now ? inside_ : around_;
  nodes.push_back(std::move(node));
  XmlNode& added = nodes.back();
  if (open_.empty()) return added;
  Open& parent = open_.back();
  added.parent = parent.node;
  if (expanded_ != Expanded::now) return added;
  if (parent.last_child == nullptr) {
    parent.node->first_child = &added;
  } else {
    parent.last_child->next = &added;
  }
  parent.last_child = &added;
  return added;
}

/// Notes the namespaces that `node` declares and finds its own.
void XmlReader::bind(XmlNode& node) {
  for (const XmlAttribute& a : node.attributes) {
    if (bindings_.size() == most_bindings) break;
    if (a.name == "xmlns") bindings_.push_back({"", a.value});
    if (a.name.starts_with("xmlns:")) bindings_.push_back({a.name.substr(6), a.value});
  }
  const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                  [&node](const Binding& b) { return b.prefix == node.prefix; });
  if (found != bindings_.rend()) node.space = found->space;
}

/// Ends the innermost element.
void XmlReader::close() {
  bindings_.resize(open_.back().bindings);
  open_.pop_back();
  if (expanded_ != Expanded::now) around_.pop_back();
}

XmlReader::Token XmlReader::fail(const std::string& reason) {
  if (open_.empty()) return Token::none;  // what stands behind the root is no loss
  error_ = Error{"damaged", "line " + std::to_string(text_.line()) + ": " + reason};
  return Token::none;
}

}  // namespace sayso
