#include "alerting/notice.h"
#include "linking/link.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"

namespace sayso::cli {

namespace {

struct ReanalyseOptions {
  std::string store;
  std::size_t jobs = 0;
};

/// Gives the documents `ids`, through a handle of its own: it may run on another thread than the
/// writer.
void give_stored(const std::string& path, const std::vector<std::string>& ids,
                 const TakeReading& take) {
  Result<Store> store = Store::open(path, Store::Mode::read);
  for (const std::string& id : ids) {
    Reading reading{id, Error{}, true, std::nullopt};
    if (!store.ok()) {
      reading.document = store.error();
    } else {
      Result<Entry> entry = store->entry(id);
      if (entry.ok()) {
        reading.document = std::move(entry->document);
      } else {
        reading.document = entry.error();
      }
    }
    if (!take(std::move(reading))) return;
  }
}

Exit reanalyse(const Settings& settings, const ReanalyseOptions& options, Console& console) {
  const Result<OpenModels> models = open_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Result<Store> store =
      Store::open(options.store, Store::Mode::change, {update_shown(options.store, console)});
  if (!store.ok()) return console.refuse(store.error());
  Result<std::vector<std::string>> ids = store->stale(models->analysis->fingerprints());
  if (!ids.ok()) return console.refuse(ids.error());
  Exit status = Exit::done;
  std::size_t count = 0;
  auto give = [&](const TakeReading& take) { give_stored(options.store, *ids, take); };
  analyse_in_order(give, *models->analysis, threads_for(options.jobs), [&](const Reading& reading) {
    if (!reading.document.ok()) {
      console.complain(reading.file + ": " + reading.document.error().message);
      status = Exit::some_failed;
      return true;
    }
    Result<void> kept = store->replace_analysis(reading.file, *reading.analysis);
    if (!kept.ok()) {
      console.complain(reading.file + ": not stored: " + kept.error().message);
      status = Exit::unusable;
      return false;
    }
    console.progress(std::to_string(++count) + " of " + std::to_string(ids->size()) + " documents");
    return true;
  });
  if (const Result<void> linked = link(*store, &models->linking); !linked.ok()) {
    return console.refuse(linked.error());
  }
  if (const auto fired = notice(*store); !fired.ok()) return console.refuse(fired.error());
  console.write_line(options.store + ": " + std::to_string(count) + " analysed anew");
  return status;
}

}  // namespace

Command reanalyse_command(const Settings& settings) {
  auto options = std::make_shared<ReanalyseOptions>();
  return {
      "reanalyse",
      "Analyse anew what older models analysed",
      "Only documents whose stored analysis is by other models than the present ones are read "
      "again. A run that is broken off can be repeated.",
      {store_operand(options->store), jobs_option(options->jobs)},
      [&settings, options](Console& console) { return reanalyse(settings, *options, console); }};
}

}  // namespace sayso::cli
