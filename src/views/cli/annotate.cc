#include "record/interchange.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

Exit annotate(const Settings& settings, const InputOptions& options, Console& console) {
  const Result<OpenModels> models = open_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Exit status = Exit::done;
  std::size_t count = 0;
  auto give = [&](const TakeReading& take) { give_inputs(options, models->pages, take); };
  analyse_in_order(give, *models->analysis, threads_for(options.jobs), [&](const Reading& reading) {
    if (reading.document.ok()) {
      console.write_line(document_line(*reading.document, *reading.analysis));
    } else {
      console.write_line(error_line(reading.file, reading.document.error()));
      console.complain(reading.document.error().message);
      status = Exit::some_failed;
    }
    console.flush();  // a program at the other end sees each line as soon as it is there
    console.progress(counted(++count, "document"));
    return !console.broken();
  });
  return status;
}

}  // namespace

Command annotate_command(const Settings& settings) {
  auto options = std::make_shared<InputOptions>();
  return {"annotate", "Read documents and write what is in them, keeping nothing",
          "Writes one JSON line for each document, in the order of the inputs: its text and, as "
          "offsets into it, sentences and attributions. An input that cannot be read gives an "
          "error line in its place, and the exit status is 1 at the end.",
          input_options(*options),
          [&settings, options](Console& console) { return annotate(settings, *options, console); }};
}

}  // namespace sayso::cli
