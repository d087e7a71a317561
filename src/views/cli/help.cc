#include <memory>

#include "views/cli/command.h"
#include "views/cli/program_words.h"

namespace sayso::cli {

namespace {

struct HelpOptions {
  std::string command;
  bool man = false;
};

Exit help(const Program& program, const HelpOptions& options, Console& console) {
  if (options.man) {
    console.write(manual_page(program));
    return Exit::done;
  }
  if (!options.command.empty() && find_command(program, options.command) == nullptr) {
    console.complain("no command '" + options.command + "'; try: sayso help");
    return Exit::usage;
  }
  console.write(help_page(program, options.command));
  return Exit::done;
}

}  // namespace

Command help_command(const Program& program) {
  auto options = std::make_shared<HelpOptions>();
  return {"help",
          "Explain the program or a command",
          "Without COMMAND, lists the commands.",
          {{"COMMAND", "", "The command to explain", &options->command},
           {"--man", "", "Write the manual page sayso(1) instead", &options->man}},
          [&program, options](Console& console) { return help(program, *options, console); }};
}

}  // namespace sayso::cli
