// UTF-8: checking, repairing, and counting code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

bool is_utf8(std::string_view bytes);

/// How much of `bytes` could be UTF-8: sequences of several bytes that are well formed, and broken
/// ones.
struct Utf8Count {
  std::size_t whole = 0;
  std::size_t broken = 0;
};
Utf8Count count_utf8(std::string_view bytes);

/// Replaces each broken sequence by U+FFFD, cut as the Encoding Standard does.
std::string repair_utf8(std::string_view bytes);

/// One code point and the bytes that it took.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};

/// The code point at `at`, which is below the size; U+FFFD where the bytes are broken.
CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(char32_t code_point, std::string& to);

/// The start of `text`, of at most `size` bytes, with no code point cut in two.
std::string_view start_of(std::string_view text, std::size_t size);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// Offsets in bytes to offsets in code points and back, for one text.
///
///   text         a   é     –        z
///   byte         0   1     3        6   7
///   code point   0   1     2        3   4
///
/// An offset inside a code point counts as its start, one beyond the end as the end.
class CodePointIndex {
 public:
  /// `text` is well-formed UTF-8 of under 4 GB and outlives the index.
  explicit CodePointIndex(std::string_view text);

  std::uint32_t code_point(std::uint32_t byte) const;
  std::uint32_t byte(std::uint32_t code_point) const;
  std::uint32_t size() const { return size_; }

 private:
  static constexpr std::size_t stride = 256;  // bytes between checkpoints

  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;  // code points that start before each stride
  std::uint32_t size_ = 0;
};

}  // namespace sayso
