#include "views/cli/inputs.h"

#include <utility>

#include "base/models_folder.h"
#include "documents/read.h"
#include "fetching/address_reader.h"
#include "fetching/web_address.h"

namespace sayso::cli {

namespace {

std::string folder_of_models(const Settings& settings) {
  return settings.models.empty() ? models_folder() : settings.models;
}

/// "text, html, jsonl".
std::string listed(const std::vector<std::string>& names) {
  std::string line;
  for (const std::string& name : names) line += (line.empty() ? "" : ", ") + name;
  return line;
}

}  // namespace

Option jobs_option(std::size_t& jobs) {
  return {"-j,--jobs", "N", "Documents to work on at a time; else one a processor", &jobs};
}

Option kind_option(std::string& as) {
  return {"--as", "KIND",
          "What the inputs are, else told by their content: " + listed(kind_names()), &as,
          kind_names()};
}

std::vector<Option> input_options(InputOptions& options) {
  std::vector<Option> all = {{"INPUT",
                              "",
                              "Files, folders, addresses of the web, or - for standard input",
                              &options.inputs,
                              {},
                              Presence::required},
                             kind_option(options.as),
                             jobs_option(options.jobs)};
  for (Option& option : web_option_list(options.web)) all.push_back(std::move(option));
  return all;
}

Result<OpenModels> open_models(const Settings& settings) {
  const std::string folder = folder_of_models(settings);
  auto analysis = Models::open(folder);
  if (!analysis) return analysis.error();
  auto pages = PageModel::open(folder + "/pages.weights");
  if (!pages) return pages.error();
  auto linking = open_linking_models(settings);
  if (!linking) return linking.error();
  return OpenModels{*std::move(analysis), *std::move(pages), *std::move(linking)};
}

Result<LinkingModels> open_linking_models(const Settings& settings) {
  return LinkingModels::open(folder_of_models(settings));
}

void give_inputs(const InputOptions& options, const PageModel& pages, const TakeReading& take,
                 const BeginAt& begin_at, FetchState* state) {
  ReadOptions read{kind_from(options.as), &pages};
  bool going_on = true;
  auto take_record = [&](Record record) {
    going_on = take({std::move(record.file), std::move(record.document), true, std::nullopt,
                     std::move(record.position)});
    return going_on;
  };
  std::optional<AddressReader> web;
  for (const std::string& input : options.inputs) {
    if (is_web_address(input)) {
      if (!web) web.emplace(curl_options(options.web), fetcher_options(options.web), state);
      web->read(input, {read.as, &pages}, take_record);
      if (!going_on) return;
      continue;
    }
    Result<std::vector<std::string>> files = list_inputs(input);
    if (!files.ok()) {
      take_record({input, files.error(), {input, 0, 0}});
    } else {
      for (const std::string& file : *files) {
        read.from = begin_at ? begin_at(file) : std::nullopt;
        read_documents(file, read, take_record);
        if (!going_on) return;
      }
    }
    if (!going_on) return;
  }
}

UpdateProgress update_shown(const std::string& store, Console& console) {
  return [store, &console, told = false](std::size_t done, std::size_t of) mutable {
    if (!std::exchange(told, true)) {
      console.complain(store +
                       ": made by an older sayso; bringing it up to date, which may take minutes");
    }
    console.progress("Bringing the store up to date: " + std::to_string(done) + " of " +
                     std::to_string(of) + " steps");
  };
}

}  // namespace sayso::cli
