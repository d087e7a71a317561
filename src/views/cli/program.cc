// The program from its arguments to its exit status. The parser is made here from the commands'
// data, and seen nowhere else.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <utility>

#include "views/cli/command.h"
#include "views/cli/program_words.h"

namespace sayso::cli {

namespace {

constexpr std::size_t largest_number = 1000000;

Program make_program(Settings& settings) {
  return {
      "Reads news reports and shows on whose say-so each thing in them is claimed: every "
      "source, the words that attribute, and what is attributed.",
      "Exit status: 0 done; 1 some input could not be read, the others were; 2 the command "
      "line makes no sense; 3 the store or the models cannot be used; 4 standard output could "
      "not be written.",
      {{"--models", "DIR",
        "Folder of the weights; else SAYSO_MODELS, or the ones that lie beside the program",
        &settings.models},
       {"--color",
        "WHEN",
        "auto (on terminals, unless NO_COLOR is set), always or never",
        &settings.color,
        {"auto", "always", "never"}},
       {"--progress", "", "Report progress on standard error even where that is no terminal",
        &settings.progress}},
      {annotate_command(settings), add_command(settings),      watch_command(settings),
       report_command(settings),   sources_command(settings),  events_command(settings),
       stories_command(settings),  timeline_command(settings), brief_command(settings),
       claims_command(settings),   claim_command(settings),    transfers_command(settings),
       why_command(settings),      why_not_command(settings),  show_command(settings),
       search_command(settings),   export_command(settings),   reanalyse_command(settings),
       relink_command(settings),   remove_command(settings),   correct_command(settings),
       alert_command(settings)}};
}

void declare(CLI::App& app, const Option& option) {
  CLI::Option* declared = std::visit(
      [&](auto* target) {
        if constexpr (std::is_same_v<decltype(target), bool*>) {
          return app.add_flag(option.names, *target, option.help);
        } else {
          return app.add_option(option.names, *target, option.help);
        }
      },
      option.target);
  if (std::holds_alternative<std::size_t*>(option.target)) {
    declared->check(CLI::Range(std::size_t{1}, largest_number));
  }
  if (option.takes_many() && !option.is_operand()) {
    // One argument, so that the operands behind it stay operands.
    declared->delimiter(',')->allow_extra_args(false);
  }
  if (!option.choices.empty()) declared->check(CLI::IsMember(option.choices));
  declared->required(option.presence == Presence::required);
}

void declare(CLI::App& app, const Program& program) {
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("sayso ") + SAYSO_VERSION);
  for (const Option& option : program.options) declare(app, option);
  for (const Command& command : program.commands) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    sub->fallthrough();
    for (const Option& option : command.options) declare(*sub, option);
  }
}

Exit usage_error(const CLI::App& app, Console& console, const std::string& message) {
  console.complain(message);
  std::string help = "help";
  for (const CLI::App* sub : app.get_subcommands()) help += " " + sub->get_name();
  console.complain("try: sayso " + help);
  return Exit::usage;
}

Color color_from(const std::string& when) {
  if (when == "always") return Color::always;
  return when == "never" ? Color::never : Color::automatic;
}

Exit run(const CLI::App& app, const Settings& settings, const Program& program) {
  Console console(color_from(settings.color),
                  settings.progress ? Progress::always : Progress::automatic);
  for (const Command& command : program.commands) {
    if (!app.got_subcommand(command.name)) continue;
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

int run_program(int argc, char** argv, const MoreCommands& more) {
  // A reader that has gone ends the program quietly, as it does others in a pipeline.
  std::signal(SIGPIPE, SIG_DFL);
  // A store that reaches the limit on file sizes is an error like a full disk, not a death.
  std::signal(SIGXFSZ, SIG_IGN);

  Settings settings;
  Program program = make_program(settings);
  for (Command& command : more(settings)) program.commands.push_back(std::move(command));
  program.commands.push_back(completion_command(program));
  program.commands.push_back(help_command(program));
  CLI::App app(program.summary, "sayso");
  declare(app, program);
  Console early(Color::never, Progress::automatic);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto& chosen = app.get_subcommands();
    early.write(help_page(program, chosen.empty() ? "" : chosen.front()->get_name()));
    return static_cast<int>(early.finish(Exit::done));
  } catch (const CLI::CallForVersion& version) {
    early.write_line(version.what());
    return static_cast<int>(early.finish(Exit::done));
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(usage_error(app, early, error.what()));
  }
  return static_cast<int>(run(app, settings, program));
}

}  // namespace sayso::cli
