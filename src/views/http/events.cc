// Events as rows of event data.
#include <utility>

#include "answers/events_json.h"
#include "coding/event_table.h"
#include "linking/event_list.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

constexpr std::string_view kTable = "text/tab-separated-values";

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

}  // namespace

Response list_events(Call& call) {
  const EventFilter filter = filter_in(call.parameters);
  if (call.parameters.error()) return problem(*call.parameters.error());
  const bool table = accepted(call.request, {"application/json", "application/x-ndjson",
                                             "application/jsonl", kTable}) == kTable;
  if (!table) {
    return kept_pages(call, name_of(call.request), [&]() -> Result<Items> {
      const auto events = sayso::list_events(call.store, filter);
      if (!events) return events.error();
      Items items;
      for (const CodedEvent& event : *events) items.push_back(event_line(event));
      return items;
    });
  }
  const auto events = sayso::list_events(call.store, filter);
  if (!events) return problem(events.error());
  Response response;
  response.type = std::string(kTable) + "; charset=utf-8";
  response.body = event_table_header() + '\n';
  for (const CodedEvent& event : *events) response.body += event_table_row(event) + '\n';
  return response;
}

}  // namespace sayso::http
