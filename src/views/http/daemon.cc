#include "views/http/daemon.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/ascii.h"
#include "views/http/event_stream.h"

namespace sayso::http {
namespace {

constexpr unsigned kMostConnections = 2000;
constexpr unsigned kIdleSeconds = 60;
constexpr std::size_t kConnectionBytes = 256 << 10;  // for its address and headers
constexpr std::chrono::milliseconds kLastSending{500};
constexpr std::size_t kPiece = 64 << 10;  // bytes asked for at a time

/// Jobs for the workers, in the order in which they came.
class Jobs {
 public:
  using Job = std::function<void(Worker&)>;

  /// False where the daemon ends.
  bool add(Job job) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return false;
      jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
    return true;
  }
  void work(Worker& worker) {
    for (;;) {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      const Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job(worker);
    }
  }
  /// What was added before is still done.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};

/// How many answers are on their way.
class Answers {
 public:
  void begin_one() {
    const std::lock_guard lock(mutex_);
    ++count_;
  }
  void end_one() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) none_.notify_all();
  }
  /// Waits till all have been sent, for so long at most: clients may be slow.
  void wait(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    none_.wait_for(lock, most, [&] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  std::size_t count_ = 0;
};

/// One request on its way. The connection owns it.
struct Exchange {
  Request request;
  std::optional<Response> response;
  bool whole = false;      // the body has been read
  bool asked = false;      // a worker has it
  bool too_large = false;  // the rest of the body is thrown away
};

/// A long body on its way.
struct Sending {
  Pieces pieces;
  std::shared_ptr<EventStream> events;
  MHD_Connection* connection = nullptr;
  std::mutex mutex;
  std::string text;
  std::size_t sent = 0;
  bool working = false;
  bool ended = false;
};

MHD_Result take_header(void* to, MHD_ValueKind, const char* name, const char* value) {
  (*static_cast<std::map<std::string, std::string>*>(to))[lower_ascii(name)] =
      value == nullptr ? "" : value;
  return MHD_YES;
}

MHD_Result take_argument(void* to, MHD_ValueKind, const char* name, const char* value) {
  static_cast<std::multimap<std::string, std::string>*>(to)->emplace(
      percent_decoded(name), percent_decoded(value == nullptr ? "" : value));
  return MHD_YES;
}

/// Paths and arguments are decoded where they are parted.
std::size_t stay_encoded(void*, MHD_Connection*, char* text) { return std::strlen(text); }

std::string client_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  char text[INET6_ADDRSTRLEN] = "";
  if (info == nullptr || info->client_addr == nullptr) return {};
  if (info->client_addr->sa_family == AF_INET) {
    const auto* address = reinterpret_cast<const sockaddr_in*>(info->client_addr);
    inet_ntop(AF_INET, &address->sin_addr, text, sizeof text);
  } else {
    const auto* address = reinterpret_cast<const sockaddr_in6*>(info->client_addr);
    inet_ntop(AF_INET6, &address->sin6_addr, text, sizeof text);
  }
  return text;
}

class MicroDaemon : public Daemon {
 public:
  MicroDaemon(Check check, Answer answer, std::size_t most_body)
      : check_(std::move(check)), answer_(std::move(answer)), most_body_(most_body) {}
  ~MicroDaemon() override { stop(); }

  Result<void> open(const DaemonOptions& options, const MakeWorker& make);
  std::uint16_t port() const override { return port_; }
  void stop() override;

 private:
  static MHD_Result on_request(void* self, MHD_Connection* connection, const char* url,
                               const char* method, const char* version, const char* data,
                               std::size_t* size, void** state);
  static void on_done(void* self, MHD_Connection*, void** state, MHD_RequestTerminationCode) {
    auto* exchange = static_cast<Exchange*>(*state);
    if (exchange != nullptr && exchange->asked) static_cast<MicroDaemon*>(self)->answers_.end_one();
    delete exchange;
    *state = nullptr;
  }
  static ssize_t on_read(void* sending, std::uint64_t position, char* to, std::size_t most);

  MHD_Result begin(MHD_Connection* connection, const char* url, const char* method, void** state);
  MHD_Result go_on(MHD_Connection* connection, Exchange& exchange, const char* data,
                   std::size_t* size);
  MHD_Result send(MHD_Connection* connection, Response& response);
  MHD_Response* body_of(MHD_Connection* connection, Response& response);
  ssize_t read_piece(const std::shared_ptr<Sending>& sending, char* to, std::size_t most);
  ssize_t read_events(const std::shared_ptr<Sending>& sending, char* to, std::size_t most);

