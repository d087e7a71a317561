#include "views/cli/inputs.h"

#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <utility>

#include "documents/read.h"

namespace sayso::cli {

namespace {

/// Where this program lies; empty if that cannot be told.
std::filesystem::path program_folder() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::string models_folder(const Settings& settings) {
  if (!settings.models.empty()) return settings.models;
  const char* chosen = std::getenv("SAYSO_MODELS");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  std::filesystem::path installed = program_folder() / "../share/sayso/models";
  std::error_code error;
  if (std::filesystem::is_directory(installed, error)) return installed.lexically_normal();
  return SAYSO_SOURCE_MODELS;
}

}  // namespace

void declare_jobs(CLI::App& app, std::size_t& jobs) {
  app.add_option("-j,--jobs", jobs, "Documents to work on at a time; else one a processor")
      ->type_name("N")
      ->check(CLI::Range(1, 512));
}

void declare_kind(CLI::App& app, std::string& as) {
  app.add_option("--as", as, "What the inputs are, else told by their content: text, html or jsonl")
      ->type_name("KIND")
      ->check(CLI::IsMember({"text", "html", "jsonl"}));
}

void declare_inputs(CLI::App& app, InputOptions& options) {
  app.add_option("INPUT", options.inputs, "Files, folders, or - for standard input")
      ->type_name("")
      ->required();
  declare_kind(app, options.as);
  declare_jobs(app, options.jobs);
}

std::size_t threads_for(std::size_t jobs) {
  if (jobs > 0) return jobs;
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof(processors), &processors) != 0) return 1;
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&processors)));
}

Result<std::unique_ptr<const Models>> open_models(const Settings& settings) {
  return Models::open(models_folder(settings));
}

void give_inputs(const InputOptions& options, const TakeReading& take) {
  ReadOptions read{kind_from(options.as)};
  bool going_on = true;
  auto take_document = [&](std::string file, Result<Document> document) {
    going_on = take({std::move(file), std::move(document), true, std::nullopt});
    return going_on;
  };
  for (const std::string& input : options.inputs) {
    Result<std::vector<std::string>> files = list_inputs(input);
    if (!files.ok()) {
      take_document(input, files.error());
    } else {
      for (const std::string& file : *files) {
        read_documents(file, read, take_document);
        if (!going_on) return;
      }
    }
    if (!going_on) return;
  }
}

}  // namespace sayso::cli
