// The fields "Name: value" that WARC, HTTP and the like have at the head of what they carry.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

class HeaderFields {
 public:
  HeaderFields() = default;

  /// From lines that end in \r\n or \n. A line that starts with white space goes on with the one
  /// before; one without a colon is left out.
  explicit HeaderFields(std::string_view lines);

  /// The value of the first field of that name, in any case of letters; empty where there is none.
  std::string_view operator[](std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// The size of a header, the blank line behind it included; npos where `bytes` have no such line.
std::size_t header_size(std::string_view bytes);

/// "text/html" and "utf-8" of `text/html; charset="UTF-8"`, both in lower case.
struct MediaType {
  std::string name;
  std::string charset;
};
MediaType media_type(std::string_view value);

}  // namespace sayso