  Check check_;
  Answer answer_;
  std::size_t most_body_;
  MHD_Daemon* daemon_ = nullptr;
  std::uint16_t port_ = 0;
  Jobs jobs_;
  Answers answers_;
  std::vector<std::thread> workers_;
  std::atomic<bool> stopping_ = false;
  std::mutex streams_mutex_;
  std::set<std::weak_ptr<EventStream>, std::owner_less<>> streams_;
};

/// What MHD keeps of a long body.
struct SendingOwner {
  MicroDaemon* daemon;
  std::shared_ptr<Sending> sending;
};

MHD_Result MicroDaemon::on_request(void* self, MHD_Connection* connection, const char* url,
                                   const char* method, const char*, const char* data,
                                   std::size_t* size, void** state) {
  auto* daemon = static_cast<MicroDaemon*>(self);
  if (*state == nullptr) return daemon->begin(connection, url, method, state);
  return daemon->go_on(connection, *static_cast<Exchange*>(*state), data, size);
}

MHD_Result MicroDaemon::begin(MHD_Connection* connection, const char* url, const char* method,
                              void** state) {
  auto* exchange = new Exchange;
  *state = exchange;
  Request& request = exchange->request;
  request.method = method;
  request.path = url;
  request.client = client_of(connection);
  MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, &request.headers);
  MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, take_argument, &request.query);
  std::optional<Response> early = check_(request);
  const std::string_view length = request.header("content-length");
  if (!early && !length.empty() &&
      (length.size() > 15 || std::stoull(std::string(length)) > most_body_)) {
    early =
        problem(413, "too-large", "a body may have up to " + std::to_string(most_body_) + " bytes");
  }
  if (!early) return MHD_YES;
  // Nobody waits for a body that is not wanted: the connection ends with the response.
  const bool has_body = !length.empty() && length != "0";
  if (has_body || !request.header("transfer-encoding").empty()) early->with("Connection", "close");
  return send(connection, *early);
}

MHD_Result MicroDaemon::go_on(MHD_Connection* connection, Exchange& exchange, const char* data,
                              std::size_t* size) {
  if (*size > 0) {
    if (exchange.request.body.size() + *size > most_body_) exchange.too_large = true;
    if (!exchange.too_large) exchange.request.body.append(data, *size);
    *size = 0;
    return MHD_YES;
  }
  if (exchange.too_large) {
    exchange.response =
        problem(413, "too-large", "a body may have up to " + std::to_string(most_body_) + " bytes");
  }
  if (exchange.response) return send(connection, *exchange.response);
  exchange.asked = true;
  answers_.begin_one();
  MHD_suspend_connection(connection);
  const bool added = jobs_.add([this, connection, &exchange](Worker& worker) {
    exchange.response = answer_(exchange.request, worker);
    MHD_resume_connection(connection);
  });
  if (!added) {
    exchange.response = problem(503, "ending", "the server is ending");
    MHD_resume_connection(connection);
  }
  return MHD_YES;
}

MHD_Response* MicroDaemon::body_of(MHD_Connection* connection, Response& response) {
  if (!response.pieces && !response.events) {
    if (!response.fixed.empty()) {
      return MHD_create_response_from_buffer(
          response.fixed.size(), const_cast<char*>(response.fixed.data()), MHD_RESPMEM_PERSISTENT);
    }
    return MHD_create_response_from_buffer(response.body.size(), response.body.data(),
                                           MHD_RESPMEM_MUST_COPY);
  }
  auto sending = std::make_shared<Sending>();
  sending->pieces = std::move(response.pieces);
  sending->events = response.events;
  sending->connection = connection;
  if (sending->events) {
    const std::lock_guard lock(streams_mutex_);
    std::erase_if(streams_, [](const auto& one) { return one.expired(); });
    streams_.insert(sending->events);
    if (stopping_) sending->events->end();
  }
  auto* owner = new SendingOwner{this, sending};
  return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, kPiece, on_read, owner, [](void* to) {
    auto* owner = static_cast<SendingOwner*>(to);
    if (owner->sending->events) owner->sending->events->end();
    delete owner;
  });
}

MHD_Result MicroDaemon::send(MHD_Connection* connection, Response& response) {
  MHD_Response* body = body_of(connection, response);
  if (body == nullptr) return MHD_NO;
  if (!response.type.empty()) {
    MHD_add_response_header(body, MHD_HTTP_HEADER_CONTENT_TYPE, response.type.c_str());
  }
  for (const auto& [name, value] : response.headers) {
    MHD_add_response_header(body, name.c_str(), value.c_str());
  }
  const MHD_Result queued =
      MHD_queue_response(connection, static_cast<unsigned>(response.status), body);
  MHD_destroy_response(body);
  return queued;
}

ssize_t MicroDaemon::on_read(void* to, std::uint64_t, char* bytes, std::size_t most) {
  auto* owner = static_cast<SendingOwner*>(to);
  return owner->sending->events ? owner->daemon->read_events(owner->sending, bytes, most)
                                : owner->daemon->read_piece(owner->sending, bytes, most);
}

