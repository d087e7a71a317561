// What goes on: changes as they come, the store in numbers, the server's own description.
#include <utility>

#include "answers/listed_json.h"
#include "record/database.h"
#include "views/http/server.h"
#include "views/http/static_files.h"

namespace sayso::http {

Response follow_changes(Call& call) {
  constexpr std::string_view type = "text/event-stream";
  if (accepted(call.request, {type}).empty()) {
    return problem(406, "no-type", "changes come as text/event-stream");
  }
  Response response;
  response.type = type;
  response.events = call.server.changes.follow(call.request.header("last-event-id"), call.store);
  return response;
}

Response get_status(Call& call) {
  Database& database = call.store.tables();
  Json store = Json::object();
  for (const auto& [name, sql] : {std::pair("documents", "SELECT count(*) FROM documents"),
                                  std::pair("stories", "SELECT count(*) FROM story_list"),
                                  std::pair("claims", "SELECT count(*) FROM claim_list"),
                                  std::pair("sources", "SELECT count(*) FROM actor_counts")}) {
    const auto number = database.number(sql);
    if (!number) return problem(number.error());
    store[name] = *number;
  }
  store["version"] = call.version;
  return json_response(written({{"version", SAYSO_VERSION},
                                {"store", std::move(store)},
                                {"uploads", call.server.writer ? call.server.writer->waiting() : 0},
                                {"role", std::string(name_of(call.request.role))},
                                {"writable", call.server.writer != nullptr},
                                {"models", call.server.models}}));
}

Response get_health(Call&) { return json_response(R"({"status":"ok"})"); }

Response get_openapi(Call&) {
  for (const EmbeddedFile& file : server_files) {
    if (!file.path.ends_with("views/http/openapi.json")) continue;
    Response response;
    response.fixed = file.bytes;
    return response;
  }
  return problem(404, "not-found", "this program was built without its description");
}

}  // namespace sayso::http
