#include "answers/lines.h"
#include "record/store.h"
#include "views/cli/command.h"

namespace sayso::cli {

namespace {

struct ExportOptions {
  std::string store;
  std::string format = "jsonl";
};

Exit export_store(const ExportOptions& options, Console& console) {
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const auto written = export_lines(*store, [&](const std::string& line) {
    console.write_line(line);
    return !console.broken();
  });
  return written ? Exit::done : console.refuse(written.error());
}

}  // namespace

Command export_command(const Settings&) {
  auto options = std::make_shared<ExportOptions>();
  return {"export",
          "Write everything in a store for other programs",
          "One JSON object a line, as the schema sayso-1.schema.json describes; documents in the "
          "order in which they were added, then who took whose words, stories, claims, "
          "occurrences, transfers, actors, same scripts and corrections.",
          {store_operand(options->store),
           {"--format", "FORMAT", "jsonl: JSON Lines", &options->format, {"jsonl"}}},
          [options](Console& console) { return export_store(*options, console); }};
}

}  // namespace sayso::cli
