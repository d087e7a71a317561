// The digest of a store as JSON, for the commands that print it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "linking/digest.h"

namespace sayso {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text);

/// A citation without its place in the text.
Json json_of(const Citation& citation);

/// A source without its statements.
Json json_of(const SourceGroup& group);

/// A statement with its spans in code points of its document's text.
Json json_of(const Saying& statement, const Digest& digest);

}  // namespace sayso
