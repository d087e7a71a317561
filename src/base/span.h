// A half-open byte range in one document's text: the only way a fact points at words.
//
//   text   T h e   m i n i s t e r   s a i d
//   byte   0 1 2 3 4             12  13    17
//   "minister" = {4, 12}          empty = {4, 4}
//
// Inside the program offsets are bytes; the interchange format counts Unicode code points (utf8.h
// converts).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view in(std::string_view text) const { return text.substr(begin, size()); }

  // clang-tidy 14 takes the zero of the comparison for a pointer.
  friend auto operator<=>(const Span&, const Span&) = default;  // NOLINT(modernize-use-nullptr)
};

/// A possibly discontinuous stretch of text: spans in reading order, none overlapping.
using Spans = std::vector<Span>;

/// The words of `spans` in `text`, with `between` where one ends and the next begins.
std::string words_of(std::string_view text, const Spans& spans, std::string_view between = " ");

/// The bytes of all of them.
std::uint32_t size_of(const Spans& spans);

/// The bytes between the two; 0 where they touch or overlap.
std::uint32_t distance(Span a, Span b);

/// Of `units` (sentences, say; in reading order) the index of the first that ends behind byte `at`,
/// which is the one around it if any is; units.size() where none does.
std::size_t first_ending_behind(std::span<const Span> units, std::uint32_t at);

/// `span` widened to the whole of each of `units` (sentences, say; in reading order) that it
/// touches.
Span widened(Span span, const std::vector<Span>& units);

}  // namespace sayso
