// How many reports and origins stand behind what happened between two parties on one day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "coding/coded_event.h"

namespace sayso {

/// All rows of one day, one pair of parties and one type.
struct UniqueRow {
  std::string date;
  EventType type = EventType::agree;
  CodedParty actor;      // of the first of its rows; empty where the events have none
  CodedParty recipient;  // likewise
  std::vector<std::pair<EventStatus, std::size_t>> statuses;  // how many rows have each
  std::size_t reports = 0;                                    // documents
  std::size_t origins = 0;          // distinct, as docs/events-export.md counts them
  std::vector<std::string> events;  // ids of its rows, in their order
};

/// One row a day, dyad and type, by day, dyad and type. Events outside PLOVER and those without a
/// day or without any party are left out. An event of several parties goes into a row for each
/// pair; one of several actors and no recipient (a meeting) into a row for each two of them.
std::vector<UniqueRow> unique_rows(const std::vector<CodedEvent>& events);

/// How many reports and origins rows share, for rows that are not all at hand at once: all are
/// added, then each is told. Keeps hashes alone, some hundred bytes a row of unique_rows.
class ReportCounts {
 public:
  void add(const CodedEvent& event);
  /// Sets reports and origins of an event that was added, as count_reports does.
  void set(CodedEvent& event) const;

  /// What `add` knows an event by; none for one that is not counted.
  static std::vector<std::uint64_t> rows_of(const CodedEvent& event);
  struct Counts {
    std::size_t reports = 0;
    std::size_t origins = 0;
  };
  /// Of an event that was added, by its rows; without reports where none is counted.
  Counts of(std::span<const std::uint64_t> rows) const;

 private:
  /// Hashes of documents and of origins, each once, in order.
  struct Support {
    std::vector<std::uint64_t> documents;
    std::vector<std::uint64_t> origins;
  };
  std::unordered_map<std::uint64_t, Support> rows_;  // by a hash of day, parties and type
};

/// Sets reports and origins of each event to those of all `events` that share its day, its type and
/// a pair of parties. Of an event that unique_rows leaves out, they stay its own.
void count_reports(std::vector<CodedEvent>& events);

}  // namespace sayso
