// The text of an XML file, read piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/bytes.h"

namespace sayso {

class XmlText {
 public:
  /// `bytes` must outlive it. They are in UTF-8 if they can be that; else in `charset`, a label
  /// from outside, or what the file itself declares, or what its bytes tell.
  XmlText(ByteReader& bytes, std::string_view charset);

  /// What is read and not stepped over yet, as UTF-8.
  std::string_view ahead() const { return std::string_view(text_).substr(begin_); }

  /// Reads on, so that more is ahead. False at the end, after an error, and where the allowance is
  /// used up.
  bool more();

  /// The first place of `words` in what is ahead, from `from` on, reading on as long as need be;
  /// npos where the text ends without them.
  std::size_t find(std::string_view words, std::size_t from = 0);

  /// Whether `words` are what comes next.
  bool starts_with(std::string_view words);

  void step(std::size_t size);

  /// From here on, more than `size` bytes of the file are an error.
  void allow(std::uint64_t size) { last_ = bytes_.offset() + size; }

  std::size_t line() const { return line_; }  // from 1
  const std::optional<Error>& error() const { return error_; }

 private:
  std::string decoded(std::string_view chunk) const;
  std::size_t whole_part(std::string_view chunk) const;

  ByteReader& bytes_;
  std::string charset_;
  std::string mark_;       // byte order mark of the encoding, where that is a wide one
  std::size_t width_ = 1;  // bytes of its units
  std::uint64_t last_ = UINT64_MAX;
  std::string text_;
  std::size_t begin_ = 0;  // of what is ahead
  std::size_t line_ = 1;
  std::optional<Error> error_;
};

}  // namespace sayso
