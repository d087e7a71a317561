// The program's commands and options as data, read off its parser: what help pages, the manual page
// and shell completions are written from.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace sayso::cli {

struct OptionWords {
  std::vector<std::string> names;  // "-j", "--jobs"; an operand has its one name
  std::string value;               // "N"; empty for a flag
  std::string help;
  std::vector<std::string> choices;  // the values it takes, where they are few
};

struct CommandWords {
  std::string name;
  std::string summary;
  std::string details;
  std::vector<OptionWords> options;
  std::vector<std::string> operands;  // as in a synopsis: "STORE", "INPUT...", "[DOCUMENT]"
};

CommandWords words_of(const CLI::App& app);
std::vector<CommandWords> commands_of(const CLI::App& program);

/// The manual page sayso(1) in man's language.
std::string manual_page(const CLI::App& program);

/// The completion script for "bash", "zsh" or "fish".
std::string completion_script(const CLI::App& program, const std::string& shell);

}  // namespace sayso::cli
