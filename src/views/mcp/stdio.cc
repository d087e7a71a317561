#include "views/mcp/stdio.h"

#include <istream>

#include "record/store.h"
#include "views/mcp/protocol.h"

namespace sayso::mcp {

Result<void> serve_stdio(const std::string& path, std::istream& in,
                         const std::function<bool(const std::string& line)>& write) {
  const auto store = Store::open(path, Store::Mode::read);
  if (!store) return store.error();
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const auto told = answer(*store, line);
    if (told && !write(*told)) return Error{"output", "the answer could not be written"};
  }
  return {};
}

}  // namespace sayso::mcp
