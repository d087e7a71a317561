#include "views/http/message.h"

#include <array>

#include "answers/listed_json.h"

namespace sayso::http {
namespace {

struct Status {
  int status;
  std::string_view words;
};

constexpr std::array<Status, 20> kStatuses = {{{200, "OK"},
                                               {201, "Created"},
                                               {202, "Accepted"},
                                               {204, "No Content"},
                                               {304, "Not Modified"},
                                               {400, "Bad Request"},
                                               {401, "Unauthorized"},
                                               {403, "Forbidden"},
                                               {404, "Not Found"},
                                               {405, "Method Not Allowed"},
                                               {406, "Not Acceptable"},
                                               {409, "Conflict"},
                                               {411, "Length Required"},
                                               {413, "Content Too Large"},
                                               {415, "Unsupported Media Type"},
                                               {421, "Misdirected Request"},
                                               {429, "Too Many Requests"},
                                               {500, "Internal Server Error"},
                                               {501, "Not Implemented"},
                                               {503, "Service Unavailable"}}};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view Request::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Response json_response(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

std::string_view status_words(int status) {
  for (const Status& one : kStatuses) {
    if (one.status == status) return one.words;
  }
  return {};
}

Response problem(int status, std::string_view code, std::string_view detail) {
  const Json json = {{"type", "about:blank"},
                     {"title", std::string(status_words(status))},
                     {"status", status},
                     {"detail", std::string(detail)},
                     {"code", std::string(code)}};
  Response response = json_response(written(json), status);
  response.type = "application/problem+json";
  return response;
}

int status_of(const Error& error) {
  if (error.code == "not-found") return 404;
  if (error.code == "bad-parameter" || error.code == "bad-body") return 400;
  if (error.code == "store-busy" || error.code == "store-full" || error.code == "ending") {
    return 503;
  }
  if (error.code.starts_with("store-")) return 500;
  return 409;  // "ambiguous", or a correction that cannot be
}

Response problem(const Error& error) {
  return problem(status_of(error), error.code, error.message);
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace sayso::http
