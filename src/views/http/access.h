// Who is let in: the name that the server is called by, keys, other sites' pages, and how often.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "views/http/keys.h"
#include "views/http/message.h"

namespace sayso::http {

struct AccessOptions {
  bool loopback = true;  // nobody else can reach it
  bool read_only = false;
  std::vector<Key> keys;             // none: everyone on this machine may read and write
  std::vector<std::string> hosts;    // names that it is called by, beside those of this machine
  std::vector<std::string> origins;  // sites whose pages may ask: "https://desk.example"
  double rate = 0;                   // requests a second that one client may make; 0: any number
  double burst = 0;                  // and at once
};

class Access {
 public:
  explicit Access(AccessOptions options) : options_(std::move(options)) {}

  /// Says who asks, in `request`; a response where it goes no further.
  std::optional<Response> check(Request& request);

  /// Adds what another site's page is told, and what browsers are told of safety.
  void add_headers(const Request& request, Response& response) const;

  bool wants_keys() const { return !options_.keys.empty(); }

 private:
  struct Bucket {
    double tokens = 0;
    std::chrono::steady_clock::time_point filled;
  };

  bool is_own_name(std::string_view host) const;
  /// Whether a page of this origin may ask for more than to read.
  bool is_welcome(const Request& request) const;
  bool is_allowed(std::string_view origin) const;
  bool takes_token(const std::string& client);

  AccessOptions options_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;  // by client
};

}  // namespace sayso::http
