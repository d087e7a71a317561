// The Model Context Protocol: JSON-RPC 2.0 messages, and what they come to. Versions 2025-06-18,
// 2025-03-26 and 2024-11-05 are spoken; whoever asks for another is offered the newest.
//
// https://modelcontextprotocol.io/specification/2025-06-18
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "answers/listed_json.h"
#include "record/store.h"

namespace sayso::mcp {

/// Whether it is one that is spoken.
bool speaks(std::string_view version);

/// The answer to one message, or to a batch of them, as one line; nothing where none is due, as to
/// a notification. What is no message is answered with an error.
std::optional<std::string> answer(const Store& store, std::string_view message);

}  // namespace sayso::mcp
