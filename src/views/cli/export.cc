#include "linking/actor_corrections.h"
#include "linking/transfers/transfers.h"
#include "record/actors.h"
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
  const Result<std::vector<Transfer>> all = transfers(*store);
  if (!all.ok()) return console.refuse(all.error());
  for (const Transfer& transfer : *all) {
    const Result<std::string> line = transfer_line(*store, transfer);
    if (!line.ok()) return console.refuse(line.error());
    console.write_line(*line);
  }
  const Result<std::vector<Actor>> actors = store->actors();
  if (!actors.ok()) return console.refuse(actors.error());
  for (const Actor& actor : *actors) console.write_line(actor_line(actor));
  const Result<std::vector<Correction>> corrected = corrections(*store);
  if (!corrected.ok()) return console.refuse(corrected.error());
  for (const Correction& correction : *corrected) console.write_line(correction_line(correction));
  return Exit::done;
}

}  // namespace

Command export_command(const Settings&) {
  auto options = std::make_shared<ExportOptions>();
  return {"export",
          "Write everything in a store for other programs",
          "One JSON object a line, as the schema sayso-1.schema.json describes; documents in the "
          "order in which they were added, then transfers, actors and corrections.",
          {store_operand(options->store),
           {"--format", "FORMAT", "jsonl: JSON Lines", &options->format, {"jsonl"}}},
          [options](Console& console) { return export_store(*options, console); }};
}

}  // namespace sayso::cli
