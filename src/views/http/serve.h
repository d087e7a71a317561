// Serves a store until somebody ends the program. Entry point of this folder; server.h has what
// answers need, routes.cc what can be asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "alerting/settings.h"
#include "base/result.h"
#include "linking/linking_models.h"
#include "views/http/server.h"
#include "views/http/writer.h"

namespace sayso::http {

struct ServeOptions {
  std::string store;
  std::string listen = "127.0.0.1:8420";  // "[::1]:8420", "0.0.0.0:80"; port 0: any
  std::string keys;                       // file of keys; empty: none
  std::vector<std::string> hosts;
  std::vector<std::string> origins;
  std::optional<std::size_t>
      rate;                       // requests a second of one client; 0: any number; none: by place
  std::size_t most_upload = 100;  // MB
  std::size_t workers = 4;
  bool read_only = false;
  std::vector<Mount> mounts;
  DeliverySettings
      alerts;  // how they are delivered; `allow_private` also where others can reach it
};

/// Where to listen, as text means it.
struct Place {
  std::string address;
  std::uint16_t port = 0;
  bool loopback = false;
};
/// Error: "listen".
Result<Place> place_from(const std::string& listen);

/// What uploads are read and linked with.
struct ServeModels {
  const Models& analysis;
  const PageModel& pages;
  const LinkingModels& linking;
};

/// Told what goes on.
struct ServeProgress {
  std::function<void(const std::string& address)> ready;  // once it listens
  UpdateProgress update;  // of an older store, on a thread of its own
};

/// Serves until SIGTERM or SIGINT. `models` is not asked for where the store is only read. An older
/// store is brought up to date while it listens; till then it answers 503. Errors: those of the
/// store, of keys, "listen", and "no-keys" where others could reach it without.
///
/// It ends soon: an answer that takes longer than a second is cut, and so are linking and
/// deliveries of alerts, which the next run goes on with. Corrections that somebody waits for are
/// made.
Result<void> serve(const ServeOptions& options, const ServeModels* models,
                   const ServeProgress& progress);

}  // namespace sayso::http
