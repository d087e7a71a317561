#include <utility>

#include "answers/lines.h"
#include "linking/corrections/keeping.h"
#include "linking/corrections/story_corrections.h"
#include "linking/transfers/transfers.h"
#include "record/actors.h"
#include "record/claim_rows.h"
#include "record/interchange.h"
#include "record/link_lines.h"
#include "record/occurrence_rows.h"
#include "record/reuse_rows.h"
#include "record/script_rows.h"
#include "record/story_rows.h"

namespace sayso {

namespace {

Result<void> export_claims(const Store& store, const TakeLine& take) {
  const auto claims = all_claims(store.tables());
  if (!claims) return claims.error();
  ClaimReader reader(store.tables());
  for (const std::int64_t key : *claims) {
    auto line = claim_line(store, reader, key);
    if (!line) return line.error();
    if (!take(*std::move(line))) break;
  }
  return {};
}

Result<void> export_reuse(const Store& store, const TakeLine& take) {
  const auto pairs = read_reuse(store.tables());
  if (!pairs) return pairs.error();
  for (const Reuse& pair : *pairs) {
    const auto from = read_text(store.tables(), pair.from);
    if (!from) return from.error();
    const auto to = read_text(store.tables(), pair.to);
    if (!to) return to.error();
    if (!take(reuse_line(pair, *from, *to))) break;
  }
  return {};
}

Result<void> export_scripts(const Store& store, const TakeLine& take) {
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
    if (!take(same_script_line(script, texts))) break;
  }
  return {};
}

Result<void> export_documents(const Store& store, const TakeLine& take) {
  Result<Cursor> cursor = store.entries();
  if (!cursor.ok()) return cursor.error();
  for (;;) {
    Result<std::optional<Entry>> entry = cursor->next();
    if (!entry.ok()) return entry.error();
    if (!*entry) break;
    const Entry& found = **entry;
    if (!take(document_line(found.document, found.analysis, found.version_of))) break;
  }
  return {};
}

Result<void> export_stories(const Store& store, const TakeLine& take) {
  const auto decided = corrections_in_force(store.tables());
  if (!decided) return decided.error();
  auto stories = read_stories(store.tables());
  if (!stories) return stories.error();
  for (Story& story : *stories) {
    story.decisions = decisions_on(story, *decided);
    if (!take(story_line(story))) break;
  }
  return {};
}

Result<void> export_occurrences(const Store& store, const TakeLine& take) {
  const auto occurrences = read_occurrences(store.tables());
  if (!occurrences) return occurrences.error();
  for (const Occurrence& one : *occurrences) {
    if (!take(occurrence_line(one))) break;
  }
  return {};
}

Result<void> export_transfers(const Store& store, const TakeLine& take) {
  const auto all = transfers(store);
  if (!all) return all.error();
  for (const Transfer& transfer : *all) {
    auto line = transfer_line(store, transfer);
    if (!line) return line.error();
    if (!take(*std::move(line))) break;
  }
  return {};
}

Result<void> export_actors(const Store& store, const TakeLine& take) {
  const auto actors = store.actors();
  if (!actors) return actors.error();
  for (const Actor& actor : *actors) {
    if (!take(actor_line(actor))) break;
  }
  return {};
}

Result<void> export_corrections(const Store& store, const TakeLine& take) {
  const auto corrected = corrections(store);
  if (!corrected) return corrected.error();
  for (const Correction& correction : *corrected) {
    if (!take(correction_line(correction))) break;
  }
  return {};
}

}  // namespace

Result<void> export_lines(const Store& store, const TakeLine& take) {
  bool wanted = true;
  const TakeLine take_wanted = [&](std::string line) {
    wanted = take(std::move(line));
    return wanted;
  };
  for (const auto part :
       {export_documents, export_reuse, export_stories, export_claims, export_occurrences,
        export_transfers, export_actors, export_scripts, export_corrections}) {
    if (auto done = part(store, take_wanted); !done) return done;
    if (!wanted) break;
  }
  return {};
}

}  // namespace sayso
