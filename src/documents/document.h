// One report as sayso keeps it: where it is from, when it appeared, and its immutable text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace sayso {

struct Outlet {
  std::string name;    // "The Harbour Courier"; empty when unknown
  std::string domain;  // "harbour-courier.example"; empty when unknown
};

/// A moment of publication with its precision and how it is known.
struct Timestamp {
  std::string value;  // ISO 8601, cut to the granularity: "2024-03-04", "2024-03-04T10:15:00+02:00"
  std::string granularity;  // "second", "minute", "hour", "day", "month", "year"
  std::string how;  // "given", "json-ld", "meta", "markup", "dateline", "url", "text", "feed",
                    // "http", "container", "file"
  std::optional<Span> span;  // where the text itself says it
};

struct Document {
  std::string id;    // as given, or "sha256:" and the hash of the text in hex
  std::string file;  // the input's path as given, with "#n" for the n-th record inside a container
  std::string url;   // as given
  std::string canonical;  // the page's own word on its address
  Outlet outlet;
  std::string title;
  std::vector<std::string> byline;
  std::optional<Timestamp> published;
  std::string language = "en";  // BCP 47
  std::string text;             // clean UTF-8; paragraphs separated by a blank line
};

}  // namespace sayso
