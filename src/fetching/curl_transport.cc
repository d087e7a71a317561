#include "fetching/curl_transport.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "documents/kind.h"
#include "fetching/net_address.h"

namespace sayso {
namespace {

constexpr std::size_t header_limit = 256 * 1024;   // bytes of all headers of an answer
constexpr std::size_t unread_limit = 1024 * 1024;  // bytes read of a body nobody wants
constexpr long connect_timeout = 15;               // seconds
constexpr long slowest = 50;                       // bytes a second,
constexpr long slow_for = 20;                      // over as many seconds

/// libcurl is set up once for the whole program, and never taken down.
bool curl_is_ready() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) + 1 - begin);
}

std::string lower(std::string_view text) {
  std::string copy(text);
  std::transform(copy.begin(), copy.end(), copy.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return copy;
}

/// "utf-8" of "text/html; charset=\"UTF-8\"; x=y".
std::string charset_of(std::string_view content_type) {
  constexpr std::string_view name = "charset=";
  const std::string type = lower(content_type);
  const std::size_t at = type.find(name);
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(type).substr(at + name.size());
  value = trimmed(value.substr(0, value.find(';')));
  if (value.size() > 1 && (value.front() == '"' || value.front() == '\'')) {
    value = value.substr(1, value.find(value.front(), 1) - 1);
  }
  return std::string(value);
}

/// One request under way.
struct Transfer {
  std::uint64_t id = 0;
  Reach reach = Reach::public_addresses;
  BodyLimit limit;
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  HttpAnswer answer;
  std::size_t header_bytes = 0;
  std::size_t body_bytes = 0;
  bool too_large = false;
  bool cut = false;        // as much of the body as is wanted has come
  std::string not_public;  // an address that was not connected to, and why
  std::array<char, CURL_ERROR_SIZE> message{};

  Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }

  bool answered_well() const { return answer.status >= 200 && answer.status < 300; }

  bool take_header(std::string_view line) {
    header_bytes += line.size();
    if (header_bytes > header_limit) return false;
    if (line.starts_with("HTTP/")) {
      answer = {};
      const std::size_t space = line.find(' ');
      if (space != std::string_view::npos) {
        answer.status = std::atoi(std::string(line.substr(space + 1, 3)).c_str());
      }
      return true;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return true;
    const std::string name = lower(trimmed(line.substr(0, colon)));
    const std::string value(trimmed(line.substr(colon + 1)));
    if (name == "location") answer.location = value;
    if (name == "etag") answer.etag = value;
    if (name == "last-modified") answer.last_modified = value;
    if (name == "retry-after") answer.retry_after = value;
    if (name == "content-type") answer.charset = charset_of(value);
    return true;
  }

  /// The largest body that starts as this one does.
  std::size_t body_limit() const {
    const Kind kind = kind_of(answer.body);
    return kind == Kind::text || kind == Kind::html ? limit.page : limit.container;
  }

  bool take_body(std::string_view bytes) {
    body_bytes += bytes.size();
    if (!answered_well()) {
      cut = body_bytes > unread_limit;
      return !cut;
    }
    answer.body += bytes;
    if (answer.body.size() <= std::min(limit.page, limit.container)) return true;
    const std::size_t most = body_limit();
    if (answer.body.size() <= most) return true;
    if (limit.beyond == BodyLimit::Beyond::cut) {
      answer.body.resize(most);
      cut = true;
    } else {
      too_large = true;
    }
    return false;
  }
};

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
  set(easy, CURLOPT_ACCEPT_ENCODING, "");
  set(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
  set(easy, CURLOPT_NOSIGNAL, 1L);
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
  if (transfer.too_large) {
    const std::size_t megabytes = transfer.body_limit() / 1'000'000;
    return fail("fetch-too-large", "over " + std::to_string(megabytes) + " MB", Trouble::lasting);
  }
  const bool only_status = transfer.answer.status >= 300;  // its body does not matter
  if (code == CURLE_OK || transfer.cut || only_status) {
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
  return fail("fetch-failed", repair_utf8(trimmed(reason)), trouble_of(code));
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
  auto transfer = std::make_unique<Transfer>();
  transfer->id = id;
  transfer->reach = state_->options.reach;
  transfer->limit = request.limit;
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
