#include "views/http/access.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/split.h"

namespace sayso::http {
namespace {

constexpr std::size_t kMostBuckets = 10000;

/// "localhost:8420" without the port.
std::string_view name_in(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

bool is_safe(const std::string& method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

/// What may be asked without a key: whether the server answers, what it offers, and the desk
/// itself.
bool is_open(const std::string& path) {
  return path == "/api/v1/health" || path == "/api/v1/openapi.json" ||
         (!path.starts_with("/api/") && path != "/mcp");
}

/// Whether a secret in the address may open it in the place of a key: the feed of one alert.
bool takes_secret(const Request& request) {
  const std::vector<std::string_view> parts = split(request.path, '/');
  return (request.method == "GET" || request.method == "HEAD") && parts.size() == 6 &&
         request.path.starts_with("/api/v1/alerts/") && parts[5] == "feed" &&
         request.query.contains("secret");
}

}  // namespace

bool Access::is_own_name(std::string_view host) const {
  const std::string name = lower_ascii(name_in(host));
  if (std::find(options_.hosts.begin(), options_.hosts.end(), name) != options_.hosts.end()) {
    return true;
  }
  // Where keys are wanted and no names are given, a page of another site gets nowhere anyway.
  if (!options_.loopback) return options_.hosts.empty();
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool Access::is_allowed(std::string_view origin) const {
  return std::find(options_.origins.begin(), options_.origins.end(), origin) !=
         options_.origins.end();
}

bool Access::is_welcome(const Request& request) const {
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return request.header("sec-fetch-site") != "cross-site";
  const std::size_t scheme = origin.find("://");
  const bool own = scheme != origin.npos && origin.substr(scheme + 3) == request.header("host");
  return own || is_allowed(origin);
}

bool Access::takes_token(const std::string& client) {
  if (options_.rate <= 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() > kMostBuckets) buckets_.clear();
  const auto now = std::chrono::steady_clock::now();
  const auto [place, is_new] = buckets_.try_emplace(client, Bucket{options_.burst, now});
  Bucket& bucket = place->second;
  const double passed = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(options_.burst, bucket.tokens + passed * options_.rate);
  bucket.filled = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

std::optional<Response> Access::check(Request& request) {
  if (!is_own_name(request.header("host"))) {
    return problem(421, "other-host",
                   "this server is not called '" + std::string(request.header("host")) + "'");
  }
  constexpr std::string_view bearer = "bearer ";
  const std::string_view given = request.header("authorization");
  const bool has_key = lower_ascii(given.substr(0, bearer.size())) == bearer;
  const Key* key = has_key ? find_key(options_.keys, given.substr(bearer.size())) : nullptr;
  if (key != nullptr) request.who = key->name;
  request.role = key == nullptr ? Role::write : key->role;
  if (options_.read_only) request.role = Role::read;
  if (!takes_token(key == nullptr ? request.client : "key " + key->hash)) {
    return problem(429, "too-many", "too many requests; try again in a second")
        .with("Retry-After", "1");
  }
  if (request.method == "OPTIONS") return std::nullopt;
  request.by_secret = wants_keys() && key == nullptr && !has_key && takes_secret(request);
  if (request.by_secret) {
    request.role = Role::read;
  } else if (wants_keys() && key == nullptr && !is_open(request.path)) {
    return problem(401, "no-key", has_key ? "this key is not known" : "a key is wanted")
        .with("WWW-Authenticate", "Bearer");
  }
  if (!is_safe(request.method) && !is_welcome(request)) {
    return problem(403, "other-site", "pages of other sites may not ask for this");
  }
  return std::nullopt;
}

void Access::add_headers(const Request& request, Response& response) const {
  const std::string origin(request.header("origin"));
  const bool allowed = !origin.empty() && is_allowed(origin);
  if (!options_.origins.empty()) response.with("Vary", "Origin");
  if (allowed) {
    response.with("Access-Control-Allow-Origin", origin)
        .with("Access-Control-Expose-Headers", "ETag, Location, Retry-After");
    if (request.method == "OPTIONS") {
      response.with("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE")
          .with("Access-Control-Allow-Headers",
                "Authorization, Content-Type, If-None-Match, Last-Event-ID, Accept")
          .with("Access-Control-Max-Age", "600");
    }
  }
  // A 304 has no type to choose by, and a browser puts its headers in place of the kept answer's.
  if (response.status != 304) {
    const bool page = response.type.starts_with("text/html");
    response.with("Content-Security-Policy",
                  page ? "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' "
                         "data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
                         "base-uri 'none'; frame-ancestors 'none'"
                       : "default-src 'none'; frame-ancestors 'none'");
  }
  response.with("X-Content-Type-Options", "nosniff")
      .with("X-Frame-Options", "DENY")
      .with("Referrer-Policy", "no-referrer")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", allowed ? "cross-origin" : "same-origin");
}

}  // namespace sayso::http
