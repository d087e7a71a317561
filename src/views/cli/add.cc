#include <algorithm>
#include <optional>

#include "fetching/web_address.h"
#include "record/resuming.h"
#include "record/store.h"
#include "views/cli/adding.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"

namespace sayso::cli {

namespace {

struct AddOptions {
  std::string store;
  std::string rejected;
  InputOptions inputs;
};

/// Gives the inputs, those that the store knows already marked as not to be analysed, and a
/// container that a run was broken off in from there on. Looks into the store through a handle of
/// its own, since it may run on another thread than the writer.
void give_unknown(const AddOptions& options, const PageModel& pages, const TakeReading& take) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  const auto& inputs = options.inputs.inputs;
  std::optional<Result<FetchState>> web;
  if (std::any_of(inputs.begin(), inputs.end(), is_web_address)) {
    web = FetchState::open(options.store, Store::Mode::change);
  }
  const auto begin_at = [&store](const std::string& path) -> std::optional<Position> {
    const auto place = store.ok() ? broken_off_in(*store, path) : std::nullopt;
    if (!place) return std::nullopt;
    return Position{path, place->record, place->offset};
  };
  const auto take_marked = [&](Reading reading) {
    if (store.ok()) mark_known(*store, reading);
    return take(std::move(reading));
  };
  give_inputs(options.inputs, pages, take_marked, begin_at, web && web->ok() ? &**web : nullptr);
}

Exit add(const Settings& settings, const AddOptions& options, Console& console) {
  const Result<OpenModels> models = open_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Result<Store> store =
      Store::open(options.store, Store::Mode::create, {update_shown(options.store, console)});
  if (!store.ok()) return console.refuse(store.error());
  Adding adding(*store, options.store, options.rejected, console);
  auto give = [&](const TakeReading& take) { give_unknown(options, models->pages, take); };
  analyse_in_order(give, *models->analysis, threads_for(options.inputs.jobs),
                   [&](const Reading& reading) { return adding.take(reading); });
  const Exit status = adding.finish(models->linking);
  console.write_line(options.store + ": " + adding.summary());
  return status;
}

std::vector<Option> add_options(AddOptions& options) {
  std::vector<Option> all = input_options(options.inputs);
  all.insert(all.begin(), store_operand(options.store));
  all.push_back({"--rejected", "FILE",
                 "Where to say what could not be read and why; else STORE.rejected.jsonl",
                 &options.rejected});
  return all;
}

}  // namespace

Command add_command(const Settings& settings) {
  auto options = std::make_shared<AddOptions>();
  return {"add", "Read documents into a store",
          "The store is one file, made if missing. Each document is stored whole or not at all, so "
          "a run that is broken off can be repeated, and goes on inside the container that it was "
          "in. A document that the store has already changes nothing; another text at the same "
          "address becomes a new version beside the old one. What cannot be read costs no other "
          "document its place: it is complained of and, with the reason, added to a file.",
          add_options(*options),
          [&settings, options](Console& console) { return add(settings, *options, console); }};
}

}  // namespace sayso::cli
