// Exports under way, each on a thread of its own: one reads the store from beginning to end, as
// fast as its client takes it, and must hold up no worker meanwhile.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include "views/http/event_stream.h"

namespace sayso::http {

class ExportThreads {
 public:
  static constexpr std::ptrdiff_t kMost = 4;  // at once

  ~ExportThreads() { stop(); }

  /// Has `write` fill a body, and gives that body: once nobody has it any more, writing ends. Null
  /// where as many as may be are under way.
  std::shared_ptr<EventStream> start(std::function<void(EventStream&)> write);
  /// Breaks off all of them, and waits till they have ended.
  void stop();

 private:
  struct Running {
    std::shared_ptr<EventStream> body;
    std::atomic<bool> done = false;
    std::thread thread;
  };

  std::mutex mutex_;
  std::list<Running> running_;
};

}  // namespace sayso::http
