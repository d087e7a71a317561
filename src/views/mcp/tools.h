// What a language model may ask a store: each answer carries the words that it rests on, and says
// so where the record holds nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answers/listed_json.h"
#include "base/result.h"
#include "record/store.h"

namespace sayso::mcp {

struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::string_view schema;  // of its arguments, JSON Schema
  /// `text` is for the model to read, `data` the same for programs.
  struct Answer {
    std::string text;
    Json data;
  };
  /// Errors are told to the model: "bad-arguments", "not-found", "ambiguous", those of the store.
  Result<Answer> (*call)(const Store&, const Json& arguments) = nullptr;
};

const std::vector<Tool>& tools();

}  // namespace sayso::mcp
