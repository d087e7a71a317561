// Single requests over HTTP, many at a time: no redirects, no rules, no second try.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace sayso {

/// Bytes that are taken of an answer's body, once decoded.
struct BodyLimit {
  enum class Beyond {
    refuse,  // the answer is an error
    cut,     // the rest is left out
  };
  std::size_t page = 20'000'000;        // where it starts like a text or an HTML page
  std::size_t container = 100'000'000;  // where it starts like anything else
  Beyond beyond = Beyond::refuse;
};

struct HttpRequest {
  std::string url;
  std::string etag;           // of what is there already; empty: none
  std::string last_modified;  // the same, as the server wrote it
  BodyLimit limit;
};

struct HttpAnswer {
  int status = 0;
  std::string location;
  std::string etag;
  std::string last_modified;
  std::string retry_after;
  std::string charset;  // of Content-Type
  std::string body;     // decoded; empty unless the status is 2xx
};

/// What a failure says about another try.
enum class Trouble {
  none,
  lasting,      // another try would end the same
  passing,      // another try may go well
  unreachable,  // the server does not answer at all; later it may
};

/// A request that has ended.
struct Ended {
  std::uint64_t id = 0;
  Result<HttpAnswer> answer;
  Trouble trouble = Trouble::none;
};

class Transport {
 public:
  virtual ~Transport() = default;

  /// Begins a request, which `wait` then reports under `id`.
  virtual void start(std::uint64_t id, const HttpRequest& request) = 0;

  /// Waits until some request has ended, at most for `patience` and not much longer; also where
  /// none is under way. Errors of answers: "fetch-failed"; "fetch-refused" for an address that is
  /// not public; "fetch-too-large". The messages name the reason alone.
  virtual std::vector<Ended> wait(std::chrono::milliseconds patience) = 0;
};

}  // namespace sayso
