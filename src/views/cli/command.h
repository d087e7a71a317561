// A command is data: its words and options are declared once, in its own file, and the help, the
// manual page and the shell completions are all made from them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "views/cli/console.h"

namespace sayso::cli {

/// Options that every command takes.
struct Settings {
  std::string models;  // folder; empty: the usual places
  std::string color = "auto";
  bool progress = false;
};

enum class Presence { optional, required };

/// An option or an operand, and where its value goes.
struct Option {
  using Target = std::variant<bool*, std::size_t*, std::string*, std::vector<std::string>*>;

  std::string names;  // "-j,--jobs"; an operand's one name: "STORE"
  std::string value;  // what stands for its value in help: "N"; empty for flags and operands
  std::string help;
  /// A flag's bool, a number from 1 on, text, or one or more texts: of an option with commas
  /// between them.
  Target target;
  std::vector<std::string> choices{};  // the texts it takes; empty: any
  Presence presence = Presence::optional;

  bool is_operand() const { return !names.starts_with('-'); }
  bool takes_many() const { return std::holds_alternative<std::vector<std::string>*>(target); }
};

struct Command {
  std::string name;
  std::string summary;                // a few words, for lists
  std::string details;                // paragraphs, for its help and the manual page
  std::vector<Option> options;        // operands among them, in their order
  std::function<Exit(Console&)> run;  // called once the options have their values
};

/// The program's own words and its commands: all that help, the manual page and the shell
/// completions are made from.
struct Program {
  std::string summary;
  std::string details;
  std::vector<Option> options;  // which every command takes too
  std::vector<Command> commands;
};

Command annotate_command(const Settings& settings);
Command add_command(const Settings& settings);
Command watch_command(const Settings& settings);
Command report_command(const Settings& settings);
Command sources_command(const Settings& settings);
Command events_command(const Settings& settings);
Command stories_command(const Settings& settings);
Command timeline_command(const Settings& settings);
Command brief_command(const Settings& settings);
Command claims_command(const Settings& settings);
Command claim_command(const Settings& settings);
Command transfers_command(const Settings& settings);
Command why_command(const Settings& settings);
Command why_not_command(const Settings& settings);
Command show_command(const Settings& settings);
Command search_command(const Settings& settings);
Command export_command(const Settings& settings);
Command reanalyse_command(const Settings& settings);
Command relink_command(const Settings& settings);
Command remove_command(const Settings& settings);
Command correct_command(const Settings& settings);
Command alert_command(const Settings& settings);
Command completion_command(const Program& program);
Command help_command(const Program& program);

/// The STORE operand.
Option store_operand(std::string& store);

/// Commands that belong to other views.
using MoreCommands = std::function<std::vector<Command>(const Settings& settings)>;

/// Parses, runs, and gives the exit status.
int run_program(int argc, char** argv, const MoreCommands& more);

}  // namespace sayso::cli
