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

/// Gives each row of the part to `take`, until it returns false.
template <typename Take>
Result<void> for_each_row_of(const Store& store, const StorePart& part, Take take) {
  for (const std::int64_t key : part.documents) {
    auto rows = rows_of(store, key);
    if (!rows) return rows.error();
    for (CodedEvent& row : *rows) {
      if (!take(row)) return {};
    }
  }
  return {};
}

}  // namespace

// Reports and origins are counted over all rows, so the documents are read twice.
Result<void> write_plover(const Store& store, const StorePart& part, const Sink& sink) {
  ReportCounts counts;
  auto done = for_each_row_of(store, part, [&](const CodedEvent& row) {
    counts.add(row);
    return true;
  });
  if (!done) return done;
  return for_each_row_of(store, part, [&](CodedEvent& row) {
    counts.set(row);
    return sink(plover_line(row) + "\n");
  });
}

}  // namespace sayso
