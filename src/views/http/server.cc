#include "views/http/server.h"

#include <algorithm>
#include <utility>

#include "answers/listed_json.h"
#include "base/ascii.h"
#include "base/split.h"

namespace sayso::http {
namespace {

constexpr std::string_view kBase = "/api/v1";
constexpr std::string_view kLines = "application/x-ndjson";
constexpr std::string_view kJsonLines = "application/jsonl";

/// Whether the path is of this shape; fills in what stands for the names in braces.
bool fits(std::string_view shape, const std::vector<std::string_view>& path,
          std::vector<std::string>& names) {
  const std::vector<std::string_view> wanted = split(shape.substr(1), '/');
  names.clear();
  if (wanted.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (wanted[i].starts_with('{')) {
      if (path[i].empty()) return false;
      names.push_back(percent_decoded(path[i]));
    } else if (wanted[i] != path[i]) {
      return false;
    }
  }
  return true;
}

struct Match {
  const Route* route = nullptr;
  std::vector<std::string> names;
  std::string allowed;  // methods that the path takes; empty where there is no such path
};

Match match(const Request& request) {
  Match found;
  const std::string_view below = std::string_view(request.path).substr(kBase.size());
  if (!below.starts_with('/')) return found;
  // An empty part at the end is one too: /documents/ is not /documents.
  std::vector<std::string_view> parts = split(below.substr(1), '/');
  if (below.size() > 1 && below.ends_with('/')) parts.emplace_back();
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  std::vector<std::string> names;
  std::string_view path;
  for (const Route& route : routes()) {
    if (!fits(route.path, parts, names)) continue;
    // The first path that fits counts: /alerts/feed is no alert.
    if (path.empty()) path = route.path;
    if (route.path != path) continue;
    found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(route.method);
    if (route.method == method) {
      found.route = &route;
      found.names = names;
    }
  }
  return found;
}

bool names_tag(std::string_view header, std::string_view tag) {
  for (std::string_view one : split(header, ',')) {
    one = trim_white(one);
    if (one == "*" || one == tag) return true;
    if (one.starts_with("W/") && one.substr(2) == tag.substr(2)) return true;
  }
  return false;
}

Response handled(Server& server, const Request& request, const Match& match,
                 ReadConnection& connection) {
  const auto version = connection.begin(server.version);
  if (!version) return problem(version.error());
  Response response;
  const std::string tag = "W/\"" + *version + "\"";
  const bool cached = match.route->caching == Caching::by_version;
  const std::string_view known = request.header("if-none-match");
  if (cached && !known.empty() && names_tag(known, tag)) {
    response.status = 304;
    response.type.clear();
    response.with("ETag", tag);
  } else {
    Call call{request, server, connection.store(), *version, match.names, Parameters(request)};
    response = match.route->handle(call);
    const bool has_tag = std::any_of(response.headers.begin(), response.headers.end(),
                                     [](const auto& header) { return header.first == "ETag"; });
    if (cached && response.status == 200 && !has_tag) response.with("ETag", tag);
  }
  connection.end();
  response.with("Cache-Control", cached ? "private, no-cache" : "no-store");
  if (cached) response.with("Vary", "Accept, Authorization");
  return response;
}

Response from_store(Server& server, Worker& worker,
                    const std::function<Response(ReadConnection&)>& use) {
  auto& connection = static_cast<ReadWorker&>(worker).connection;
  if (!connection || !connection->ok()) {
    connection = ReadConnection::open(server.store_path, server.cut);
  }
  if (!connection->ok()) return problem(connection->error());
  return use(**connection);
}

Response answer_api(Server& server, const Request& request, Worker& worker) {
  const Match found = match(request);
  if (found.allowed.empty()) return problem(404, "no-path", "there is nothing at this path");
  if (found.route == nullptr) {
    return problem(405, "no-method", "this path takes " + found.allowed)
        .with("Allow", found.allowed);
  }
  if (found.route->role == Role::write && request.role != Role::write) {
    return problem(403, "read-only", "this may only be done with a key that may write");
  }
  return from_store(server, worker, [&](ReadConnection& connection) {
    return handled(server, request, found, connection);
  });
}

/// An older store is being brought up to date.
Response updating(const Update& update) {
  std::string detail = "this store was made by an older sayso and is being brought up to date";
  if (update.of > 0) {
    detail += ": " + std::to_string(update.done) + " of " + std::to_string(update.of) + " steps";
  }
  return problem(503, "store-updating", detail).with("Retry-After", "2");
}

Response answer_any(Server& server, const Request& request, Worker& worker) {
  if (request.method == "OPTIONS" && !request.header("origin").empty()) {
    Response response;
    response.status = 204;
    response.type.clear();
    return response;
  }
  const bool is_api = std::string_view(request.path).starts_with(kBase);
  for (const Mount& mount : server.mounts) {
    if (request.path != mount.path) continue;
    if (server.update.going) return updating(server.update);
    return from_store(server, worker, [&](ReadConnection& connection) {
      if (const auto begun = connection.begin(server.version); !begun) {
        return problem(begun.error());
      }
      Response response = mount.answer(request, connection.store());
      connection.end();
      return response;
    });
  }
  if (is_api && server.update.going) return updating(server.update);
  if (is_api) return answer_api(server, request, worker);
  if (request.method != "GET" && request.method != "HEAD") {
    return problem(405, "no-method", "this path takes GET").with("Allow", "GET");
  }
  return static_file(request);
}

Response lines(const ReadPage& read, const std::string_view type) {
  struct Going {
    ReadPage read;
    PageWish wish;
    bool ended = false;
  };
  auto going = std::make_shared<Going>(Going{read, {{}, 500}, false});
  Response response;
  response.type = type;
  response.pieces = [going](Worker& worker) -> std::optional<std::string> {
    if (going->ended) return std::nullopt;
    auto& connection = static_cast<ReadWorker&>(worker).connection;
    if (!connection || !connection->ok()) return std::nullopt;
    const auto page = going->read((*connection)->store(), going->wish);
    // The status has gone out by now: an error ends the lines, with a line that says so.
    going->ended = !page || page->next.empty();
    if (!page) {
      return written({{"kind", "error"},
                      {"schema", "sayso/1"},
                      {"code", page.error().code},
                      {"message", page.error().message}}) +
             "\n";
    }
    if (!going->ended) going->wish.after = *place_of(page->next);
    std::string text;
    for (const std::string& item : page->items) text += item + '\n';
    return text.empty() ? std::nullopt : std::optional(text);
  };
  return response;
}

std::string page_json(const Page& page) {
  std::string json = "{\"items\":[";
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    if (i > 0) json += ',';
    json += page.items[i];
  }
  json += "],\"next\":" + (page.next.empty() ? "null" : written(Json(page.next)));
  return json + ",\"total\":" + (page.total ? std::to_string(*page.total) : "null") + "}";
}

}  // namespace

