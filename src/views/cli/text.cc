#include "views/cli/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.h"

namespace sayso::cli {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_bidi_control(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL) != 0;
}

char32_t harmless_character(char32_t c) {
  if (c == '\n') return c;
  if (c == '\t' || c == 0x2028 || c == 0x2029) return ' ';
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7F) return 0x2421;
  if (c < 0xA0 && c > 0x7F) return replacement;
  return is_bidi_control(c) ? replacement : c;
}

int width_of(char32_t c) {
  auto character = static_cast<UChar32>(c);
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return c == 0xAD ? 1 : 0;
    default:
      break;
  }
  int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view color_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::strong:
      return "1";
    case Style::faint:
      return "2";
    case Style::found:
      return "1;33";
    case Style::source:
      return "1;36";
    case Style::cue:
      return "33";
    case Style::content:
      return "32";
  }
  return "";
}

std::pair<std::string_view, std::string_view> brackets_of(Style style) {
  switch (style) {
    case Style::found:
      return {"**", "**"};
    case Style::source:
      return {"[", "]"};
    case Style::cue:
      return {"/", "/"};
    case Style::content:
      return {"{", "}"};
    default:
      return {"", ""};
  }
}

void append_run(StyledText& out, std::string_view text, Style style) {
  if (text.empty()) return;
  if (!out.empty() && out.back().style == style) {
    out.back().text += text;
  } else {
    out.push_back({std::string(text), style});
  }
}

/// Fills lines word by word; a word may be of several styles.
class Wrapper {
 public:
  explicit Wrapper(const Layout& layout) : layout_(layout) {
    indent_ = layout.first_indent.empty() ? layout.indent : layout.first_indent;
  }

  void add(const Run& run) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
      if (end > 0) append_run(word_, rest.substr(0, end), run.style);
      if (end == rest.size()) break;
      end_word(run.style);
      if (rest[end] == '\n') end_line();
      rest.remove_prefix(end + 1);
    }
  }

  std::string finish() {
    end_word(Style::plain);
    if (!line_.empty()) end_line();
    return std::move(out_);
  }

 private:
  void end_word(Style space_style) {
    if (word_.empty()) return;
    std::size_t word_columns = 0;
    for (const Run& run : word_) word_columns += columns(run.text);
    bool fits = columns(indent_) + line_columns_ + 1 + word_columns <= layout_.width;
    if (!line_.empty() && !fits) end_line();
    if (!line_.empty()) {
      bool same = line_.back().style == word_.front().style && space_style == word_.front().style;
      append_run(line_, " ", same ? space_style : Style::plain);
      ++line_columns_;
    }
    for (const Run& run : word_) append_run(line_, run.text, run.style);
    line_columns_ += word_columns;
    word_.clear();
  }

  void end_line() {
    if (!line_.empty()) out_ += indent_;
    for (const Run& run : line_) out_ += painted(run, layout_.paint);
    out_ += '\n';
    line_.clear();
    line_columns_ = 0;
    indent_ = layout_.indent;
  }

  const Layout& layout_;
  std::string indent_;
  std::string out_;
  StyledText word_;
  StyledText line_;
  std::size_t line_columns_ = 0;
};

int rank(Style style) {
  switch (style) {
    case Style::found:
      return 4;
    case Style::source:
      return 3;
    case Style::cue:
      return 2;
    case Style::content:
      return 1;
    default:
      return 0;
  }
}

std::vector<Mark> cut_to(Span range, const std::vector<Mark>& marks) {
  std::vector<Mark> cut;
  for (const Mark& mark : marks) {
    if (!mark.span.overlaps(range)) continue;
    Mark part = mark;
    part.span = {std::max(mark.span.begin, range.begin), std::min(mark.span.end, range.end)};
    cut.push_back(std::move(part));
  }
  return cut;
}

/// Longest first where marks begin together, shortest first where they end together, so that
/// brackets nest.
struct Edges {
  std::vector<const Mark*> by_begin;
  std::vector<const Mark*> by_end;
};

Edges edges_of(const std::vector<Mark>& marks) {
  Edges edges;
  for (const Mark& mark : marks) edges.by_begin.push_back(&mark);
  edges.by_end = edges.by_begin;
  std::stable_sort(edges.by_begin.begin(), edges.by_begin.end(), [](auto* a, auto* b) {
    return std::pair(a->span.begin, b->span.end) < std::pair(b->span.begin, a->span.end);
  });
  std::stable_sort(edges.by_end.begin(), edges.by_end.end(), [](auto* a, auto* b) {
    return std::pair(a->span.end, b->span.begin) < std::pair(b->span.end, a->span.begin);
  });
  return edges;
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    append_utf8(harmless_character(point.value), out);
    at += point.size;
  }
  return out;
}

std::string harmless_line(std::string_view text) {
  std::string out = harmless(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    sum += static_cast<std::size_t>(width_of(point.value));
    at += point.size;
  }
  return sum;
}

std::string wrap(const StyledText& text, const Layout& layout) {
  Wrapper wrapper(layout);
  for (const Run& run : text) wrapper.add(run);
  return wrapper.finish();
}

std::string painted(const Run& run, Paint paint) {
  std::string_view color = color_of(run.style);
  if (paint == Paint::plain || color.empty()) return run.text;
  std::string out = "\033[";
  out += color;
  out += 'm';
  out += run.text;
  out += "\033[0m";
  return out;
}

StyledText marked(std::string_view text, Span range, const std::vector<Mark>& marks, Paint paint) {
  std::vector<Mark> cut = cut_to(range, marks);
  Edges edges = edges_of(cut);
  std::vector<std::uint32_t> bounds = {range.begin, range.end};
  for (const Mark& mark : cut) {
    bounds.push_back(mark.span.begin);
    bounds.push_back(mark.span.end);
  }
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());

  StyledText out;
  std::vector<const Mark*> open;
  auto begin = edges.by_begin.begin();
  auto end = edges.by_end.begin();
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    for (; end != edges.by_end.end() && (*end)->span.end == bounds[i]; ++end) {
      Style style = (*end)->style;
      if (paint == Paint::plain) append_run(out, brackets_of(style).second, style);
      append_run(out, superscript((*end)->label), style);
      std::erase(open, *end);
    }
    for (; begin != edges.by_begin.end() && (*begin)->span.begin == bounds[i]; ++begin) {
      Style style = (*begin)->style;
      if (paint == Paint::plain) append_run(out, brackets_of(style).first, style);
      open.push_back(*begin);
    }
    if (i + 1 == bounds.size()) break;
    Style style = Style::plain;
    for (const Mark* mark : open) {
      if (rank(mark->style) > rank(style)) style = mark->style;
    }
    append_run(out, harmless(text.substr(bounds[i], bounds[i + 1] - bounds[i])), style);
  }
  return out;
}

std::string superscript(std::string_view digits) {
  static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴",
                                                              "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (char c : digits) {
    if (c >= '0' && c <= '9') {
      out += raised[static_cast<std::size_t>(c - '0')];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace sayso::cli
