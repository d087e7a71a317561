// What commands that read documents have in common: the inputs named on the command line, the
// models, and how many threads.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/in_order.h"
#include "base/result.h"
#include "documents/page_model.h"
#include "linking/linking_models.h"
#include "record/fetch_state.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/web.h"

namespace sayso::cli {

struct InputOptions {
  std::vector<std::string> inputs;
  std::string as;        // kind of input; empty: told by content
  std::size_t jobs = 0;  // 0: one a processor
  WebOptions web = {};
};

/// INPUT..., --as, --jobs and those for the web.
std::vector<Option> input_options(InputOptions& options);
Option kind_option(std::string& as);
Option jobs_option(std::size_t& jobs);

struct OpenModels {
  std::unique_ptr<const Models> analysis;
  PageModel pages;  // what reads HTML
  LinkingModels linking;
};

/// Opens the models that the settings ask for: all, or those of linking alone.
Result<OpenModels> open_models(const Settings& settings);
Result<LinkingModels> open_linking_models(const Settings& settings);

/// Shows on the console, which must outlive it, how far an older store has been brought up to date.
UpdateProgress update_shown(const std::string& store, Console& console);

/// Where to begin in the file at a path; nothing: at its start.
using BeginAt = std::function<std::optional<Position>(const std::string& path)>;

/// Gives a reading for each record of the inputs; folders are gone through in the order of names,
/// addresses of the web are fetched. `state` keeps what is known of web sites; null: nothing is.
void give_inputs(const InputOptions& options, const PageModel& pages, const TakeReading& take,
                 const BeginAt& begin_at = {}, FetchState* state = nullptr);

}  // namespace sayso::cli
