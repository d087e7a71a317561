#include "linking/event_list.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "coding/event_counts.h"
#include "linking/source_words.h"
#include "record/ledger_rows.h"

namespace sayso {

namespace {

constexpr std::size_t part_size = 3;  // letters of a country's or a role's code

bool is_code(std::string_view who) {
  return !who.empty() && who.size() % part_size == 0 &&
         std::all_of(who.begin(), who.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Whether each part of the code `who` is the country, the body or a role of `code`.
bool has_code(const ActorCode& code, std::string_view who) {
  for (; !who.empty(); who.remove_prefix(part_size)) {
    const std::string_view part = who.substr(0, part_size);
    if (part != code.country && part != code.international &&
        std::find(code.roles.begin(), code.roles.end(), part) == code.roles.end()) {
      return false;
    }
  }
  return true;
}

/// Whether one of them is what a person means by `who`: all are where that is no code, since the
/// search has seen to names.
bool is_among(const std::vector<CodedParty>& parties, std::string_view who) {
  if (!is_code(who)) return true;
  return std::any_of(parties.begin(), parties.end(), [who](const CodedParty& party) {
    return has_code(party.code, who) || has_words(party.words, who) || has_words(party.name, who);
  });
}

bool has_country(const std::vector<CodedParty>& parties, const std::string& country) {
  return std::any_of(parties.begin(), parties.end(),
                     [&](const CodedParty& party) { return party.code.country == country; });
}

bool is_wanted(const CodedEvent& event, const EventFilter& filter) {
  return is_among(event.actors, filter.search.actor) &&
         is_among(event.recipients, filter.search.recipient) &&
         (filter.country.empty() || has_country(event.actors, filter.country) ||
          has_country(event.recipients, filter.country));
}

/// Gives each wanted event with its place among its document's to `take`, in the order of the
/// store.
Result<void> for_each_event(
    const Store& store, const EventFilter& filter,
    const std::function<void(const Entry&, std::size_t, CodedEvent)>& take) {
  // Codes come from the words of the text, so that the store cannot look for them.
  EventSearch search = filter.search;
  for (std::string* who : {&search.actor, &search.recipient}) {
    if (is_code(*who)) who->clear();
  }
  const auto found = search_events(store, search);
  if (!found) return found.error();
  for (const FoundEvents& of : *found) {
    const auto entry = store.entry(of.document);
    if (!entry) return entry.error();
    std::vector<CodedEvent> events = coded_events(entry->document, entry->analysis);
    for (std::size_t i = 0; i < events.size(); ++i) {
      const bool is_found =
          std::find(of.events.begin(), of.events.end(), events[i].event) != of.events.end();
      if (is_found && is_wanted(events[i], filter)) take(*entry, i, std::move(events[i]));
    }
  }
  return {};
}

/// "2024-03-04" as 20240304.
std::uint32_t number_of_day(std::string_view date) {
  std::uint32_t number = 0;
  for (const char c : date) {
    if (c >= '0' && c <= '9') number = 10 * number + static_cast<std::uint32_t>(c - '0');
  }
  return date.empty() ? UINT32_MAX : number;
}

}  // namespace

Result<std::vector<CodedEvent>> list_events(const Store& store, const EventFilter& filter) {
  std::vector<CodedEvent> listed;
  auto done = for_each_event(store, filter, [&](const Entry&, std::size_t, CodedEvent event) {
    listed.push_back(std::move(event));
  });
  if (!done) return done.error();
  std::stable_sort(listed.begin(), listed.end(), [](const CodedEvent& a, const CodedEvent& b) {
    return std::tuple(a.date.empty(), std::string_view(a.date)) <
           std::tuple(b.date.empty(), std::string_view(b.date));
  });
  count_reports(listed);
  return listed;
}

Result<std::vector<EventPlace>> list_event_places(const Store& store, const EventFilter& filter) {
  std::vector<EventPlace> places;
  std::vector<std::uint64_t> rows;    // of all events, one after another
  std::vector<std::size_t> row_ends;  // where those of each end
  ReportCounts counts;
  std::string last;
  std::int64_t key = 0;
  Result<void> known;
  auto done = for_each_event(
      store, filter, [&](const Entry& entry, std::size_t place, const CodedEvent& event) {
        if (entry.document.id != last) {
          const auto found = document_with_id(store.tables(), entry.document.id);
          if (!found) known = found.error();
          key = found ? *found : 0;
          last = entry.document.id;
        }
        counts.add(event);
        const std::vector<std::uint64_t> its = ReportCounts::rows_of(event);
        rows.insert(rows.end(), its.begin(), its.end());
        row_ends.push_back(rows.size());
        places.push_back({key, static_cast<std::uint32_t>(place),
                          static_cast<std::uint32_t>(event.reports),
                          static_cast<std::uint32_t>(event.origins), number_of_day(event.date)});
      });
  if (done) done = known;
  if (!done) return done.error();
  for (std::size_t i = 0, begin = 0; i < places.size(); begin = row_ends[i++]) {
    const auto counted = counts.of(std::span(rows).subspan(begin, row_ends[i] - begin));
    if (counted.reports == 0) continue;
    places[i].reports = static_cast<std::uint32_t>(counted.reports);
    places[i].origins = static_cast<std::uint32_t>(counted.origins);
  }
  std::stable_sort(places.begin(), places.end(), [](const EventPlace& a, const EventPlace& b) {
    return a.sorted_by < b.sorted_by;
  });
  return places;
}

Result<std::vector<CodedEvent>> events_at(const Store& store, std::span<const EventPlace> places) {
  std::vector<CodedEvent> events;
  std::map<std::int64_t, std::vector<CodedEvent>> of_document;
  for (const EventPlace& place : places) {
    auto known = of_document.find(place.document);
    if (known == of_document.end()) {
      const auto id = id_of_document(store.tables(), place.document);
      if (!id) return id.error();
      std::vector<CodedEvent> its;
      if (!id->empty()) {
        const auto entry = store.entry(*id);
        if (!entry) return entry.error();
        its = coded_events(entry->document, entry->analysis);
      }
      known = of_document.emplace(place.document, std::move(its)).first;
    }
    if (place.event >= known->second.size()) continue;
    CodedEvent& event = events.emplace_back(known->second[place.event]);
    event.reports = place.reports;
    event.origins = place.origins;
  }
  return events;
}

}  // namespace sayso
