// Bytes in order: from a file, from memory, or from what unpacks another's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Puts up to `size` bytes at `to` and returns how many; none at the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;

  /// Goes on at byte `offset`, where that is possible.
  virtual bool seek(std::uint64_t offset) {
    (void)offset;
    return false;
  }
};

/// The file at `path`, which messages name, or standard input for "-". Error: "unreadable".
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

/// `bytes` must outlive it.
std::unique_ptr<ByteSource> bytes_in_memory(std::string_view bytes);

/// Reads a source with a look ahead. Views that it gives hold until the next call. Where the source
/// fails, what came before is given first.
class ByteReader {
 public:
  /// `source` must outlive it.
  explicit ByteReader(ByteSource& source) : source_(source) {}

  /// What comes next: `size` bytes, or fewer at the end or before a failure.
  Result<std::string_view> peek(std::size_t size);

  /// Steps over `size` bytes; returns over how many, fewer at the end.
  Result<std::uint64_t> skip(std::uint64_t size);

  /// The next line with its end, and steps over it; nothing at the end. Of a line of over `limit`
  /// bytes the first `limit` + 1, and steps over all of it.
  Result<std::string_view> line(std::size_t limit);

  /// All that is left, of which at most `limit` + 1 bytes. Fails where the source does before that.
  Result<std::string> rest(std::size_t limit);

  /// Puts up to `size` bytes at `to` and steps over them; returns how many, none at the end.
  Result<std::size_t> read(char* to, std::size_t size);

  /// Bytes of the source before the next one.
  std::uint64_t offset() const { return offset_; }

  /// Goes on at byte `offset`, where the source can.
  bool seek(std::uint64_t offset);

  /// Why the source gave nothing more, if it failed; it may have been asked for more than was read.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  /// Makes at least `size` bytes wait in the buffer, unless the source ends or fails.
  void fill(std::size_t size);
  std::string_view waiting() const { return std::string_view(buffer_).substr(begin_); }
  void step(std::size_t size);

  ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what waits in the buffer
  std::uint64_t offset_ = 0;
  bool ended_ = false;  // or failed
  std::optional<Error> failure_;
  bool inside_line_ = false;  // the last line was given cut off
};

}  // namespace sayso
