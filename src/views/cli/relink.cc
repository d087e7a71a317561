#include "alerting/notice.h"
#include "linking/link.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"

namespace sayso::cli {

namespace {

Exit relink(const Settings& settings, const std::string& path, Console& console) {
  Result<Store> store = Store::open(path, Store::Mode::change, {update_shown(path, console)});
  if (!store.ok()) return console.refuse(store.error());
  const Result<LinkingModels> models = open_linking_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  const Result<std::size_t> size = store->size();
  if (!size.ok()) return console.refuse(size.error());
  const std::string total = " of " + std::to_string(*size) + " documents";
  const auto progress = [&](std::size_t done) { console.progress(std::to_string(done) + total); };
  if (const Result<void> linked = relink(*store, &*models, progress); !linked.ok()) {
    return console.refuse(linked.error());
  }
  if (const auto fired = notice(*store); !fired.ok()) return console.refuse(fired.error());
  console.write_line(path + ": " + std::to_string(*size) + " linked anew");
  return Exit::done;
}

}  // namespace

Command relink_command(const Settings& settings) {
  auto path = std::make_shared<std::string>();
  return {"relink",
          "Make anew what holds between documents",
          "What links documents is thrown away and made again from documents, analyses and "
          "corrections. Corrections stay. A run that is broken off is taken up by the next command "
          "that changes the store.",
          {store_operand(*path)},
          [&settings, path](Console& console) { return relink(settings, *path, console); }};
}

}  // namespace sayso::cli
