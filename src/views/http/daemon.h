// Carries requests and responses over TCP: one thread waits for all connections (epoll), a few
// workers answer. A response that is long is made piece by piece, whenever its client has taken the
// last one; one that has nothing to send yet costs no thread. The library that does it,
// libmicrohttpd, is seen in daemon.cc alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "views/http/message.h"

namespace sayso::http {

struct DaemonOptions {
  std::string address = "127.0.0.1";  // IPv4 or IPv6
  std::uint16_t port = 8420;          // 0: any that is free
  std::size_t workers = 4;
  std::size_t most_body = 0;  // bytes of a body
};

/// What one worker has to itself; made on its own thread.
using MakeWorker = std::function<std::unique_ptr<Worker>()>;

/// Looks at a request before its body is read, and says who asks: a response ends it there.
using Check = std::function<std::optional<Response>(Request&)>;
/// Answers; on the thread of a worker.
using Answer = std::function<Response(const Request&, Worker&)>;

struct Worker {
  virtual ~Worker() = default;
};

class Daemon {
 public:
  /// Errors: "listen".
  static Result<std::unique_ptr<Daemon>> start(const DaemonOptions& options, const MakeWorker& make,
                                               Check check, Answer answer);
  /// Ends as stop() does.
  virtual ~Daemon() = default;

  virtual std::uint16_t port() const = 0;
  /// Takes no more connections, answers what is being answered, ends streams.
  virtual void stop() = 0;
};

}  // namespace sayso::http
