#include <memory>

#include "views/cli/command.h"
#include "views/cli/program_words.h"

namespace sayso::cli {

namespace {

struct HelpOptions {
  std::string command;
  bool man = false;
};

Exit help(const CLI::App& program, const HelpOptions& options, Console& console) {
  if (options.man) {
    console.write(manual_page(program));
    return Exit::done;
  }
  if (options.command.empty()) {
    console.write(program.help());
    return Exit::done;
  }
  const CLI::App* command = program.get_subcommand(options.command);
  if (command == nullptr) {
    console.complain("no command '" + options.command + "'; try: sayso help");
    return Exit::usage;
  }
  console.write(command->help());
  return Exit::done;
}

}  // namespace

Command help_command(const CLI::App& program) {
  auto options = std::make_shared<HelpOptions>();
  return {"help", "Explain the program or a command", "Without COMMAND, lists the commands.",
          [options](CLI::App& app) {
            app.add_option("COMMAND", options->command, "The command to explain")->type_name("");
            app.add_flag("--man", options->man, "Write the manual page sayso(1) instead");
          },
          [&program, options](Console& console) { return help(program, *options, console); }};
}

}  // namespace sayso::cli
