#include "coding/event_counts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "base/ascii.h"

namespace sayso {
namespace {

/// What two parties must share to be one: their code; without one, their name or words.
std::string key_of(const CodedParty& party) {
  std::string code = joined(party.code);
  if (!code.empty()) return code;
  return lower_ascii(label_of(party));
}

/// Two parties by their keys; a null one is not there.
struct Dyad {
  std::string actor_key;
  std::string recipient_key;
  const CodedParty* actor = nullptr;
  const CodedParty* recipient = nullptr;
};

void add_dyad(const CodedParty* actor, const CodedParty* recipient, std::vector<Dyad>& dyads) {
  Dyad dyad{actor == nullptr ? "" : key_of(*actor), recipient == nullptr ? "" : key_of(*recipient),
            actor, recipient};
  const bool known = std::any_of(dyads.begin(), dyads.end(), [&](const Dyad& other) {
    return other.actor_key == dyad.actor_key && other.recipient_key == dyad.recipient_key;
  });
  if (!known) dyads.push_back(std::move(dyad));
}

/// The pairs of an event, each once. Where several act and nobody is acted on, each meets each.
std::vector<Dyad> dyads_of(const CodedEvent& event) {
  std::vector<Dyad> dyads;
  if (event.recipients.empty() && event.actors.size() > 1) {
    for (const CodedParty& one : event.actors) {
      for (const CodedParty& other : event.actors) {
        if (key_of(one) < key_of(other)) add_dyad(&one, &other, dyads);
      }
    }
    // Several of one code ("the two ministers") make no pair.
    if (dyads.empty()) add_dyad(&event.actors.front(), nullptr, dyads);
    return dyads;
  }
  for (const CodedParty& actor : event.actors) {
    for (const CodedParty& recipient : event.recipients) add_dyad(&actor, &recipient, dyads);
    if (event.recipients.empty()) add_dyad(&actor, nullptr, dyads);
  }
  if (event.actors.empty()) {
    for (const CodedParty& recipient : event.recipients) add_dyad(nullptr, &recipient, dyads);
  }
  return dyads;
}

bool is_counted(const CodedEvent& event) { return event.type.has_value() && !event.date.empty(); }

/// Day, actor, recipient, type.
using RowKey = std::tuple<std::string, std::string, std::string, EventType>;

RowKey key_of(const CodedEvent& event, const Dyad& dyad) {
  return {event.date, dyad.actor_key, dyad.recipient_key, *event.type};
}

/// Who stands behind a row.
struct Support {
  std::set<std::string> documents;
  std::set<std::string> origins;

  void add(const CodedEvent& event) {
    documents.insert(event.document);
    for (std::string& origin : origins_of(event)) origins.insert(std::move(origin));
  }
};

std::uint64_t hash_of(const std::string& text) { return std::hash<std::string>()(text); }
std::uint64_t hash_of(const RowKey& key) {
  const auto& [date, actor, recipient, type] = key;
  return hash_of(date + '\n' + actor + '\n' + recipient + '\n' + std::string(name_of(type)));
}

/// Keeps the sorted list's members unique.
void insert(std::uint64_t value, std::vector<std::uint64_t>& sorted) {
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), value);
  if (place == sorted.end() || *place != value) sorted.insert(place, value);
}

void add_status(EventStatus status, UniqueRow& row) {
  const auto found = std::find_if(row.statuses.begin(), row.statuses.end(),
                                  [&](const auto& counted) { return counted.first == status; });
  if (found == row.statuses.end()) {
    row.statuses.emplace_back(status, 1);
  } else {
    ++found->second;
  }
}

}  // namespace

std::vector<UniqueRow> unique_rows(const std::vector<CodedEvent>& events) {
  std::map<RowKey, std::pair<UniqueRow, Support>> found;
  for (const CodedEvent& event : events) {
    if (!is_counted(event)) continue;
    for (const Dyad& dyad : dyads_of(event)) {
      auto& [row, support] = found[key_of(event, dyad)];
      if (row.events.empty()) {
        row.date = event.date;
        row.type = *event.type;
        if (dyad.actor != nullptr) row.actor = *dyad.actor;
        if (dyad.recipient != nullptr) row.recipient = *dyad.recipient;
      }
      row.events.push_back(event.id);
      add_status(event.status, row);
      support.add(event);
    }
  }
  std::vector<UniqueRow> rows;
  rows.reserve(found.size());
  for (auto& [key, counted] : found) {
    auto& [row, support] = counted;
    row.reports = support.documents.size();
    row.origins = support.origins.size();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::uint64_t> ReportCounts::rows_of(const CodedEvent& event) {
  std::vector<std::uint64_t> rows;
  if (!is_counted(event)) return rows;
  for (const Dyad& dyad : dyads_of(event)) rows.push_back(hash_of(key_of(event, dyad)));
  return rows;
}

void ReportCounts::add(const CodedEvent& event) {
  const std::vector<std::uint64_t> rows = rows_of(event);
  if (rows.empty()) return;
  const std::vector<std::string> origins = origins_of(event);
  for (const std::uint64_t row : rows) {
    Support& support = rows_[row];
    insert(hash_of(event.document), support.documents);
    for (const std::string& origin : origins) insert(hash_of(origin), support.origins);
  }
}

ReportCounts::Counts ReportCounts::of(std::span<const std::uint64_t> rows) const {
  Support all;
  for (const std::uint64_t row : rows) {
    const auto found = rows_.find(row);
    if (found == rows_.end()) continue;
    for (const std::uint64_t one : found->second.documents) insert(one, all.documents);
    for (const std::uint64_t one : found->second.origins) insert(one, all.origins);
  }
  return {all.documents.size(), all.origins.size()};
}

void ReportCounts::set(CodedEvent& event) const {
  const Counts counts = of(rows_of(event));
  if (counts.reports == 0) return;  // of no party
  event.reports = counts.reports;
  event.origins = counts.origins;
}

void count_reports(std::vector<CodedEvent>& events) {
  ReportCounts counts;
  for (const CodedEvent& event : events) counts.add(event);
  for (CodedEvent& event : events) counts.set(event);
}

}  // namespace sayso
