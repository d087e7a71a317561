// A command is data: its words and options are declared once, in its own file, and the help, the
// manual page and the shell completions are all made from them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "views/cli/console.h"

namespace sayso::cli {

/// Options that every command takes.
struct Settings {
  std::string models;  // folder; empty: the usual places
  std::string color = "auto";
  bool progress = false;
};

struct Command {
  std::string name;
  std::string summary;                     // a few words, for lists
  std::string details;                     // paragraphs, for its help and the manual page
  std::function<void(CLI::App&)> declare;  // its options and operands
  std::function<Exit(Console&)> run;       // called once the options are parsed
};

Command annotate_command(const Settings& settings);
Command add_command(const Settings& settings);
Command report_command(const Settings& settings);
Command show_command(const Settings& settings);
Command search_command(const Settings& settings);
Command export_command(const Settings& settings);
Command reanalyse_command(const Settings& settings);
Command remove_command(const Settings& settings);
Command completion_command(const CLI::App& program);
Command help_command(const CLI::App& program);

/// The whole program: parses, runs, and gives the exit status.
int run_program(int argc, char** argv);

}  // namespace sayso::cli
