// Bodies of answers: collected within a limit, and without the codings they were sent in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "fetching/transport.h"

namespace sayso {

/// Collects a body as far as a limit allows.
class Body {
 public:
  explicit Body(const BodyLimit& limit) : limit_(limit) {}

  /// Takes what comes next; false when nothing more is to be read.
  bool append(std::string_view bytes);

  /// Whether all that came is there, or all that is wanted.
  Result<std::string> taken() &&;

  bool is_full() const { return is_full_; }

 private:
  std::size_t most() const;

  BodyLimit limit_;
  std::string bytes_;
  bool is_full_ = false;  // more came than is taken
};

/// What Content-Encoding names in our requests.
inline constexpr const char* known_codings = "gzip, deflate, br, zstd";

/// `raw` without the codings that the header Content-Encoding names, within `limit`. Errors
/// "fetch-failed": a coding that is not known, broken, or ends too early; "fetch-too-large".
Result<std::string> without_codings(std::string raw, std::string_view content_encoding,
                                    const BodyLimit& limit);

}  // namespace sayso
