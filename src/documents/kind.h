// What an input is, told by its bytes and never by its name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class Kind {
  text,
  html,
  json_lines,
  pdf,
  docx,
  warc,        // plain; its usual gzip members or zstd frames are read with it
  archive,     // zip or tar
  compressed,  // gzip, zstd, bzip2 or xz of anything
  feed,        // RSS and Atom
  sitemap,     // and indexes of them
  ninjs,
  newsml,  // NewsML-G2, and NITF by itself
  mail,    // one message or an mbox
  binary,  // nothing that sayso reads
};

/// The bytes at an input's start from which its kind is told; more do not help.
inline constexpr std::size_t kind_window = 64 * 1024;

/// The kind of an input that starts with `head`.
Kind kind_of(std::string_view head);

/// What a binary that starts with `head` is, for people: "a picture".
std::string_view name_of_binary(std::string_view head);

/// What people call the kinds that they can ask for: "text", "html", "jsonl" …
const std::vector<std::string>& kind_names();

/// The kind of that name.
std::optional<Kind> kind_from(std::string_view name);

}  // namespace sayso
