// The program: the command line with the servers among its commands.
#include "program/commands.h"
#include "views/cli/command.h"

int main(int argc, char** argv) {
  using namespace sayso;
  return cli::run_program(argc, argv, [](const cli::Settings& settings) {
    return std::vector<cli::Command>{program::serve_command(settings),
                                     program::mcp_command(settings)};
  });
}
