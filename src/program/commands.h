// Commands that start another view than the command line itself.
#pragma once

#include "views/cli/command.h"

namespace sayso::program {

cli::Command serve_command(const cli::Settings& settings);
cli::Command mcp_command(const cli::Settings& settings);

}  // namespace sayso::program
