#include "fetching/curl_transport.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/header_fields.h"
#include "fetching/body.h"
#include "fetching/net_address.h"

namespace sayso {
namespace {

constexpr std::size_t header_limit = 256 * 1024;   // bytes of all headers of an answer
constexpr std::size_t validator_limit = 1024;      // bytes of an ETag that is sent back
constexpr std::size_t unread_limit = 1024 * 1024;  // bytes read of a body nobody wants
constexpr long connect_timeout = 15;               // seconds
constexpr long slowest = 50;                       // bytes a second,
constexpr long slow_for = 20;                      // over as many seconds

/// libcurl is set up once for the whole program, and never taken down.
bool curl_is_ready() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

/// One request under way.
struct Transfer {
  Transfer(std::uint64_t for_id, Reach for_reach, const BodyLimit& body_limit)
      : id(for_id), reach(for_reach), limit(body_limit), body(body_limit) {}
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }

  bool answered_well() const { return answer.status >= 200 && answer.status < 300; }
  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);

  const std::uint64_t id;
  const Reach reach;
  const BodyLimit limit;
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  HttpAnswer answer;
  std::string codings;
  Body body;
  std::size_t header_bytes = 0;
  std::size_t unread_bytes = 0;
  std::string not_public;  // an address that was not connected to, and why
  std::array<char, CURL_ERROR_SIZE> message{};
};

bool Transfer::take_header(std::string_view line) {
  header_bytes += line.size();
  if (header_bytes > header_limit) return false;
  if (line.starts_with("HTTP/")) {  // perhaps after an interim answer
    answer = {};
    codings.clear();
    const std::string_view status = line.substr(std::min(line.find(' '), line.size()));
    answer.status = std::atoi(std::string(status).c_str());
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return true;
  const std::string name = lower_ascii(trim_white(line.substr(0, colon)));
  const std::string value(trim_white(line.substr(colon + 1)));
  if (name == "location") answer.location = value;
  if (name == "etag" && value.size() <= validator_limit) answer.etag = value;
  if (name == "last-modified" && value.size() <= validator_limit) answer.last_modified = value;
  if (name == "retry-after") answer.retry_after = value;
  if (name == "content-type") answer.charset = media_type(value).charset;
  if (name == "content-encoding") codings += (codings.empty() ? "" : ",") + value;
  return true;
}

bool Transfer::take_body(std::string_view bytes) {
  if (answered_well()) return body.append(bytes);
  unread_bytes += bytes.size();
  return unread_bytes <= unread_limit;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* user) {
  const std::size_t all = size * count;
  return static_cast<Transfer*>(user)->take_header({bytes, all}) ? all : 0;
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  const std::size_t all = size * count;
  return static_cast<Transfer*>(user)->take_body({bytes, all}) ? all : all + 1;
}

curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (transfer.reach == Reach::public_addresses) {
    const std::string why = why_not_public(address->addr);
    if (!why.empty()) {
      transfer.not_public = written_address(address->addr) + " is " + why;
      return CURL_SOCKET_BAD;
    }
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  curl_easy_setopt(easy, option, value);
}

void set_up(Transfer& transfer, const HttpRequest& request, const CurlOptions& options) {
  CURL* easy = transfer.easy;
  set(easy, CURLOPT_URL, request.url.c_str());
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_QUICK_EXIT, 1L);  // does not wait for a name server that is slow
  set(easy, CURLOPT_CONNECTTIMEOUT, std::min(connect_timeout, long{options.timeout.count()}));
  set(easy, CURLOPT_TIMEOUT, long{options.timeout.count()});
  set(easy, CURLOPT_LOW_SPEED_LIMIT, slowest);
  set(easy, CURLOPT_LOW_SPEED_TIME, slow_for);
  set(easy, CURLOPT_ERRORBUFFER, transfer.message.data());
  set(easy, CURLOPT_PRIVATE, &transfer);
  set(easy, CURLOPT_HEADERFUNCTION, on_header);
  set(easy, CURLOPT_HEADERDATA, &transfer);
  set(easy, CURLOPT_WRITEFUNCTION, on_body);
  set(easy, CURLOPT_WRITEDATA, &transfer);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, &transfer);
  transfer.headers = curl_slist_append(
      nullptr, "Accept: text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8");
  const auto add = [&](const std::string& name, const std::string& value) {
    if (value.empty()) return;
    transfer.headers = curl_slist_append(transfer.headers, (name + ": " + value).c_str());
  };
  add("Accept-Encoding", known_codings);
  add("If-None-Match", request.etag);
  add("If-Modified-Since", request.last_modified);
  set(easy, CURLOPT_HTTPHEADER, transfer.headers);
}

