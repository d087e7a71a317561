#include "documents/thinning.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "base/ascii.h"
#include "documents/metadata/roles.h"

namespace sayso {
namespace {

constexpr std::size_t deepest = 512;
constexpr std::size_t none = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool ends_name(char c) { return is_white(c) || c == '/' || c == '>'; }

/// Whether `text` is `name`, which is in lower case.
bool is_named(std::string_view text, std::string_view name) {
  return text.size() == name.size() &&
         std::equal(text.begin(), text.end(), name.begin(),
                    [](char a, char b) { return lower_ascii(a) == b; });
}

template <std::size_t size>
bool is_among(std::string_view text, const std::array<std::string_view, size>& names) {
  return std::any_of(names.begin(), names.end(),
                     [text](std::string_view name) { return is_named(text, name); });
}

/// Whether `word`, in lower case, stands in `text` in whatever case.
bool holds(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return lower_ascii(a) == b; }) != text.end();
}

/// Elements that pages leave open or that have no end, so that they do not make a page deep.
bool may_stay_open(std::string_view name) {
  static constexpr std::array<std::string_view, 28> names = {
      "p",     "li",     "br",    "img",   "input", "meta",     "link",   "hr",    "td",  "tr",
      "th",    "dd",     "dt",    "area",  "base",  "col",      "embed",  "param", "wbr", "source",
      "track", "option", "tbody", "thead", "tfoot", "colgroup", "script", "style"};
  return is_among(name, names);
}

/// Elements whose contents are text up to their end tag, whatever stands in it.
bool holds_raw_text(std::string_view name) {
  static constexpr std::array<std::string_view, 6> names = {"title",   "textarea", "iframe",
                                                            "noembed", "noframes", "xmp"};
  return is_among(name, names);
}

/// Of these the parser compares all attributes, or it makes other elements of them.
bool needs_attributes(std::string_view name) {
  static constexpr std::array<std::string_view, 14> names = {
      "b",    "i",  "u",    "s",   "em",     "strong", "small",
      "font", "tt", "code", "big", "strike", "nobr",   "isindex"};
  return is_among(name, names);
}

/// Elements that a drawing is made of. Others, as in HTML inside of it, may end it.
bool is_drawn(std::string_view name) {
  static constexpr std::array<std::string_view, 31> names = {"svg",
                                                             "g",
                                                             "path",
                                                             "use",
                                                             "defs",
                                                             "circle",
                                                             "rect",
                                                             "line",
                                                             "polygon",
                                                             "polyline",
                                                             "ellipse",
                                                             "symbol",
                                                             "lineargradient",
                                                             "radialgradient",
                                                             "stop",
                                                             "clippath",
                                                             "mask",
                                                             "text",
                                                             "tspan",
                                                             "title",
                                                             "desc",
                                                             "style",
                                                             "filter",
                                                             "pattern",
                                                             "marker",
                                                             "animate",
                                                             "metadata",
                                                             "switch",
                                                             "animatetransform",
                                                             "view",
                                                             "set"};
  return is_among(name, names);
}

/// An attribute of a start tag, as written.
struct Written {
  std::string_view name;
  std::string_view value;
  std::size_t end = 0;  // behind it, in the page
};

/// Whether a reader of the page, or the parser, asks for `attribute` of an element named `tag`.
bool is_read(std::string_view tag, const Written& attribute) {
  static constexpr std::array<std::string_view, 13> names = {
      "class",  "id",       "role",        "rel",         "content",        "itemprop",   "pubdate",
      "hidden", "datetime", "aria-hidden", "data-testid", "data-component", "data-module"};
  if (is_named(attribute.name, "type")) return is_named(tag, "script") || is_named(tag, "input");
  if (is_named(tag, "script")) return false;
  if (is_named(attribute.name, "href")) return is_named(tag, "a") || is_named(tag, "link");
  if (is_named(attribute.name, "lang")) return is_named(tag, "html");
  if (is_named(attribute.name, "name") || is_named(attribute.name, "property")) {
    return is_named(tag, "meta");
  }
  if (is_named(attribute.name, "style")) {
    return holds(attribute.value, "none") || holds(attribute.value, "hidden") ||
           attribute.value.find('&') != none;
  }
  return is_among(attribute.name, names);
}

