// HTTP by libcurl.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "fetching/transport.h"

namespace sayso {

/// Which servers may be connected to.
enum class Reach { public_addresses, all_addresses };

struct CurlOptions {
  std::string user_agent;
  Reach reach = Reach::public_addresses;
  std::chrono::seconds timeout{60};  // of a whole request
};

/// Nothing but HTTP and HTTPS with certificates checked; no cookies, no passwords, no proxy, and
/// none of the environment's settings for them. The reach is checked on the very address that is
/// connected to, so no name and no redirect leads around it.
class CurlTransport : public Transport {
 public:
  explicit CurlTransport(CurlOptions options);
  ~CurlTransport() override;

  void start(std::uint64_t id, const HttpRequest& request) override;
  std::vector<Ended> wait(std::chrono::milliseconds patience) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
