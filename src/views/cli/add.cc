#include <optional>

#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct AddOptions {
  std::string store;
  InputOptions inputs;
};

struct Counts {
  std::size_t added = 0;
  std::size_t unchanged = 0;
  std::size_t new_versions = 0;
  std::size_t failed = 0;

  std::size_t all() const { return added + unchanged + new_versions + failed; }

  void count(Placement::Outcome outcome) {
    switch (outcome) {
      case Placement::Outcome::added:
        ++added;
        break;
      case Placement::Outcome::unchanged:
        ++unchanged;
        break;
      case Placement::Outcome::new_version:
        ++new_versions;
        break;
    }
  }

  std::string summary() const {
    return std::to_string(added) + " added, " + std::to_string(unchanged) + " unchanged, " +
           counted(new_versions, "new version") + ", " + std::to_string(failed) + " failed";
  }
};

/// Gives the inputs, those that the store knows already marked as not to be analysed. Looks into
/// the store through a handle of its own, since it may run on another thread than the writer.
void give_unknown(const AddOptions& options, const PageModel& pages, const TakeReading& take) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  give_inputs(options.inputs, pages, [&](Reading reading) {
    if (store.ok() && reading.document.ok()) {
      Result<Placement> placement = store->place(*reading.document);
      reading.wanted = !placement.ok() || placement->outcome != Placement::Outcome::unchanged;
    }
    return take(std::move(reading));
  });
}

/// Stores one reading. Returns the store's error, if any: with that, nothing more can be stored.
std::optional<Error> keep(const Reading& reading, Store& store, Counts& counts, Console& console) {
  if (!reading.document.ok()) {
    console.complain(reading.document.error().message);
    ++counts.failed;
    return std::nullopt;
  }
  if (!reading.analysis) {
    ++counts.unchanged;
    return std::nullopt;
  }
  Result<Placement> placement = store.put(*reading.document, *reading.analysis);
  if (!placement.ok()) return placement.error();
  counts.count(placement->outcome);
  return std::nullopt;
}

Exit add(const Settings& settings, const AddOptions& options, Console& console) {
  Result<std::unique_ptr<const Models>> models = open_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  const Result<PageModel> pages = open_page_model(settings);
  if (!pages.ok()) return console.refuse(pages.error());
  Result<Store> store = Store::open(options.store, Store::Mode::create);
  if (!store.ok()) return console.refuse(store.error());
  Counts counts;
  std::optional<Error> stopped;
  auto give = [&](const TakeReading& take) { give_unknown(options, *pages, take); };
  analyse_in_order(give, **models, threads_for(options.inputs.jobs), [&](const Reading& reading) {
    stopped = keep(reading, *store, counts, console);
    if (stopped) console.complain(reading.file + ": not stored: " + stopped->message);
    console.progress(counted(counts.all(), "document"));
    return !stopped;
  });
  console.write_line(options.store + ": " + counts.summary());
  if (stopped) return Exit::unusable;
  return counts.failed > 0 ? Exit::some_failed : Exit::done;
}

std::vector<Option> add_options(AddOptions& options) {
  std::vector<Option> all = input_options(options.inputs);
  all.insert(all.begin(), store_operand(options.store));
  return all;
}

}  // namespace

Command add_command(const Settings& settings) {
  auto options = std::make_shared<AddOptions>();
  return {"add", "Read documents into a store",
          "The store is one file, made if missing. Each document is stored whole or not at all, so "
          "a run that is broken off can be repeated. A document that the store has already changes "
          "nothing; another text at the same address becomes a new version beside the old one.",
          add_options(*options),
          [&settings, options](Console& console) { return add(settings, *options, console); }};
}

}  // namespace sayso::cli