/// Whether the value of `attribute`, which is read, matters, and not just that it is there. Of an
/// address only whether it is that of an author's page; references in it are left to the parser.
bool has_read_value(std::string_view tag, const Written& attribute) {
  return !is_named(attribute.name, "href") || !is_named(tag, "a") ||
         attribute.value.find('&') != none || names_author_page(attribute.value);
}

/// One pass over a page, as the tokenizer of the HTML standard goes over it.
class Thinner {
 public:
  explicit Thinner(std::string_view html) : html_(html) { out_.reserve(html.size() / 2); }

  std::string run() {
    while (at_ < html_.size() && !is_left_) {
      const std::size_t next = std::min(html_.find('<', at_), html_.size());
      add_text(html_.substr(at_, next - at_));
      at_ = next;
      if (at_ < html_.size()) add_markup();
    }
    return std::move(out_);
  }

 private:
  char byte(std::size_t at) const { return at < html_.size() ? html_[at] : '\0'; }

  void add_text(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (!is_white(text[i]) || !is_white(text[i - 1])) continue;
      std::size_t end = i;
      while (end < text.size() && is_white(text[end])) ++end;
      out_.append(text.substr(begin, i - 1 - begin));
      out_.push_back(' ');
      begin = i = end;
    }
    out_.append(text.substr(std::min(begin, text.size())));
  }

  void add_markup() {
    const char next = byte(at_ + 1);
    if (is_letter(next)) {
      add_start_tag();
    } else if (next == '/' && is_letter(byte(at_ + 2))) {
      add_end_tag();
    } else if (html_.substr(at_).starts_with("<!--")) {
      const std::size_t end = end_of_comment(at_);
      if (end == none) return leave_rest();
      out_ += "<!---->";
      at_ = end;
    } else if (next == '!' || next == '?' || next == '/') {
      copy_to(html_.find('>', at_));
    } else {
      out_.push_back(html_[at_++]);
    }
  }

  /// Copies all up to and with the byte at `last`.
  void copy_to(std::size_t last) {
    if (last == none) return leave_rest();
    out_.append(html_.substr(at_, last + 1 - at_));
    at_ = last + 1;
  }

  std::size_t end_of_name(std::size_t at) const {
    while (at < html_.size() && !ends_name(html_[at])) ++at;
    return at;
  }

  void add_end_tag() {
    const std::size_t end = end_of_name(at_ + 2);
    const std::string_view name = html_.substr(at_ + 2, end - at_ - 2);
    bool is_closed = false;
    const std::size_t behind = end_of_tag(end, is_closed, [](const Written&) {});
    if (behind == none) return leave_rest();
    if (!may_stay_open(name)) depth_ -= depth_ > 0 ? 1 : 0;
    out_.append(html_.substr(at_, end - at_)).push_back('>');
    at_ = behind;
  }

  void add_start_tag() {
    const std::size_t end = end_of_name(at_ + 1);
    const std::string_view name = html_.substr(at_ + 1, end - at_ - 1);
    if (is_named(name, "math") || is_named(name, "plaintext")) return leave_rest();
    const std::size_t written = out_.size();
    const bool all = needs_attributes(name);
    out_.append(html_.substr(at_, end - at_));
    const bool is_unread_link = is_named(name, "link") && !is_canonical(end);
    bool is_closed = false;
    const std::size_t behind = end_of_tag(end, is_closed, [&](const Written& attribute) {
      if (is_unread_link && is_named(attribute.name, "href")) return;
      if (all || is_read(name, attribute)) add_attribute(name, attribute);
    });
    if (behind == none) {
      out_.resize(written);
      return leave_rest();
    }
    out_ += is_closed ? "/>" : ">";
    const std::string_view tag = html_.substr(at_, behind - at_);
    const bool is_drawing = is_named(name, "svg");
    if (!may_stay_open(name) && !(is_drawing && is_closed) && ++depth_ > deepest) {
      out_.resize(written);
      out_.push_back(' ');
    }
    at_ = behind;
    if (is_drawing && !is_closed) return cut_to(end_of_drawing(at_));
    if (is_named(name, "style")) return cut_to(end_of_raw_text("style"));
    if (is_named(name, "script")) return pass_script(tag);
    if (is_named(name, "select")) return pass_options();
    if (!holds_raw_text(name)) return;
    const std::size_t end_tag = end_of_raw_text(name);
    if (end_tag == none) return leave_rest();
    if (end_tag > at_) copy_to(end_tag - 1);
  }

  /// Whether the attributes at `at` may be those of the <link> to the page's own address.
  bool is_canonical(std::size_t at) const {
    bool is_closed = false;
    bool is_it = false;
    end_of_tag(at, is_closed, [&is_it](const Written& attribute) {
      is_it = is_it || (is_named(attribute.name, "rel") &&
                        (holds(attribute.value, "canonical") || attribute.value.find('&') != none));
    });
    return is_it;
  }

  void add_attribute(std::string_view tag, const Written& attribute) {
    out_.push_back(' ');
    if (!has_read_value(tag, attribute)) {
      out_.append(attribute.name);
      return;
    }
    const auto begin = static_cast<std::size_t>(attribute.name.data() - html_.data());
    out_.append(html_.substr(begin, attribute.end - begin));
  }

  /// Where the tag ends whose name ends at `at`, or none; `take` gets each attribute.
  template <typename Take>
  std::size_t end_of_tag(std::size_t at, bool& is_closed, const Take& take) const {
    while (at < html_.size()) {
      const char c = html_[at];
      if (c == '>') return at + 1;
      if (is_white(c) || c == '/') {
        is_closed = c == '/' && byte(at + 1) == '>';
        ++at;
        continue;
      }
      const Written attribute = attribute_at(at);
      if (attribute.end > html_.size()) return none;
      take(attribute);
      at = attribute.end;
    }
    return none;
  }

  /// Its `end` is beyond the page where a quotation mark is not closed.
  Written attribute_at(std::size_t begin) const {
    Written out;
    std::size_t at = begin + 1;
    while (at < html_.size() && !ends_name(html_[at]) && html_[at] != '=') ++at;
    out.name = html_.substr(begin, at - begin);
    out.end = at;
    while (at < html_.size() && is_white(html_[at])) ++at;
    if (byte(at) != '=') return out;
    ++at;
    while (at < html_.size() && is_white(html_[at])) ++at;
    const char quote = byte(at);
    if (quote == '"' || quote == '\'') {
      const std::size_t close = html_.find(quote, at + 1);
      out.end = close == none ? none : close + 1;
      if (close != none) out.value = html_.substr(at + 1, close - at - 1);
      return out;
    }
    out.end = at;
    while (out.end < html_.size() && !is_white(html_[out.end]) && html_[out.end] != '>') ++out.end;
    out.value = html_.substr(at, out.end - at);
    return out;
  }

  /// Behind the comment that starts at `at`, or none.
  std::size_t end_of_comment(std::size_t at) const {
    at += 4;
    if (html_.substr(at).starts_with(">")) return at + 1;
    if (html_.substr(at).starts_with("->")) return at + 2;
    for (std::size_t close = html_.find('>', at); close != none;
         close = html_.find('>', close + 1)) {
      const std::string_view text = html_.substr(at, close - at);
      if (text.ends_with("--") || text.ends_with("--!")) return close + 1;
    }
    return none;
  }

  /// The end tag that closes the raw text of an element whose start tag was just passed, or none.
  std::size_t end_of_raw_text(std::string_view name) const {
    for (std::size_t at = html_.find("</", at_); at != none; at = html_.find("</", at + 2)) {
      const std::size_t end = at + 2 + name.size();
      if (end < html_.size() && ends_name(html_[end]) &&
          same_ascii(name, html_.substr(at + 2, name.size()))) {
        return at;
      }
    }
    return none;
  }

  enum class Inner { goes_on, ends, is_other };

  /// The end tag of the element whose contents start at `at`, which `take`(name, is_end, is_closed)
  /// tells of each tag; none where it has none, or where a tag is other than may stand there.
  template <typename Take>
  std::size_t end_of_contents(std::size_t at, Take take) const {
    for (at = html_.find('<', at); at != none; at = html_.find('<', at)) {
      if (html_.substr(at).starts_with("<!--")) {
        at = end_of_comment(at);
        if (at == none) return none;
        continue;
      }
      const bool is_end = byte(at + 1) == '/';
      const std::size_t begin = at + (is_end ? 2 : 1);
      if (!is_letter(byte(begin))) return none;
      const std::size_t end = end_of_name(begin);
      bool is_closed = false;
      const std::size_t behind = end_of_tag(end, is_closed, [](const Written&) {});
      if (behind == none) return none;
      const Inner inner = take(html_.substr(begin, end - begin), is_end, is_closed);
      if (inner != Inner::goes_on) return inner == Inner::ends ? at : none;
      at = behind;
    }
    return none;
  }

  /// Of the drawing whose contents start at `at`; none where it holds more than shapes and their
  /// names.
  std::size_t end_of_drawing(std::size_t at) const {
    std::size_t open = 1;
    std::string_view text_of;  // the element that must hold nothing but text
    return end_of_contents(at, [&](std::string_view name, bool is_end, bool is_closed) {
      if (!is_drawn(name)) return Inner::is_other;
      if (!text_of.empty() && (!is_end || name != text_of)) return Inner::is_other;
      const bool has_text =
          is_named(name, "title") || is_named(name, "desc") || is_named(name, "style");
      text_of = has_text && !is_end && !is_closed ? name : std::string_view();
      if (is_named(name, "svg") && !is_closed) open = is_end ? open - 1 : open + 1;
      return open == 0 ? Inner::ends : Inner::goes_on;
    });
  }

  /// Passes the contents of a <select>, unless there is more than options in it. A <select> in
  /// another one that was left would end that, so that what follows is seen: it is left as well.
  void pass_options() {
    if (!cuts_options_) return;
    const std::size_t end = end_of_options(at_);
    cuts_options_ = end != none;
    if (cuts_options_) at_ = end;
  }

  /// Of the <select> whose contents start at `at`; none where it holds other elements than options.
  std::size_t end_of_options(std::size_t at) const {
    return end_of_contents(at, [](std::string_view name, bool is_end, bool) {
      if (is_named(name, "select")) return is_end ? Inner::ends : Inner::is_other;
      const bool is_option = is_named(name, "option") || is_named(name, "optgroup");
      return is_option ? Inner::goes_on : Inner::is_other;
    });
  }

  /// Goes on at `end` without what stands before.
  void cut_to(std::size_t end) {
    if (end == none) return leave_rest();
    at_ = end;
  }

  /// Passes the contents of the script that `tag` starts.
  void pass_script(std::string_view tag) {
    const std::size_t end = end_of_raw_text("script");
    if (end == none) return leave_rest();
    const std::string_view text = html_.substr(at_, end - at_);
    // Inside of "<!--", a script may hold another with its end tag.
    const std::size_t comment = text.find("<!--");
    if (comment != none && holds(text.substr(comment), "<script")) return leave_rest();
    const bool is_data = holds(tag, "json") && holds(tag, "ld");
    if (is_data) out_.append(text);
    at_ = end;
  }

  /// Adds the rest of the page with nothing cut but what is too deep.
  void leave_rest() {
    is_left_ = true;
    while (at_ < html_.size()) {
      const std::size_t tag = std::min(html_.find('<', at_), html_.size());
      out_.append(html_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < html_.size()) add_flat();
    }
  }

  /// Adds what starts with "<" at the place, or a space for a start tag that is too deep.
  void add_flat() {
    const bool is_end = byte(at_ + 1) == '/';
    const std::size_t begin = at_ + (is_end ? 2 : 1);
    std::size_t end = begin;
    while (end < html_.size() && std::isalnum(static_cast<unsigned char>(html_[end])) != 0) ++end;
    const std::string_view name = html_.substr(begin, end - begin);
    const bool counts = !name.empty() && !may_stay_open(name);
    if (counts && is_end) depth_ -= depth_ > 0 ? 1 : 0;
    if (counts && !is_end && ++depth_ > deepest) {
      out_.push_back(' ');
      at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
      return;
    }
    out_.append(html_.substr(at_, end - at_));
    at_ = end;
  }

  std::string_view html_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool is_left_ = false;      // whether the rest was added as it is
  bool cuts_options_ = true;  // of each <select>
};

}  // namespace

std::string thinned(std::string_view html) { return Thinner(html).run(); }

}  // namespace sayso
