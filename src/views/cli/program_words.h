// The program's words for people and shells, all made from the commands' data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "views/cli/command.h"

namespace sayso::cli {

/// "-j,--jobs" as {"-j", "--jobs"}.
std::vector<std::string> names_of(const Option& option);

/// "STORE INPUT...", optional operands in brackets.
std::string operands_of(const Command& command);

/// The command of that name, or null.
const Command* find_command(const Program& program, std::string_view name);

/// Help on a command, or on the program where `command` is empty or unknown.
std::string help_page(const Program& program, std::string_view command);

/// The manual page sayso(1) in man's language.
std::string manual_page(const Program& program);

/// The completion script for "bash", "zsh" or "fish".
std::string completion_script(const Program& program, std::string_view shell);

}  // namespace sayso::cli
