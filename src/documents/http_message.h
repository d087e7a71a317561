// An HTTP response as it went over the wire, which is what archives of the web keep.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/bytes.h"
#include "documents/header_fields.h"

namespace sayso {

struct HttpResponse {
  int status = 200;
  HeaderFields fields;
  std::string_view body;  // with its codings; all there is, whatever Content-Length says
};

/// Reads HTTP/0.9 (all of it is body) to HTTP/2, of which `message` is a view. Interim responses
/// (100) before the response are left out. Nothing where a header has no end.
std::optional<HttpResponse> read_http_response(std::string_view message);

/// The body of a response without its transfer and content codings. Many archives state codings
/// that they have undone already, so each is undone only where the bytes have it.
class HttpBody {
 public:
  /// What `response` views must outlive it. Messages start with `place`.
  HttpBody(const HttpResponse& response, const std::string& place);

  /// It fails with "damaged" where a coding breaks off.
  ByteSource& source() { return *sources_.back(); }

 private:
  void undo(std::string_view coding, const std::string& place);

  std::vector<std::unique_ptr<ByteSource>> sources_;  // each reads the one before
  std::vector<std::unique_ptr<ByteReader>> readers_;
};

}  // namespace sayso