Trouble trouble_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return Trouble::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      return Trouble::unreachable;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return Trouble::lasting;
    default:
      return Trouble::passing;
  }
}

/// What became of `transfer`, which libcurl ended with `code`.
Ended ended(Transfer& transfer, CURLcode code) {
  const auto fail = [&](const char* kind, std::string reason, Trouble trouble) {
    return Ended{transfer.id, Error{kind, std::move(reason)}, trouble};
  };
  const bool only_status = transfer.answer.status >= 300;  // its body does not matter
  if (only_status) return {transfer.id, std::move(transfer.answer), Trouble::none};
  if (code == CURLE_OK || transfer.body.is_full()) {
    auto body = std::move(transfer.body).taken();
    if (body) body = without_codings(*std::move(body), transfer.codings, transfer.limit);
    if (!body) {
      const bool lasts = body.error().code == "fetch-too-large";
      return {transfer.id, body.error(), lasts ? Trouble::lasting : Trouble::passing};
    }
    transfer.answer.body = *std::move(body);
    return {transfer.id, std::move(transfer.answer), Trouble::none};
  }
  if (!transfer.not_public.empty() && code == CURLE_COULDNT_CONNECT) {
    return fail("fetch-refused", transfer.not_public + " (--allow-private allows it)",
                Trouble::lasting);
  }
  if (transfer.header_bytes > header_limit) {
    return fail("fetch-failed", "headers of over 256 kB", Trouble::lasting);
  }
  const char* reason =
      transfer.message[0] != '\0' ? transfer.message.data() : curl_easy_strerror(code);
  return fail("fetch-failed", repair_utf8(trim_white(reason)), trouble_of(code));
}

}  // namespace

struct CurlTransport::State {
  CurlOptions options;
  CURLM* multi = nullptr;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers;
  std::vector<Ended> ended;  // without having begun
};

CurlTransport::CurlTransport(CurlOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  if (curl_is_ready()) state_->multi = curl_multi_init();
}

CurlTransport::~CurlTransport() {
  for (const auto& [easy, transfer] : state_->transfers) {
    curl_multi_remove_handle(state_->multi, easy);
  }
  state_->transfers.clear();
  curl_multi_cleanup(state_->multi);
}

void CurlTransport::start(std::uint64_t id, const HttpRequest& request) {
  auto transfer = std::make_unique<Transfer>(id, state_->options.reach, request.limit);
  transfer->easy = state_->multi ? curl_easy_init() : nullptr;
  if (transfer->easy) set_up(*transfer, request, state_->options);
  if (!transfer->easy || curl_multi_add_handle(state_->multi, transfer->easy) != CURLM_OK) {
    state_->ended.push_back({id, Error{"fetch-failed", "no memory left"}, Trouble::passing});
    return;
  }
  state_->transfers[transfer->easy] = std::move(transfer);
}

std::vector<Ended> CurlTransport::wait(std::chrono::milliseconds patience) {
  std::vector<Ended> all = std::exchange(state_->ended, {});
  int running = 0;
  curl_multi_perform(state_->multi, &running);
  if (all.empty() && static_cast<std::size_t>(running) == state_->transfers.size()) {
    curl_multi_poll(state_->multi, nullptr, 0, static_cast<int>(patience.count()), nullptr);
    curl_multi_perform(state_->multi, &running);
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(state_->multi, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto found = state_->transfers.find(message->easy_handle);
    const CURLcode code = message->data.result;
    curl_multi_remove_handle(state_->multi, found->first);
    all.push_back(ended(*found->second, code));
    state_->transfers.erase(found);
  }
  return all;
}

}  // namespace sayso
