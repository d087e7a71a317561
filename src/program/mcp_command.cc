#include <iostream>
#include <memory>

#include "program/commands.h"
#include "views/mcp/stdio.h"

namespace sayso::program {

using cli::Console;
using cli::Exit;

cli::Command mcp_command(const cli::Settings&) {
  auto store = std::make_shared<std::string>();
  return {"mcp",
          "Answer a language model's questions about a store",
          "Speaks the Model Context Protocol on standard input and output, with the tools search, "
          "article, claims, claim, source and timeline. Every answer carries the words that it "
          "rests on, and says so where the record holds nothing. The store is only read. sayso "
          "serve speaks it at /mcp too.",
          {cli::store_operand(*store)},
          [store](Console& console) {
            const auto done = mcp::serve_stdio(*store, std::cin, [&](const std::string& line) {
              console.write_line(line);
              console.flush();
              return !console.broken();
            });
            if (done || done.error().code == "output") return Exit::done;
            return console.refuse(done.error());
          }};
}

}  // namespace sayso::program
