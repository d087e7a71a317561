// Requests and responses, whatever carries them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sayso::http {

/// What whoever asks may do.
enum class Role { read, write };

struct Request {
  std::string method;                             // "GET"
  std::string path;                               // as sent, percent-encoded
  std::multimap<std::string, std::string> query;  // decoded
  std::map<std::string, std::string> headers;     // names in small letters
  std::string body;
  std::string client;      // the address that it came from
  Role role = Role::read;  // set by whoever lets it in
  std::string who;         // name of its key; empty where none was wanted
  bool by_secret =
      false;  // it has no key, but a secret in its address: whoever answers looks at it

  /// The value of a header; empty where there is none.
  std::string_view header(const std::string& name) const;
};

/// Gives one piece of a long body after another; nothing at the end. Called on any worker, one call
/// at a time.
struct Worker;
using Pieces = std::function<std::optional<std::string>(Worker&)>;

/// A body that goes on for as long as the client listens.
class EventStream;

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string_view fixed;               // a body that outlives the response, in place of `body`
  Pieces pieces;                        // likewise
  std::shared_ptr<EventStream> events;  // likewise

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

Response json_response(std::string body, int status = 200);

/// problem+json. `detail` is for people and names the input, `code` for programs.
Response problem(int status, std::string_view code, std::string_view detail);
/// What an error of the record comes to.
Response problem(const Error& error);

/// The HTTP status in words; empty where it is not one that the server sends.
std::string_view status_words(int status);

/// What `error` comes to as a status.
int status_of(const Error& error);

/// Without percent signs: "a%2Fb" as "a/b". What is broken stays as it is.
std::string percent_decoded(std::string_view text);
/// For a segment of a path.
std::string percent_encoded(std::string_view text);

}  // namespace sayso::http
