#include <algorithm>
#include <set>

#include "exporting/exports.h"
#include "linking/corrections/keeping.h"
#include "linking/corrections/story_corrections.h"
#include "linking/ledger/settling.h"
#include "linking/transfers/transfers.h"
#include "record/actors.h"
#include "record/interchange.h"
#include "record/ledger_rows.h"
#include "record/link_lines.h"
#include "record/occurrence_rows.h"
#include "record/reuse_rows.h"
#include "record/rows.h"
#include "record/script_rows.h"
#include "record/story_list.h"

namespace sayso {
namespace {

class InterchangeExport {
 public:
  InterchangeExport(const Store& store, const StorePart& part, const Sink& sink)
      : store_(store), database_(store.tables()), part_(part), sink_(sink) {}

  Result<void> write() {
    using Step = Result<void> (InterchangeExport::*)();
    for (const Step step :
         {&InterchangeExport::documents, &InterchangeExport::reuse, &InterchangeExport::stories,
          &InterchangeExport::claims, &InterchangeExport::occurrences,
          &InterchangeExport::transfers_told, &InterchangeExport::actors,
          &InterchangeExport::scripts, &InterchangeExport::corrections_made}) {
      if (auto done = (this->*step)(); !done) return done;
      if (broken_) break;
    }
    return {};
  }

 private:
  void line(std::string words) {
    words += '\n';
    broken_ = broken_ || !sink_(words);
  }

  Result<void> documents() {
    for (const std::int64_t key : part_.documents) {
      if (broken_) break;
      const auto entry = entry_with_key(database_, key);
      if (!entry) return entry.error();
      if (!part_.all) ids_.insert(entry->document.id);
      line(document_line(entry->document, entry->analysis, entry->version_of));
    }
    return {};
  }

  Result<void> reuse() {
    for (const std::int64_t key : part_.documents) {
      if (broken_) break;
      const auto pairs = reuse_by(database_, key);
      if (!pairs) return pairs.error();
      for (const Reuse& pair : *pairs) {
        const auto from = read_text(database_, pair.from);
        if (!from) return from.error();
        const auto to = read_text(database_, pair.to);
        if (!to) return to.error();
        line(reuse_line(pair, *from, *to));
      }
    }
    return {};
  }

  Result<void> stories() {
    const auto decided = corrections_in_force(database_);
    if (!decided) return decided.error();
    const auto ids = stories_of(database_, part_);
    if (!ids) return ids.error();
    for (const std::string& id : *ids) {
      if (broken_) break;
      auto story = read_story(database_, id);
      if (!story) return story.error();
      story->decisions = decisions_on(*story, *decided);
      line(story_line(*story));
    }
    return {};
  }

  Result<void> claims() {
    ClaimReader reader(database_);
    for (const std::int64_t key : part_.claims) {
      if (broken_) break;
      const auto claim = reader.read(key);
      if (!claim) return claim.error();
      const auto texts = evidence_texts(database_, claim->ledger);
      if (!texts) return texts.error();
      line(claim_line(*claim, *texts));
    }
    return {};
  }

  Result<void> occurrences() {
    const auto all = read_occurrences(database_);
    if (!all) return all.error();
    for (const Occurrence& one : *all) {
      const auto& members = one.members;
      if (any_of(members, [](const auto& member) { return member.first; })) {
        line(occurrence_line(one));
      }
    }
    return {};
  }

  Result<void> transfers_told() {
    const auto all = transfers(store_);
    if (!all) return all.error();
    for (const Transfer& transfer : *all) {
      if (!any_of(transfer.steps, [](const TransferStep& step) { return step.document; })) continue;
      const auto words = transfer_line(store_, transfer);
      if (!words) return words.error();
      line(*words);
    }
    return {};
  }

  Result<void> actors() {
    const auto all = store_.actors();
    if (!all) return all.error();
    for (const Actor& actor : *all) {
      if (broken_) break;
      const auto& members = actor.members;
      if (any_of(members, [](const EntityPlace& place) { return place.document; })) {
        line(actor_line(actor));
      }
    }
    return {};
  }

  Result<void> scripts() {
    const auto all = read_scripts(database_);
    if (!all) return all.error();
    for (const SameScript& script : *all) {
      if (!any_of(script.members, [](const Evidence& member) { return member.document; })) continue;
      std::vector<std::string> texts;
      texts.reserve(script.members.size());
      for (const Evidence& member : script.members) {
        auto text = read_text(database_, member.document);
        if (!text) return text.error();
        texts.push_back(std::move(*text));
      }
      line(same_script_line(script, texts));
    }
    return {};
  }

  Result<void> corrections_made() {
    if (!part_.all) return {};
    const auto all = corrections(store_);
    if (!all) return all.error();
    for (const Correction& correction : *all) line(correction_line(correction));
    return {};
  }

  /// Whether the document of one of `members` is of the part.
  template <typename Members, typename DocumentOf>
  bool any_of(const Members& members, DocumentOf document_of) const {
    return part_.all || std::any_of(members.begin(), members.end(), [&](const auto& member) {
             return ids_.contains(document_of(member));
           });
  }

  const Store& store_;
  Database& database_;
  const StorePart& part_;
  const Sink& sink_;
  std::set<std::string> ids_;  // of the part's documents, unless it is the whole
  bool broken_ = false;
};

}  // namespace

Result<void> write_interchange(const Store& store, const StorePart& part, const Sink& sink) {
  return InterchangeExport(store, part, sink).write();
}

}  // namespace sayso
