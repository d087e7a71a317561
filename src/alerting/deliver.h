// Tells those whom alerts are to tell.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "alerting/settings.h"
#include "record/store.h"

namespace sayso {

struct Delivered {
  std::size_t delivered = 0;
  std::size_t failed = 0;  // to be tried again
  std::size_t given_up = 0;
};

/// Tries once what is due. After a failure it is tried again, twice as late each time (between
/// half and all of that, by chance), until `give_up` after the alert fired; then it is given up.
/// Mail waits while no server is set. Several programs may deliver from one store: each delivery is
/// put off before it is tried, so that no other tries it meanwhile. A kill in between has it tried
/// again: who is told may be told twice, with the same id. `go_on` is asked before each and while
/// it is on its way: one that is cut is due at once, as if it had not been tried.
Result<Delivered> deliver_due(
    Store& store, const DeliverySettings& settings,
    const std::function<bool()>& go_on = [] { return true; });

/// Delivers on a thread of its own, once a second, while it lives.
class Deliverer {
 public:
  Deliverer(std::string store, DeliverySettings settings);
  ~Deliverer();
  Deliverer(const Deliverer&) = delete;
  Deliverer& operator=(const Deliverer&) = delete;

  /// Cuts what is on its way; does not wait for that.
  void end();

 private:
  void work();

  std::string path_;
  DeliverySettings settings_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace sayso
