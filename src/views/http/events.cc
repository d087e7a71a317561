// Events as rows of event data.
#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "answers/events_json.h"
#include "coding/event_table.h"
#include "linking/event_list.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

constexpr std::string_view kTable = "text/tab-separated-values";
constexpr std::size_t kRows = 500;  // made at a time

/// The names of an enum's values up to `last`.
template <typename Value>
std::vector<std::string> names_up_to(Value last) {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    names.emplace_back(name_of(static_cast<Value>(i)));
  }
  return names;
}

EventFilter filter_in(Parameters& given) {
  EventFilter filter;
  EventSearch& search = filter.search;
  for (const std::string& name : given.choices("type", names_up_to(EventType::assault))) {
    if (const auto type = event_type_from(name)) search.types.push_back(*type);
  }
  for (const std::string& name : given.choices("status", names_up_to(EventStatus::denied))) {
    if (const auto status = event_status_from(name)) search.statuses.push_back(*status);
  }
  search.actor = given.words("actor");
  search.recipient = given.words("recipient");
  search.holder = given.words("holder");
  search.from = given.date("from");
  search.to = given.date("to");
  constexpr std::size_t longest_id = 2000;
  search.document = given.words("document", longest_id);
  filter.country = given.words("country");
  return filter;
}

/// All that the filter says, to know it again.
std::string name_of(const Request& request) {
  std::string name = "events";
  for (const auto& [field, value] : request.query) {
    if (field != "cursor" && field != "limit") name += '\n' + field + '=' + value;
  }
  return name;
}

using Places = std::vector<EventPlace>;

/// All events as a table, some at a time.
Response table_of(const std::shared_ptr<const Places>& places) {
  Response response;
  response.type = std::string(kTable) + "; charset=utf-8";
  response.pieces = [places, at = std::size_t{0},
                     begun = false](Worker& worker) mutable -> std::optional<std::string> {
    auto& connection = static_cast<ReadWorker&>(worker).connection;
    if (!connection || !connection->ok()) return std::nullopt;
    if (begun && at == places->size()) return std::nullopt;
    const std::size_t count = std::min(kRows, places->size() - at);
    const auto events = events_at((*connection)->store(), std::span(*places).subspan(at, count));
    if (!events) return std::nullopt;
    at += count;
    std::string rows = std::exchange(begun, true) ? "" : event_table_header() + '\n';
    for (const CodedEvent& event : *events) rows += event_table_row(event) + '\n';
    return rows;
  };
  return response;
}

}  // namespace

Response list_events(Call& call) {
  const EventFilter filter = filter_in(call.parameters);
  if (call.parameters.error()) return problem(*call.parameters.error());
  const bool table = accepted(call.request, {"application/json", "application/x-ndjson",
                                             "application/jsonl", kTable}) == kTable;
  const auto kept = call.server.events.get(name_of(call.request), call.version,
                                           [&] { return list_event_places(call.store, filter); });
  if (!kept) return problem(kept.error());
  const auto places = kept->value;
  Response response =
      table
          ? table_of(places)
          : pages(call, [places](Store& store, const PageWish& wish) -> Result<Page> {
              const auto [begin, end] = part_of(places->size(), wish);
              const auto events = events_at(store, std::span(*places).subspan(begin, end - begin));
              if (!events) return events.error();
              Page page{{}, next_of(places->size(), end), places->size()};
              for (const CodedEvent& event : *events) page.items.push_back(event_line(event));
              return page;
            });
  return response.with("ETag", "W/\"" + kept->version + "\"");
}

}  // namespace sayso::http
