#include "views/http/serve.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#include "alerting/deliver.h"
#include "alerting/notice.h"
#include "base/ascii.h"
#include "linking/link.h"

namespace sayso::http {
namespace {

constexpr double kRate = 50;  // requests a second of one client, where others can reach the server
constexpr std::chrono::seconds kLastAnswers{1};
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
  ~Signals() {
    // One that came twice must not end the program in another way.
    const timespec now{};
    while (sigtimedwait(&ends_, nullptr, &now) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  void wait() const {
    int got = 0;
    sigwait(&ends_, &got);
  }
  /// As a signal from elsewhere would; from any thread.
  static void end() { kill(getpid(), SIGTERM); }

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

namespace {

/// What is needed while it serves, begun once the store is up to date.
class Service {
 public:
  Service(Server& server, DeliverySettings delivery)
      : server_(server), delivery_(std::move(delivery)) {}
  ~Service() { (void)stop(); }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  Result<void> begin(const UpdateProgress& update) {
    if (server_.writer) {
      const auto tell = [&](std::size_t done, std::size_t of) {
        server_.update.of = of;
        server_.update.done = done;
        if (update) update(done, of);
      };
      if (auto started = server_.writer->start(tell); !started) return started;
    }
    if (auto started = server_.changes.start(); !started) return started;
    if (server_.writer) deliverer_.emplace(server_.store_path, delivery_);
    server_.update.going = false;
    return {};
  }

  /// On a thread of its own: what goes wrong ends the program.
  void begin_later(const UpdateProgress& update) {
    beginning_ = std::thread([this, update] {
      begun_ = begin(update);
      if (!begun_) Signals::end();
    });
  }

  /// Ends what nobody waits for; then daemon and this can be stopped.
  void end() {
    if (server_.writer) server_.writer->end();
    if (beginning_.joinable()) beginning_.join();
    if (deliverer_) deliverer_->end();
  }

  /// What went wrong in beginning later, unless it was ended.
  Result<void> stop() {
    end();
    server_.changes.stop();
    if (server_.writer) server_.writer->stop();
    deliverer_.reset();
    const bool ended = !begun_ && begun_.error().code == "ending";
    return ended ? Result<void>() : begun_;
  }

 private:
  Server& server_;
  DeliverySettings delivery_;
  std::optional<Deliverer> deliverer_;
  std::thread beginning_;
  Result<void> begun_;
};

/// Answers that are being made get a second to end by themselves.
void stop_answering(Daemon& daemon, Server& server) {
  std::promise<void> stopped;
  std::thread cutting([&server, done = stopped.get_future()] {
    if (done.wait_for(kLastAnswers) == std::future_status::timeout) server.cut = true;
  });
  daemon.stop();
  stopped.set_value();
  cutting.join();
}

LinkNew linking_with(const LinkingModels& models) {
  return [&models](Store& store, const LinkProgress& progress) -> Result<void> {
    if (auto linked = link(store, &models, progress); !linked) return linked;
    const auto fired = notice(store);
    return fired ? Result<void>() : fired.error();
  };
}

std::string address_of(const Place& place, std::uint16_t port) {
  const bool v6 = place.address.find(':') != std::string::npos;
  return "http://" + (v6 ? '[' + place.address + ']' : place.address) + ':' + std::to_string(port);
}

}  // namespace

Result<void> serve(const ServeOptions& options, const ServeModels* models,
                   const ServeProgress& progress) {
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
        std::make_unique<Writer>(options.store, WriterModels{models->analysis, models->pages},
                                 linking_with(models->linking), server.version, server.changes);
  }
  server.update.going = server.writer && Store::is_older(options.store);
  Service service(server, std::move(delivery));
  if (!server.update.going) {
    if (auto begun = service.begin({}); !begun) return begun;
  }
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
  progress.ready(address_of(*place, (*daemon)->port()));
  if (server.update.going) service.begin_later(progress.update);
  signals.wait();
  service.end();
  // A correction that a worker waits for is still made.
  stop_answering(**daemon, server);
  server.cut = true;
  server.exports.stop();
  return service.stop();
}

}  // namespace sayso::http
