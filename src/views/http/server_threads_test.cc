// The threads of the server at once: clients over loopback that read, change, upload and follow
// what is new, the writer, and an end in the middle of it. For the thread sanitizer; linking, which
// has no threads, is played by a few transactions.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "record/database.h"
#include "views/http/changes.h"
#include "views/http/daemon.h"
#include "views/http/event_stream.h"
#include "views/http/kept.h"
#include "views/http/store_version.h"
#include "views/http/uploads.h"
#include "views/http/writer.h"

#ifdef SAYSO_SERVER_ALONE
#include "alerting/notice.h"
/// Alerts stand on all of linking, which is left out where the server is built alone.
sayso::Result<std::size_t> sayso::notice(Store&) { return std::size_t{0}; }
#endif

namespace sayso::http {
namespace {

struct Reader : Worker {
  std::optional<Result<ReadConnection>> connection;
};

/// What the server answers, without what answers are made of.
class SmallServer {
 public:
  SmallServer(const std::string& path, const Models& models, const PageModel& pages)
      : path_(path),
        changes_(path, version_),
        writer_(path, {models, pages}, play_linking, version_, changes_) {}

  /// Gives the port.
  std::uint16_t start() {
    EXPECT_TRUE(writer_.start().ok());
    EXPECT_TRUE(changes_.start().ok());
    auto daemon = Daemon::start(
        {"127.0.0.1", 0, 3, 1000000}, [] { return std::make_unique<Reader>(); },
        [](Request&) { return std::optional<Response>(); },
        [this](const Request& request, Worker& worker) {
          return answer(request, static_cast<Reader&>(worker));
        });
    EXPECT_TRUE(daemon.ok());
    daemon_ = *std::move(daemon);
    return daemon_->port();
  }

  /// In the order in which serve() ends.
  void stop() {
    writer_.end();
    cut_ = true;
    daemon_->stop();
    changes_.stop();
    writer_.stop();
  }

 private:
  static Result<void> play_linking(Store& store, const LinkProgress& progress) {
    for (std::size_t i = 0; i < 3; ++i) {
      auto transaction = Transaction::begin(store.tables());
      if (!transaction) return transaction.error();
      auto done = store.tables().query("UPDATE documents SET title = title").run();
      if (done) done = transaction->commit();
      if (!done) return done;
      if (progress) progress(i);
    }
    return {};
  }

  Response answer(const Request& request, Reader& reader) {
    if (request.path == "/change") return change();
    if (request.path == "/upload") return upload(request);
    if (!reader.connection) reader.connection = ReadConnection::open(path_, cut_);
    if (!reader.connection->ok()) return problem(reader.connection->error());
    ReadConnection& connection = **reader.connection;
    const auto version = connection.begin(version_);
    if (!version) return problem(version.error());
    Response response = request.path == "/changes" ? follow(connection.store())
                        : request.path == "/lines" ? lines()
                                                   : list(connection.store(), *version);
    connection.end();
    return response;
  }

  Response change() {
    const auto made = writer_.change([](Store& store) -> Result<std::string> {
      auto done = store.tables().query("UPDATE documents SET title = title || '!'").run();
      return done ? Result<std::string>("done") : done.error();
    });
    return made ? json_response(*made) : problem(made.error());
  }

  Response upload(const Request& request) {
    UploadedFile file;
    file.name = "a.txt";
    file.bytes = request.body;
    file.size = request.body.size();
    const auto taken = writer_.take({std::move(file)});
    return taken ? json_response(written(json_of(*taken)), 202) : problem(taken.error());
  }

  Response follow(Store& store) {
    Response response;
    response.events = changes_.follow("", store);
    return response;
  }

  static Response lines() {
    Response response;
    response.pieces = [left = 20](Worker&) mutable -> std::optional<std::string> {
      return left-- > 0 ? std::optional(std::string(50000, 'x')) : std::nullopt;
    };
    return response;
  }

  Response list(Store& store, const std::string& version) {
    const auto kept = kept_.get("documents", version, [&]() -> Result<Items> {
      const auto count = store.size();
      if (!count) return count.error();
      return Items{std::to_string(*count)};
    });
    return kept ? json_response(kept->value->front()) : problem(kept.error());
  }

  std::string path_;
  StoreVersion version_;
  Changes changes_;
  Writer writer_;
  Kept<Items> kept_{1000, Staleness::for_a_while};
  std::atomic<bool> cut_ = false;
  std::unique_ptr<Daemon> daemon_;
};

/// What the server sends until it closes the connection; empty where it cannot be reached.
std::string ask(std::uint16_t port, const std::string& path, const std::string& body = {}) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string all;
  if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const std::string request = (body.empty() ? "GET " : "POST ") + path +
                                " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body;
    if (send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
      char part[4096];
      for (ssize_t size = 0; (size = recv(socket, part, sizeof part, 0)) > 0;) {
        all.append(part, static_cast<std::size_t>(size));
      }
    }
  }
  close(socket);
  return all;
}

class ServerThreads : public testing::Test {
 protected:
  void SetUp() override {
    const std::string models = std::string(SAYSO_SOURCE_DIR) + "/models";
    auto analysis = Models::open(models);
    auto pages = PageModel::open(models + "/pages.weights");
    if (!analysis.ok() || !pages.ok()) GTEST_SKIP() << "the models cannot be opened";
    analysis_ = *std::move(analysis);
    pages_ = std::make_unique<PageModel>(*std::move(pages));
    folder_ =
        std::filesystem::temp_directory_path() / ("sayso-threads-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder_);
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  std::unique_ptr<const Models> analysis_;
  std::unique_ptr<PageModel> pages_;
  std::filesystem::path folder_;
};

TEST_F(ServerThreads, AnswerChangeUploadAndFollowAtOnceAndEndInTheMiddle) {
  SmallServer server((folder_ / "store.db").string(), *analysis_, *pages_);
  const std::uint16_t port = server.start();
  std::atomic<bool> going = true;
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;
  const auto client = [&](const auto& once) {
    clients.emplace_back([&going, once] {
      for (int i = 0; going; ++i) once(i);
    });
  };
  for (int i = 0; i < 2; ++i) {
    client([&](int) { answered += ask(port, "/documents").starts_with("HTTP/1.1 200"); });
  }
  client([&](int) { ask(port, "/lines"); });
  client([&](int) { ask(port, "/change", "x"); });
  client([&](int i) {
    ask(port, "/upload", "The harbour is shut, report " + std::to_string(i) + " said.");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  });
  std::string told;
  std::thread follower([&] { told = ask(port, "/changes"); });
  std::this_thread::sleep_for(std::chrono::seconds(3));
  server.stop();
  going = false;
  for (std::thread& one : clients) one.join();
  follower.join();
  EXPECT_GT(answered, 10);
  EXPECT_NE(told.find("event: store"), std::string::npos);
  EXPECT_NE(told.find("event: upload"), std::string::npos);
}

}  // namespace
}  // namespace sayso::http