ssize_t MicroDaemon::read_events(const std::shared_ptr<Sending>& sending, char* to,
                                 std::size_t most) {
  MHD_Connection* connection = sending->connection;
  const auto part = sending->events->take(
      most, [&] { MHD_suspend_connection(connection); },
      [connection] { MHD_resume_connection(connection); });
  if (!part) {
    return sending->events->broken_off() ? MHD_CONTENT_READER_END_WITH_ERROR
                                         : MHD_CONTENT_READER_END_OF_STREAM;
  }
  std::copy(part->begin(), part->end(), to);
  return static_cast<ssize_t>(part->size());
}

ssize_t MicroDaemon::read_piece(const std::shared_ptr<Sending>& sending, char* to,
                                std::size_t most) {
  const std::lock_guard lock(sending->mutex);
  if (sending->sent < sending->text.size()) {
    const std::size_t size = std::min(most, sending->text.size() - sending->sent);
    std::copy_n(sending->text.data() + sending->sent, size, to);
    sending->sent += size;
    return static_cast<ssize_t>(size);
  }
  if (sending->ended) return MHD_CONTENT_READER_END_OF_STREAM;
  if (stopping_) return MHD_CONTENT_READER_END_WITH_ERROR;
  MHD_suspend_connection(sending->connection);
  const bool added = jobs_.add([sending](Worker& worker) {
    auto piece = sending->pieces(worker);
    const std::lock_guard inner(sending->mutex);
    sending->sent = 0;
    sending->ended = !piece;
    sending->text = piece ? *std::move(piece) : std::string();
    MHD_resume_connection(sending->connection);
  });
  if (!added) {
    sending->ended = true;
    MHD_resume_connection(sending->connection);
  }
  return 0;
}

/// The address as the system takes it; false where it is none.
bool address_of(const DaemonOptions& options, sockaddr_storage& out) {
  std::memset(&out, 0, sizeof out);
  auto* v4 = reinterpret_cast<sockaddr_in*>(&out);
  if (inet_pton(AF_INET, options.address.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(options.port);
    return true;
  }
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&out);
  if (inet_pton(AF_INET6, options.address.c_str(), &v6->sin6_addr) != 1) return false;
  v6->sin6_family = AF_INET6;
  v6->sin6_port = htons(options.port);
  return true;
}

Result<void> MicroDaemon::open(const DaemonOptions& options, const MakeWorker& make) {
  const std::string place = options.address + " port " + std::to_string(options.port);
  sockaddr_storage address{};
  if (!address_of(options, address)) {
    return Error{"listen", "'" + options.address + "' is no IP address"};
  }
  for (std::size_t i = 0; i < options.workers; ++i) {
    workers_.emplace_back([this, make] {
      const std::unique_ptr<Worker> worker = make();
      jobs_.work(*worker);
    });
  }
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;
  if (address.ss_family == AF_INET6) flags |= MHD_USE_IPv6;
  errno = 0;
  daemon_ = MHD_start_daemon(
      flags, options.port, nullptr, nullptr, on_request, this, MHD_OPTION_SOCK_ADDR, &address,
      MHD_OPTION_NOTIFY_COMPLETED, on_done, this, MHD_OPTION_CONNECTION_LIMIT, kMostConnections,
      MHD_OPTION_CONNECTION_TIMEOUT, kIdleSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      kConnectionBytes, MHD_OPTION_UNESCAPE_CALLBACK, stay_encoded, nullptr,
      MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U, MHD_OPTION_END);
  if (daemon_ == nullptr) {
    return Error{"listen", place + ": " + (errno != 0 ? std::strerror(errno) : "cannot listen")};
  }
  const auto* info = MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT);
  port_ = info == nullptr ? options.port : info->port;
  return {};
}

void MicroDaemon::stop() {
  if (stopping_.exchange(true)) return;
  const MHD_socket listening =
      daemon_ == nullptr ? MHD_INVALID_SOCKET : MHD_quiesce_daemon(daemon_);
  if (listening != MHD_INVALID_SOCKET) close(listening);
  // MHD must have no suspended connection when it ends: workers finish what they have, which wakes
  // each, and streams end.
  jobs_.close();
  for (std::thread& worker : workers_) worker.join();
  workers_.clear();
  {
    const std::lock_guard lock(streams_mutex_);
    for (const auto& one : streams_) {
      if (const auto stream = one.lock()) stream->end();
    }
  }
  answers_.wait(kLastSending);
  if (daemon_ != nullptr) MHD_stop_daemon(daemon_);
  daemon_ = nullptr;
}

}  // namespace

Result<std::unique_ptr<Daemon>> Daemon::start(const DaemonOptions& options, const MakeWorker& make,
                                              Check check, Answer answer) {
  auto daemon =
      std::make_unique<MicroDaemon>(std::move(check), std::move(answer), options.most_body);
  if (auto opened = daemon->open(options, make); !opened) return opened.error();
  return std::unique_ptr<Daemon>(std::move(daemon));
}

}  // namespace sayso::http
