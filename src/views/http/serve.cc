#include "views/http/serve.h"

#include <csignal>
#include <memory>
#include <utility>

#include "alerting/deliver.h"
#include "base/ascii.h"

namespace sayso::http {
namespace {

constexpr double kRate = 50;   // requests a second of one client, where others can reach the server
constexpr double kBurst = 10;  // seconds of the rate that may come at once

/// SIGTERM and SIGINT wait until they are asked for: threads that are made later inherit that.
class Signals {
 public:
  Signals() {
    sigemptyset(&ends_);
    sigaddset(&ends_, SIGTERM);
    sigaddset(&ends_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends_, &before_);
    // A client that goes away is no reason to end.
    std::signal(SIGPIPE, SIG_IGN);
  }
  ~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  void wait() const {
    int got = 0;
    sigwait(&ends_, &got);
  }

 private:
  sigset_t ends_{};
  sigset_t before_{};
};

Result<AccessOptions> access_options(const ServeOptions& options, const Place& place) {
  AccessOptions access;
  access.loopback = place.loopback;
  access.read_only = options.read_only;
  access.origins = options.origins;
  for (const std::string& host : options.hosts) access.hosts.push_back(lower_ascii(host));
  const double rate = place.loopback ? 0 : kRate;
  access.rate = options.rate ? static_cast<double>(*options.rate) : rate;
  access.burst = access.rate * kBurst;
  if (!options.keys.empty()) {
    auto keys = read_keys(options.keys);
    if (!keys) return keys.error();
    access.keys = *std::move(keys);
  }
  if (!place.loopback && access.keys.empty()) {
    return Error{"no-keys", place.address +
                                " can be reached from elsewhere: make a key first (sayso serve "
                                "STORE --keys FILE --new-key read), or listen at 127.0.0.1"};
  }
  return access;
}

}  // namespace

Result<Place> place_from(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  const Error error{"listen", "'" + listen + "' is no address and port, as 127.0.0.1:8420"};
  if (colon == listen.npos || colon + 1 == listen.size()) return error;
  Place place;
  place.address = listen.substr(0, colon);
  if (place.address.starts_with('[') && place.address.ends_with(']')) {
    place.address = place.address.substr(1, place.address.size() - 2);
  }
  unsigned port = 0;
  for (const char c : listen.substr(colon + 1)) {
    if (c < '0' || c > '9') return error;
    port = port * 10 + static_cast<unsigned>(c - '0');
    if (port > UINT16_MAX) return error;
  }
  place.port = static_cast<std::uint16_t>(port);
  if (place.address == "localhost") place.address = "127.0.0.1";
  place.loopback = place.address.starts_with("127.") || place.address == "::1";
  return place;
}

Result<void> serve(const ServeOptions& options, const WriterModels* models,
                   const std::function<void(const std::string& address)>& ready) {
  const auto place = place_from(options.listen);
  if (!place) return place.error();
  auto access = access_options(options, *place);
  if (!access) return access.error();
  const Signals signals;
  Server server(options.store, *std::move(access));
  server.mounts = options.mounts;
  // Who can only be reached from this machine may reach it.
  DeliverySettings delivery = options.alerts;
  delivery.allow_private = delivery.allow_private || place->loopback;
  server.private_webhooks = delivery.allow_private;
  if (!options.read_only && models != nullptr) {
    server.models = models->analysis.fingerprints();
    server.writer =
        std::make_unique<Writer>(options.store, *models, server.version, server.changes);
    if (auto started = server.writer->start(); !started) return started;
  }
  if (auto started = server.changes.start(); !started) return started;
  constexpr std::size_t megabyte = 1000000;
  const auto check = [&server](Request& request) -> std::optional<Response> {
    auto response = server.access.check(request);
    if (response) server.access.add_headers(request, *response);
    return response;
  };
  const auto daemon = Daemon::start(
      {place->address, place->port, options.workers, options.most_upload * megabyte},
      [] { return std::make_unique<ReadWorker>(); }, check,
      [&server](const Request& request, Worker& worker) {
        return answer(server, request, worker);
      });
  if (!daemon) return daemon.error();
  const bool v6 = place->address.find(':') != std::string::npos;
  ready("http://" + (v6 ? '[' + place->address + ']' : place->address) + ':' +
        std::to_string((*daemon)->port()));
  std::optional<Deliverer> deliverer;
  if (server.writer) deliverer.emplace(options.store, delivery);
  signals.wait();
  // A correction that a worker waits for is still made.
  (*daemon)->stop();
  server.exports.stop();
  server.changes.stop();
  if (server.writer) server.writer->stop();
  return {};
}

}  // namespace sayso::http
