#include "record/interchange.h"
#include "record/store.h"
#include "views/cli/command.h"

namespace sayso::cli {

namespace {

struct ExportOptions {
  std::string store;
  std::string format = "jsonl";
};

Exit export_store(const ExportOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  Result<Cursor> cursor = store->entries();
  if (!cursor.ok()) return console.refuse(cursor.error());
  while (!console.broken()) {
    Result<std::optional<Entry>> entry = cursor->next();
    if (!entry.ok()) return console.refuse(entry.error());
    if (!*entry) break;
    const Entry& found = **entry;
    console.write_line(document_line(found.document, found.analysis, found.version_of));
  }
  return Exit::done;
}

}  // namespace

Command export_command(const Settings&) {
  auto options = std::make_shared<ExportOptions>();
  return {"export",
          "Write everything in a store for other programs",
          "One JSON object a line, as the schema sayso-1.schema.json describes; documents in the "
          "order in which they were added.",
          {store_operand(options->store),
           {"--format", "FORMAT", "jsonl: JSON Lines", &options->format, {"jsonl"}}},
          [options](Console& console) { return export_store(*options, console); }};
}

}  // namespace sayso::cli
