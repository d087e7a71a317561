#include "views/python/stored.h"

#include <utility>

#include "answers/events_json.h"
#include "answers/lines.h"
#include "answers/story_json.h"
#include "exporting/exports.h"
#include "linking/brief/story_brief.h"
#include "linking/corrections/story_corrections.h"
#include "linking/link.h"
#include "linking/source_summary.h"
#include "linking/timeline/story_timeline.h"
#include "linking/why/why.h"
#include "record/interchange.h"

namespace sayso::python {

namespace {

/// The lines of a list, each made by `line_of`, which gives a string or a Result of one.
template <typename List, typename LineOf>
Result<Lines> lines_of(const List& list, LineOf line_of) {
  Lines lines;
  for (const auto& one : list) {
    Result<std::string> line = line_of(one);
    if (!line) return line.error();
    lines.push_back(*std::move(line));
  }
  return lines;
}

Result<StoryRecord> story_named(const Store& store, const std::string& name) {
  const auto id = find_story(store.tables(), name);
  if (!id) return id.error();
  return read_story_record(store.tables(), *id);
}

/// Counts one reading and keeps it. False when the store can take no more.
Result<void> keep(Store& store, const Reading& reading, Added& added) {
  if (!reading.document) {
    added.failed.push_back(error_line(reading.file, reading.document.error()));
    return {};
  }
  if (!reading.analysis) {
    ++added.unchanged;
    return {};
  }
  const auto placement = store.put(*reading.document, *reading.analysis);
  if (!placement) return placement.error();
  switch (placement->outcome) {
    case Placement::Outcome::added:
      ++added.added;
      break;
    case Placement::Outcome::unchanged:
      ++added.unchanged;
      break;
    case Placement::Outcome::new_version:
      ++added.new_versions;
      break;
  }
  return {};
}

/// Is what the store knows already, and so need not be analysed.
bool is_known(const Store& store, const Reading& reading) {
  if (!reading.document) return false;
  const auto placement = store.place(*reading.document);
  return placement && placement->outcome == Placement::Outcome::unchanged;
}

}  // namespace

Result<std::shared_ptr<Stored>> Stored::open(const std::string& path, Store::Mode mode) {
  auto store = Store::open(path, mode);
  if (!store) return store.error();
  return std::shared_ptr<Stored>(new Stored(path, *std::move(store)));
}

void Stored::close() {
  const std::lock_guard lock(mutex_);
  store_.reset();
}

Result<Added> Stored::add(Engine& engine, const Inputs& inputs) {
  const auto give = engine.readings_of(inputs);
  if (!give) return give.error();
  return with_store([&](Store& store) -> Result<Added> {
    Added added;
    Result<void> kept;
    // Readings are given on a thread of its own, which looks by a connection of its own.
    const GiveReadings give_unknown = [&](const TakeReading& take) {
      const auto known = Store::open(path_, Store::Mode::read);
      (*give)([&](Reading reading) {
        reading.wanted = !known || !is_known(*known, reading);
        return take(std::move(reading));
      });
    };
    analyse_in_order(give_unknown, engine.models(), threads_for(inputs.jobs),
                     [&](const Reading& reading) {
                       kept = keep(store, reading, added);
                       return kept.ok();
                     });
    if (!kept) return kept.error();
    if (const auto linked = link(store, &engine.linking()); !linked) return linked.error();
    return added;
  });
}

Result<std::size_t> Stored::size() {
  return with_store([](Store& store) { return store.size(); });
}

Result<std::string> Stored::document(const std::string& name) {
  return with_store([&](Store& store) -> Result<std::string> {
    const auto id = store.find(name);
    if (!id) return id.error();
    const auto entry = store.entry(*id);
    if (!entry) return entry.error();
    return document_line(entry->document, entry->analysis, entry->version_of);
  });
}

Result<Lines> Stored::search(const std::string& query, std::size_t limit) {
  return with_store([&](Store& store) -> Result<Lines> {
    const auto hits = store.search(query, limit);
    if (!hits) return hits.error();
    return lines_of(*hits, [&](const Hit& hit) -> Result<std::string> {
      const auto entry = store.entry(hit.id);
      if (!entry) return entry.error();
      return hit_line(hit, *entry);
    });
  });
}

Result<Lines> Stored::stories(const StorySearch& search) {
  return with_store([&](Store& store) -> Result<Lines> {
    auto found = list_stories(store.tables(), search);
    if (!found) return found.error();
    const auto in_force = corrections_in_force(store.tables());
    if (!in_force) return in_force.error();
    for (StoryCounts& one : *found) one.story.decisions = decisions_on(one.story, *in_force);
    return lines_of(*found, story_counts_line);
  });
}

Result<Lines> Stored::claims(const ClaimSearch& search) {
  return with_store([&](Store& store) -> Result<Lines> {
    const auto found = list_claims(store.tables(), search);
    if (!found) return found.error();
    ClaimReader reader(store.tables());
    return lines_of(*found,
                    [&](const ClaimCounts& one) { return claim_line(store, reader, one.claim); });
  });
}

Result<std::string> Stored::claim(const std::string& name) {
  return with_store([&](Store& store) -> Result<std::string> {
    const auto key = find_claim(store.tables(), name);
    if (!key) return key.error();
    ClaimReader reader(store.tables());
    return claim_line(store, reader, *key);
  });
}

Result<std::string> Stored::why(const std::string& one, const std::string& other) {
  return with_store([&](Store& store) -> Result<std::string> {
    const auto explanation = explain(store, one, other);
    if (!explanation) return explanation.error();
    const auto texts = explained_texts(store, *explanation);
    if (!texts) return texts.error();
    return why_line(one, other, *explanation, *texts);
  });
}

Result<Lines> Stored::timeline(const std::string& story, bool all) {
  return with_store([&](Store& store) -> Result<Lines> {
    const auto record = story_named(store, story);
    if (!record) return record.error();
    return lines_of(story_timeline(*record, all), [&](const TimelineEntry& entry) {
      return timeline_entry_line(*record, entry);
    });
  });
}

Result<std::string> Stored::brief(const std::string& story, bool all) {
  return with_store([&](Store& store) -> Result<std::string> {
    const auto record = story_named(store, story);
    if (!record) return record.error();
    return brief_line(*record, story_brief(*record, all));
  });
}

Result<Lines> Stored::sources(const DigestFilter& filter, const std::string& kind) {
  const auto wanted = source_kind_from(kind);
  if (!kind.empty() && !wanted) return Error{"unknown-kind", "no kind of source is '" + kind + "'"};
  return with_store([&](Store& store) -> Result<Lines> {
    const auto found = digest(store, filter);
    if (!found) return found.error();
    return lines_of(summarise(*found, wanted),
                    [&](const SourceSummary& summary) { return source_line(summary, *found); });
  });
}

Result<Lines> Stored::events(EventFilter filter, const std::string& document) {
  return with_store([&](Store& store) -> Result<Lines> {
    if (!document.empty()) {
      auto id = store.find(document);
      if (!id) return id.error();
      filter.search.document = *std::move(id);
    }
    const auto found = list_events(store, filter);
    if (!found) return found.error();
    return lines_of(*found, event_line);
  });
}

Result<Lines> Stored::transfers(const TransferFilter& filter) {
  return with_store([&](Store& store) -> Result<Lines> {
    const auto found = list_transfers(store, filter);
    if (!found) return found.error();
    return lines_of(*found,
                    [&](const ListedTransfer& one) { return transfer_line(store, one.transfer); });
  });
}

Result<Lines> Stored::actors() {
  return with_store([&](Store& store) -> Result<Lines> {
    const auto found = store.actors();
    if (!found) return found.error();
    return lines_of(*found, actor_line);
  });
}

Result<void> Stored::export_to(const std::function<bool(std::string)>& take) {
  if (const auto open = size(); !open) return open.error();
  const auto store = Store::open(path_, Store::Mode::read);
  if (!store) return store.error();
  const auto everything = find_part(store->tables(), {});
  if (!everything) return everything.error();
  return write_interchange(*store, *everything, [&](std::string_view line) {
    line.remove_suffix(1);
    return take(std::string(line));
  });
}

Result<std::shared_ptr<Documents>> Documents::open(Stored& stored) {
  if (const auto open = stored.size(); !open) return open.error();
  auto store = Store::open(stored.path_, Store::Mode::read);
  if (!store) return store.error();
  auto own = std::make_unique<Store>(*std::move(store));
  auto cursor = own->entries();
  if (!cursor) return cursor.error();
  return std::shared_ptr<Documents>(new Documents(std::move(own), *std::move(cursor)));
}

Result<std::optional<std::string>> Documents::next() {
  const std::lock_guard lock(mutex_);
  const auto entry = cursor_.next();
  if (!entry) return entry.error();
  if (!*entry) return std::optional<std::string>();
  const Entry& found = **entry;
  return std::optional(document_line(found.document, found.analysis, found.version_of));
}

}  // namespace sayso::python
