// MCP over standard input and output: one message a line.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "base/result.h"

namespace sayso::mcp {

/// Answers messages until the input ends. Errors: those of the store; and "output" where an answer
/// could not be written.
Result<void> serve_stdio(const std::string& store, std::istream& in,
                         const std::function<bool(const std::string& line)>& write);

}  // namespace sayso::mcp
