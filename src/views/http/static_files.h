// Files that are built into the program: the server's own description and the web desk.
#pragma once

#include <string_view>
#include <vector>

namespace sayso {

/// Written by the build (tools/cmake/embed_files.cmake).
struct EmbeddedFile {
  std::string_view path;  // relative to the project
  std::string_view bytes;
};

extern const std::vector<EmbeddedFile> server_files;

}  // namespace sayso
