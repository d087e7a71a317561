// Text for terminals: made harmless, measured in columns, marked and wrapped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso::cli {

/// `text` (UTF-8) without anything that a terminal obeys or that changes the order of what is read:
/// control characters but line feed become their pictures (U+2400 ...), those without a picture and
/// bidirectional controls U+FFFD; a tab becomes a space.
std::string harmless(std::string_view text);

/// The same on one line: line feeds become spaces.
std::string harmless_line(std::string_view text);

/// Columns that harmless `text` takes: wide East Asian characters two, combining marks none.
std::size_t columns(std::string_view text);

enum class Style { plain, strong, faint, found, source, cue, content };

/// A stretch of text in one style.
struct Run {
  std::string text;
  Style style = Style::plain;

  friend bool operator==(const Run&, const Run&) = default;
};
using StyledText = std::vector<Run>;

enum class Paint { plain, color };

struct Layout {
  std::size_t width = 80;      // columns, indent included
  std::string indent;          // before each line
  std::string first_indent{};  // before the first line instead, where not empty
  Paint paint = Paint::plain;
};

/// Lines of at most `width` columns, broken at spaces (a longer word stays whole), each ended by a
/// line feed; line feeds in the text are kept, runs of spaces are not.
std::string wrap(const StyledText& text, const Layout& layout);

/// One run without wrapping.
std::string painted(const Run& run, Paint paint);

/// What is marked in a text, and how.
struct Mark {
  Span span;
  Style style = Style::plain;
  std::string label;  // shown behind the marked words: "3"; digits become superscript
};

/// The part `range` of `text` with its marks. In colour a mark is its style (where marks overlap,
/// source before cue before content); in plain text brackets stand around it: [source] /cue/
/// {content} **found**. Marks reaching over the range's edge are cut.
StyledText marked(std::string_view text, Span range, const std::vector<Mark>& marks, Paint paint);

/// "12" as superscript digits.
std::string superscript(std::string_view digits);

}  // namespace sayso::cli
