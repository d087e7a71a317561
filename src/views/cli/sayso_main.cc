#include "views/cli/command.h"

int main(int argc, char** argv) { return sayso::cli::run_program(argc, argv); }
