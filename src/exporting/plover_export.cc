#include <utility>

#include "coding/event_counts.h"
#include "coding/plover_json.h"
#include "exporting/exports.h"
#include "record/rows.h"

namespace sayso {
namespace {

/// The rows of PLOVER's types of the document with this key.
Result<std::vector<CodedEvent>> rows_of(const Store& store, std::int64_t key) {
  const auto entry = entry_with_key(store.tables(), key);
  if (!entry) return entry.error();
  std::vector<CodedEvent> rows = coded_events(entry->document, entry->analysis);
  std::erase_if(rows, [](const CodedEvent& row) { return !row.type; });
  return rows;
}

/// The row with no more than counting needs.
CodedEvent for_counting(CodedEvent&& row) {
  CodedEvent kept;
  kept.document = std::move(row.document);
  kept.date = std::move(row.date);
  kept.type = row.type;
  kept.actors = std::move(row.actors);
  kept.recipients = std::move(row.recipients);
  kept.factuality = row.factuality;
  kept.holders = std::move(row.holders);
  kept.reports = row.reports;
  kept.origins = row.origins;
  return kept;
}

}  // namespace

// Reports and origins are counted over all rows, so the documents are read twice: first for the
// little that counts, then to be written.
Result<void> write_plover(const Store& store, const StorePart& part, const Sink& sink) {
  std::vector<CodedEvent> counted;
  for (const std::int64_t key : part.documents) {
    auto rows = rows_of(store, key);
    if (!rows) return rows.error();
    for (CodedEvent& row : *rows) counted.push_back(for_counting(std::move(row)));
  }
  count_reports(counted);
  std::size_t at = 0;
  for (const std::int64_t key : part.documents) {
    auto rows = rows_of(store, key);
    if (!rows) return rows.error();
    for (CodedEvent& row : *rows) {
      if (at == counted.size()) return {};  // the store has changed meanwhile
      row.reports = counted[at].reports;
      row.origins = counted[at].origins;
      ++at;
      if (!sink(plover_line(row) + "\n")) return {};
    }
  }
  return {};
}

}  // namespace sayso
