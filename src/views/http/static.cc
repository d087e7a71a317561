// Files of the web desk, as they were built into the program.
#include <algorithm>
#include <array>
#include <map>

#include "base/sha256.h"
#include "base/split.h"
#include "views/http/server.h"
#include "views/http/static_files.h"

namespace sayso::http {
namespace {

constexpr std::string_view kFolder = "src/views/web/built/";
constexpr std::string_view kAssets = "assets/";

struct Type {
  std::string_view ending;
  std::string_view type;
};

constexpr std::array<Type, 14> kTypes = {{{".html", "text/html; charset=utf-8"},
                                          {".js", "text/javascript; charset=utf-8"},
                                          {".css", "text/css; charset=utf-8"},
                                          {".json", "application/json"},
                                          {".map", "application/json"},
                                          {".svg", "image/svg+xml"},
                                          {".png", "image/png"},
                                          {".ico", "image/x-icon"},
                                          {".woff2", "font/woff2"},
                                          {".woff", "font/woff"},
                                          {".txt", "text/plain; charset=utf-8"},
                                          {".webmanifest", "application/manifest+json"},
                                          {".wasm", "application/wasm"},
                                          {".webp", "image/webp"}}};

std::string_view type_of(std::string_view path) {
  for (const Type& one : kTypes) {
    if (path.ends_with(one.ending)) return one.type;
  }
  return "application/octet-stream";
}

struct Served {
  std::string_view bytes;
  std::string tag;
};

/// By path in the desk's folder.
const std::map<std::string, Served>& files() {
  static const std::map<std::string, Served> all = [] {
    std::map<std::string, Served> found;
    for (const EmbeddedFile& file : server_files) {
      if (!file.path.starts_with(kFolder)) continue;
      constexpr std::size_t enough = 16;
      found[std::string(file.path.substr(kFolder.size()))] = {
          file.bytes, '"' + sha256_hex(file.bytes).substr(0, enough) + '"'};
    }
    return found;
  }();
  return all;
}

Response no_desk() {
  Response response;
  response.type = "text/html; charset=utf-8";
  response.body =
      "<!DOCTYPE html><html lang=\"en\"><title>sayso</title><h1>sayso</h1>"
      "<p>This server has no web desk. Programs ask below <a href=\"/api/v1/status\">/api/v1</a>; "
      "<a href=\"/api/v1/openapi.json\">its description</a>.</p></html>\n";
  return response;
}

}  // namespace

Response static_file(const Request& request) {
  std::string path = percent_decoded(request.path).substr(1);
  if (path.empty()) path = "index.html";
  auto found = files().find(path);
  if (found == files().end()) {
    // A place in the desk: its own code finds out which. An id in it may look like a file's name.
    if (path.starts_with(kAssets)) return problem(404, "not-found", "there is no such file");
    path = "index.html";
    found = files().find(path);
    if (found == files().end()) return no_desk();
  }
  Response response;
  response.type = type_of(path);
  const Served* served = &found->second;
  for (const std::string_view wanted : split(request.header("accept-encoding"), ',')) {
    if (wanted.find("br") == wanted.npos) continue;
    const auto packed = files().find(path + ".br");
    if (packed == files().end()) break;
    served = &packed->second;
    response.with("Content-Encoding", "br");
    break;
  }
  // Names in this folder change with what is in them.
  const bool named_by_content = path.starts_with(kAssets);
  response
      .with("Cache-Control", named_by_content ? "public, max-age=31536000, immutable" : "no-cache")
      .with("Vary", "Accept-Encoding")
      .with("ETag", served->tag);
  if (request.header("if-none-match") == served->tag) {
    response.status = 304;
    response.type.clear();
    return response;
  }
  response.fixed = served->bytes;
  return response;
}

}  // namespace sayso::http
