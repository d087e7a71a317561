#include "alerting/notice.h"
#include "linking/link.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"

namespace sayso::cli {

namespace {

struct RemoveOptions {
  std::string store;
  std::vector<std::string> documents;
};

Result<void> remove_one(Store& store, const std::string& name) {
  Result<std::string> id = store.find(name);
  if (!id.ok()) return id.error();
  return store.remove(*id);
}

Exit remove(const Settings& settings, const RemoveOptions& options, Console& console) {
  const Result<LinkingModels> models = open_linking_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Result<Store> store = Store::open(options.store, Store::Mode::change);
  if (!store.ok()) return console.refuse(store.error());
  std::size_t removed = 0;
  for (const std::string& name : options.documents) {
    Result<void> done = remove_one(*store, name);
    if (done.ok()) {
      ++removed;
    } else {
      console.complain(done.error().message);
    }
  }
  if (const Result<void> linked = link(*store, &*models); !linked.ok()) {
    return console.refuse(linked.error());
  }
  if (const auto fired = notice(*store); !fired.ok()) return console.refuse(fired.error());
  console.write_line(options.store + ": " + std::to_string(removed) + " removed");
  return removed == options.documents.size() ? Exit::done : Exit::some_failed;
}

}  // namespace

Command remove_command(const Settings& settings) {
  auto options = std::make_shared<RemoveOptions>();
  return {"remove",
          "Remove documents and all that is derived from them",
          "A document is named by its id or the start of it, its address, its file, or the end of "
          "that file's path. A name that fits several documents removes none.",
          {store_operand(options->store),
           {"DOCUMENT", "", "Documents of the store", &options->documents, {}, Presence::required}},
          [&settings, options](Console& console) { return remove(settings, *options, console); }};
}

}  // namespace sayso::cli
