#include "alerting/sending.h"

#include <curl/curl.h>
#include <openssl/hmac.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "alerting/alert_making.h"
#include "alerting/message.h"
#include "base/ascii.h"
#include "base/hex.h"
#include "base/utc_time.h"
#include "base/utf8.h"
#include "fetching/net_address.h"
#include "fetching/retry.h"

namespace sayso {
namespace {

constexpr long kConnectTimeout = 15;  // seconds
constexpr std::size_t kMostAnswer = 64 * 1024;

bool curl_is_ready() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

/// A request with all that libcurl holds pointers to.
struct Sending {
  Sending(const DeliverySettings& its_settings, const GoOn& its_go_on)
      : settings(its_settings), go_on(its_go_on) {}
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;
  ~Sending() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(list);
  }

  const DeliverySettings& settings;
  const GoOn& go_on;
  CURL* easy = curl_is_ready() ? curl_easy_init() : nullptr;
  curl_slist* list = nullptr;
  std::string body;
  std::size_t sent = 0;
  std::size_t answered = 0;
  std::string retry_after;
  std::string not_public;
  std::array<char, CURL_ERROR_SIZE> message{};
};

template <typename Value>
void set(Sending& sending, CURLoption option, Value value) {
  curl_easy_setopt(sending.easy, option, value);
}

curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& sending = *static_cast<Sending*>(user);
  if (!sending.settings.allow_private) {
    const std::string why = why_not_public(address->addr);
    if (!why.empty()) {
      sending.not_public = written_address(address->addr) + " is " + why;
      return CURL_SOCKET_BAD;
    }
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t on_answer(char*, std::size_t size, std::size_t count, void* user) {
  auto& sending = *static_cast<Sending*>(user);
  sending.answered += size * count;
  return sending.answered > kMostAnswer ? 0 : size * count;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* user) {
  const std::string_view line(bytes, size * count);
  constexpr std::string_view name = "retry-after:";
  if (lower_ascii(line.substr(0, name.size())) == name) {
    static_cast<Sending*>(user)->retry_after = trim_white(line.substr(name.size()));
  }
  return size * count;
}

std::size_t on_read(char* to, std::size_t size, std::size_t count, void* user) {
  auto& sending = *static_cast<Sending*>(user);
  const std::size_t part = std::min(size * count, sending.body.size() - sending.sent);
  std::copy_n(sending.body.data() + sending.sent, part, to);
  sending.sent += part;
  return part;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Sending*>(user)->go_on() ? 0 : 1;
}

void set_up(Sending& sending, const std::string& url, const char* protocols) {
  set(sending, CURLOPT_URL, url.c_str());
  set(sending, CURLOPT_PROTOCOLS_STR, protocols);
  set(sending, CURLOPT_FOLLOWLOCATION, 0L);
  set(sending, CURLOPT_PROXY, "");
  set(sending, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(sending, CURLOPT_NOSIGNAL, 1L);
  set(sending, CURLOPT_NOPROGRESS, 0L);
  set(sending, CURLOPT_XFERINFOFUNCTION, on_progress);
  set(sending, CURLOPT_XFERINFODATA, &sending);
  // A name that nobody resolves does not hold up the end.
  set(sending, CURLOPT_QUICK_EXIT, 1L);
  set(sending, CURLOPT_CONNECTTIMEOUT, kConnectTimeout);
  set(sending, CURLOPT_TIMEOUT, long{sending.settings.timeout.count()});
  set(sending, CURLOPT_ERRORBUFFER, sending.message.data());
  set(sending, CURLOPT_WRITEFUNCTION, on_answer);
  set(sending, CURLOPT_WRITEDATA, &sending);
  set(sending, CURLOPT_HEADERFUNCTION, on_header);
  set(sending, CURLOPT_HEADERDATA, &sending);
}

std::string trouble(const Sending& sending, CURLcode code) {
  if (!sending.not_public.empty()) {
    return sending.not_public + " (--allow-private allows it)";
  }
  const char* reason =
      sending.message[0] != '\0' ? sending.message.data() : curl_easy_strerror(code);
  return repair_utf8(trim_white(reason));
}

long status_of(Sending& sending) {
  long status = 0;
  curl_easy_getinfo(sending.easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

SendingEnd cut() { return {"", false, true, {}}; }

std::string signature(std::string_view secret, std::string_view body) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), bytes.data(), &size);
  return hex_of({reinterpret_cast<const char*>(bytes.data()), size});
}

}  // namespace

SendingEnd post_webhook(const Firing& firing, const std::string& url,
                        const DeliverySettings& settings, const GoOn& go_on) {
  Sending sending(settings, go_on);
  if (sending.easy == nullptr) return {"no memory left", false, false, {}};
  sending.body = written(posted_json(firing));
  set_up(sending, url, "http,https");
  set(sending, CURLOPT_USERAGENT, "sayso/" SAYSO_VERSION);
  set(sending, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  set(sending, CURLOPT_OPENSOCKETDATA, &sending);
  set(sending, CURLOPT_POSTFIELDS, sending.body.c_str());
  set(sending, CURLOPT_POSTFIELDSIZE, static_cast<long>(sending.body.size()));
  const auto add = [&](const std::string& header) {
    sending.list = curl_slist_append(sending.list, header.c_str());
  };
  add("Content-Type: application/json");
  add("Expect:");
  add("X-Sayso-Firing: " + firing.id);
  if (!settings.secret.empty()) {
    add("X-Sayso-Signature: sha256=" + signature(settings.secret, sending.body));
  }
  set(sending, CURLOPT_HTTPHEADER, sending.list);
  const CURLcode code = curl_easy_perform(sending.easy);
  const long status = status_of(sending);
  if (status >= 200 && status < 300) return {};
  if (code == CURLE_ABORTED_BY_CALLBACK) return cut();
  if (status == 0 || code != CURLE_OK) return {trouble(sending, code), false, false, {}};
  constexpr long gone = 410;
  return {"answered " + std::to_string(status), status == gone, false,
          read_retry_after(sending.retry_after, unix_now())};
}

SendingEnd send_mail(const Firing& firing, const std::string& to, const DeliverySettings& settings,
                     const GoOn& go_on) {
  Sending sending(settings, go_on);
  if (sending.easy == nullptr) return {"no memory left", false, false, {}};
  sending.body = mail_message(firing, settings.from, to, unix_now());
  set_up(sending, settings.smtp, "smtp,smtps");
  const bool is_plain = settings.smtp.starts_with("smtp://");
  if (is_plain) {
    set(sending, CURLOPT_USE_SSL,
        static_cast<long>(settings.starttls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  }
  if (!settings.ca.empty()) {
    set(sending, CURLOPT_CAINFO, settings.ca.c_str());
    set<char*>(sending, CURLOPT_CAPATH, nullptr);
  }
  if (!settings.user.empty()) {
    set(sending, CURLOPT_USERNAME, settings.user.c_str());
    set(sending, CURLOPT_PASSWORD, settings.password.c_str());
  }
  const std::string from = "<" + settings.from + ">";
  set(sending, CURLOPT_MAIL_FROM, from.c_str());
  sending.list = curl_slist_append(nullptr, ("<" + to + ">").c_str());
  set(sending, CURLOPT_MAIL_RCPT, sending.list);
  set(sending, CURLOPT_READFUNCTION, on_read);
  set(sending, CURLOPT_READDATA, &sending);
  set(sending, CURLOPT_UPLOAD, 1L);
  const CURLcode code = curl_easy_perform(sending.easy);
  if (code == CURLE_OK) return {};
  if (code == CURLE_ABORTED_BY_CALLBACK) return cut();
  // Settings and certificates are what somebody may mend; only what the server says of the mail
  // itself is for good.
  if (code == CURLE_USE_SSL_FAILED) return {"the mail server offers no STARTTLS", false, false, {}};
  constexpr long lasting = 500;
  const long status = status_of(sending);
  const std::string said = status > 0 ? " (" + std::to_string(status) + ")" : "";
  if (code == CURLE_LOGIN_DENIED) {
    return {"the mail server does not take this 'user' and 'password'" + said, false, false, {}};
  }
  return {trouble(sending, code), status >= lasting, false, {}};
}

}  // namespace sayso
