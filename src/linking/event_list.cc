#include "linking/event_list.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "coding/event_counts.h"
#include "linking/source_words.h"

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

}  // namespace

Result<std::vector<CodedEvent>> list_events(const Store& store, const EventFilter& filter) {
  // Codes come from the words of the text, so that the store cannot look for them.
  EventSearch search = filter.search;
  for (std::string* who : {&search.actor, &search.recipient}) {
    if (is_code(*who)) who->clear();
  }
  const auto found = search_events(store, search);
  if (!found) return found.error();

  std::vector<CodedEvent> listed;
  for (const FoundEvents& of : *found) {
    const auto entry = store.entry(of.document);
    if (!entry) return entry.error();
    for (CodedEvent& event : coded_events(entry->document, entry->analysis)) {
      const bool is_found =
          std::find(of.events.begin(), of.events.end(), event.event) != of.events.end();
      if (is_found && is_wanted(event, filter)) listed.push_back(std::move(event));
    }
  }
  std::stable_sort(listed.begin(), listed.end(), [](const CodedEvent& a, const CodedEvent& b) {
    return std::tuple(a.date.empty(), std::string_view(a.date)) <
           std::tuple(b.date.empty(), std::string_view(b.date));
  });
  count_reports(listed);
  return listed;
}

}  // namespace sayso
