#include "linking/actor_corrections.h"
#include "record/actors.h"
#include "record/claim_rows.h"
#include "record/interchange.h"
#include "record/link_lines.h"
#include "record/occurrence_rows.h"
#include "record/store.h"
#include "record/story_rows.h"
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
  const Result<std::vector<std::int64_t>> claims = all_claims(store->tables());
  if (!claims.ok()) return console.refuse(claims.error());
  for (const std::int64_t key : *claims) {
    const Result<std::optional<ClaimRow>> row = read_claim(store->tables(), key);
    if (!row.ok()) return console.refuse(row.error());
    if (*row && !(*row)->claim.members.empty()) console.write_line(claim_line((*row)->claim));
  }
  const Result<std::vector<Actor>> actors = store->actors();
  if (!actors.ok()) return console.refuse(actors.error());
  for (const Actor& actor : *actors) console.write_line(actor_line(actor));
  const Result<std::vector<Story>> stories = read_stories(store->tables());
  if (!stories.ok()) return console.refuse(stories.error());
  for (const Story& story : *stories) console.write_line(story_line(story));
  const Result<std::vector<Occurrence>> occurrences = read_occurrences(store->tables());
  if (!occurrences.ok()) return console.refuse(occurrences.error());
  for (const Occurrence& one : *occurrences) console.write_line(occurrence_line(one));
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
          "order in which they were added, then actors, stories, occurrences and corrections.",
          {store_operand(options->store),
           {"--format", "FORMAT", "jsonl: JSON Lines", &options->format, {"jsonl"}}},
          [options](Console& console) { return export_store(*options, console); }};
}

}  // namespace sayso::cli
