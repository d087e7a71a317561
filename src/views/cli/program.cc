// The program from its arguments to its exit status.
#include <csignal>
#include <exception>
#include <memory>

#include "views/cli/command.h"

namespace sayso::cli {

namespace {

constexpr const char* about =
    "Reads news reports and shows on whose say-so each thing in them is claimed: every source, the "
    "words that attribute, and what is attributed.";

constexpr const char* statuses =
    "Exit status: 0 done; 1 some input could not be read, the others were; 2 the command line "
    "makes no sense; 3 the store or the models cannot be used; 4 standard output could not be "
    "written.";

std::vector<Command> all_commands(CLI::App& program, const Settings& settings) {
  return {annotate_command(settings),  add_command(settings),    report_command(settings),
          show_command(settings),      search_command(settings), export_command(settings),
          reanalyse_command(settings), remove_command(settings), completion_command(program),
          help_command(program)};
}

void declare(CLI::App& program, Settings& settings, const std::vector<Command>& commands) {
  program.require_subcommand(1);
  program.set_version_flag("--version", std::string("sayso ") + SAYSO_VERSION);
  program.footer(statuses);
  program
      .add_option("--models", settings.models,
                  "Folder of the weights; else SAYSO_MODELS, the installed ones, or the source "
                  "tree's")
      ->type_name("DIR");
  program
      .add_option("--color", settings.color,
                  "auto (on terminals, unless NO_COLOR is set), always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  program.add_flag("--progress", settings.progress,
                   "Report progress on standard error even where that is no terminal");
  for (const Command& command : commands) {
    CLI::App* sub = program.add_subcommand(command.name, command.summary);
    sub->fallthrough();
    sub->footer(command.details);
    command.declare(*sub);
  }
}

Exit usage_error(const CLI::App& program, Console& console, const std::string& message) {
  console.complain(message);
  std::string help = "help";
  for (const CLI::App* sub : program.get_subcommands()) help += " " + sub->get_name();
  console.complain("try: sayso " + help);
  return Exit::usage;
}

Color color_from(const std::string& when) {
  if (when == "always") return Color::always;
  return when == "never" ? Color::never : Color::automatic;
}

Exit run(CLI::App& program, const Settings& settings, const std::vector<Command>& commands) {
  Console console(color_from(settings.color),
                  settings.progress ? Progress::always : Progress::automatic);
  for (const Command& command : commands) {
    if (!program.got_subcommand(command.name)) continue;
    Exit status = Exit::unusable;
    try {
      status = command.run(console);
    } catch (const std::exception& error) {  // memory ran out, or a mistake of ours
      console.complain(std::string("stopped: ") + error.what());
    }
    return console.finish(status);
  }
  return Exit::usage;
}

}  // namespace

int run_program(int argc, char** argv) {
  // A reader that has gone ends the program quietly, as it does others in a pipeline.
  std::signal(SIGPIPE, SIG_DFL);
  // A store that reaches the limit on file sizes is an error like a full disk, not a death.
  std::signal(SIGXFSZ, SIG_IGN);

  CLI::App program(about, "sayso");
  Settings settings;
  std::vector<Command> commands = all_commands(program, settings);
  declare(program, settings, commands);
  Console early(Color::never, Progress::automatic);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto& chosen = program.get_subcommands();
    early.write(chosen.empty() ? program.help() : chosen.front()->help());
    return static_cast<int>(early.finish(Exit::done));
  } catch (const CLI::CallForVersion& version) {
    early.write_line(version.what());
    return static_cast<int>(early.finish(Exit::done));
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(usage_error(program, early, error.what()));
  }
  return static_cast<int>(run(program, settings, commands));
}

}  // namespace sayso::cli
