#include "linking/corrections/keeping.h"
#include "linking/corrections/story_corrections.h"
#include "linking/ledger/settling.h"
#include "linking/transfers/transfers.h"
#include "record/actors.h"
#include "record/claim_rows.h"
#include "record/interchange.h"
#include "record/ledger_rows.h"
#include "record/link_lines.h"
#include "record/occurrence_rows.h"
#include "record/reuse_rows.h"
#include "record/script_rows.h"
#include "record/store.h"
#include "record/story_rows.h"
#include "views/cli/command.h"

namespace sayso::cli {

namespace {

struct ExportOptions {
  std::string store;
  std::string format = "jsonl";
};

Result<void> export_claims(const Store& store, Console& console) {
  const auto claims = all_claims(store.tables());
  if (!claims) return claims.error();
  ClaimReader reader(store.tables());
  for (const std::int64_t key : *claims) {
    if (console.broken()) break;
    const auto claim = reader.read(key);
    if (!claim) return claim.error();
    const auto texts = evidence_texts(store.tables(), claim->ledger);
    if (!texts) return texts.error();
    console.write_line(claim_line(*claim, *texts));
  }
  return {};
}

Result<void> export_reuse(const Store& store, Console& console) {
  const auto pairs = read_reuse(store.tables());
  if (!pairs) return pairs.error();
  for (const Reuse& pair : *pairs) {
    const auto from = read_text(store.tables(), pair.from);
    if (!from) return from.error();
    const auto to = read_text(store.tables(), pair.to);
    if (!to) return to.error();
    console.write_line(reuse_line(pair, *from, *to));
    if (console.broken()) break;
  }
  return {};
}

Result<void> export_scripts(const Store& store, Console& console) {
  const auto scripts = read_scripts(store.tables());
  if (!scripts) return scripts.error();
  for (const SameScript& script : *scripts) {
    std::vector<std::string> texts;
    texts.reserve(script.members.size());
    for (const Evidence& member : script.members) {
      auto text = read_text(store.tables(), member.document);
      if (!text) return text.error();
      texts.push_back(std::move(*text));
    }
    console.write_line(same_script_line(script, texts));
  }
  return {};
}

Result<void> export_documents(const Store& store, Console& console) {
  Result<Cursor> cursor = store.entries();
  if (!cursor.ok()) return cursor.error();
  while (!console.broken()) {
    Result<std::optional<Entry>> entry = cursor->next();
    if (!entry.ok()) return entry.error();
    if (!*entry) break;
    const Entry& found = **entry;
    console.write_line(document_line(found.document, found.analysis, found.version_of));
  }
  return {};
}

Result<void> export_stories(const Store& store, Console& console) {
  const auto decided = corrections_in_force(store.tables());
  if (!decided) return decided.error();
  auto stories = read_stories(store.tables());
  if (!stories) return stories.error();
  for (Story& story : *stories) {
    story.decisions = decisions_on(story, *decided);
    console.write_line(story_line(story));
    if (console.broken()) break;
  }
  return {};
}

Result<void> export_occurrences(const Store& store, Console& console) {
  const auto occurrences = read_occurrences(store.tables());
  if (!occurrences) return occurrences.error();
  for (const Occurrence& one : *occurrences) console.write_line(occurrence_line(one));
  return {};
}

Result<void> export_transfers(const Store& store, Console& console) {
  const auto all = transfers(store);
  if (!all) return all.error();
  for (const Transfer& transfer : *all) {
    const auto line = transfer_line(store, transfer);
    if (!line) return line.error();
    console.write_line(*line);
  }
  return {};
}

Result<void> export_actors(const Store& store, Console& console) {
  const auto actors = store.actors();
  if (!actors) return actors.error();
  for (const Actor& actor : *actors) console.write_line(actor_line(actor));
  return {};
}

Result<void> export_corrections(const Store& store, Console& console) {
  const auto corrected = corrections(store);
  if (!corrected) return corrected.error();
  for (const Correction& correction : *corrected) console.write_line(correction_line(correction));
  return {};
}

Exit export_store(const ExportOptions& options, Console& console) {
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  for (const auto part :
       {export_documents, export_reuse, export_stories, export_claims, export_occurrences,
        export_transfers, export_actors, export_scripts, export_corrections}) {
    if (const auto written = part(*store, console); !written) {
      return console.refuse(written.error());
    }
  }
  return Exit::done;
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