std::string_view accepted(const Request& request, const std::vector<std::string_view>& offered) {
  const std::string accept = lower_ascii(request.header("accept"));
  if (accept.empty()) return offered.front();
  std::string_view best;
  double best_quality = 0;
  for (const std::string_view type : offered) {
    for (std::string_view one : split(accept, ',')) {
      const std::size_t end = one.find(';');
      const std::string_view range = trim_white(one.substr(0, end));
      const std::size_t q = one.find("q=");
      const double quality = q == one.npos ? 1 : std::atof(std::string(one.substr(q + 2)).c_str());
      const bool fits =
          range == type || range == "*/*" ||
          (range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1)));
      // What is named itself is meant more than what a star stands for.
      const double weight = fits ? quality + (range == type ? 0.0001 : 0) : 0;
      if (weight > best_quality) {
        best_quality = weight;
        best = type;
      }
    }
  }
  return best;
}

Response object(const Result<std::string>& json) {
  return json ? json_response(*json) : problem(json.error());
}

Response pages(Call& call, const ReadPage& read) {
  const PageWish wish = call.parameters.page();
  if (call.parameters.error()) return problem(*call.parameters.error());
  const std::string_view type = accepted(call.request, {"application/json", kLines, kJsonLines});
  if (type.empty()) return problem(406, "no-type", "there are JSON and JSON Lines");
  if (type != "application/json") return lines(read, type);
  const auto page = read(call.store, wish);
  return page ? json_response(page_json(*page)) : problem(page.error());
}

Response kept_pages(Call& call, const std::string& name, const Kept<Items>::Make& make) {
  const PageWish wish = call.parameters.page();
  if (call.parameters.error()) return problem(*call.parameters.error());
  const auto kept = call.server.lists.get(name, call.version, make);
  if (!kept) return problem(kept.error());
  const auto items = kept->value;
  Response response = pages(call, [items](Store&, const PageWish& page) -> Result<Page> {
    return slice_of(*items, page);
  });
  return response.with("ETag", "W/\"" + kept->version + "\"");
}

std::pair<std::size_t, std::size_t> part_of(std::size_t size, const PageWish& wish) {
  const std::int64_t after = wish.after.rank == INT64_MAX ? 0 : wish.after.rank;
  const auto begin = std::min(size, static_cast<std::size_t>(std::max<std::int64_t>(0, after)));
  return {begin, std::min(size, begin + wish.limit)};
}

std::string next_of(std::size_t size, std::size_t end) {
  return end < size ? cursor_of({static_cast<std::int64_t>(end), "", 0}) : std::string();
}

Page slice_of(const Items& items, const PageWish& wish) {
  const auto [begin, end] = part_of(items.size(), wish);
  return {{items.begin() + static_cast<std::ptrdiff_t>(begin),
           items.begin() + static_cast<std::ptrdiff_t>(end)},
          next_of(items.size(), end),
          items.size()};
}

Response answer(Server& server, const Request& request, Worker& worker) {
  Response response = answer_any(server, request, worker);
  server.access.add_headers(request, response);
  return response;
}

}  // namespace sayso::http
