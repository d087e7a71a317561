#include "views/mcp/protocol.h"

#include <algorithm>
#include <array>

#include "views/mcp/tools.h"

namespace sayso::mcp {
namespace {

constexpr std::array<std::string_view, 3> kVersions = {"2025-06-18", "2025-03-26", "2024-11-05"};

constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kNoMethod = -32601;
constexpr int kInvalidParams = -32602;

constexpr std::string_view kInstructions =
    "A record of who is reported to have said what in a collection of news reports. A claim is a "
    "proposition with all who say something of it; its ledger says how many articles, publishers "
    "and origins stand behind it (at least and at most) and why two of them are one. Many articles "
    "may rest on one origin: never take their number for confirmation. Quote the words that the "
    "answers give, name whose word it is, and say so where the record holds nothing. The record "
    "gives no verdict on truth.";

Json error(const Json& id, int code, const std::string& message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}};
}

Json result(const Json& id, Json value) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(value)}};
}

Json initialised(const Json& params) {
  std::string version(kVersions.front());
  if (params.contains("protocolVersion") && params["protocolVersion"].is_string()) {
    const auto asked = params["protocolVersion"].get<std::string>();
    if (speaks(asked)) version = asked;
  }
  return {{"protocolVersion", version},
          {"capabilities", {{"tools", {{"listChanged", false}}}}},
          {"serverInfo", {{"name", "sayso"}, {"title", "sayso"}, {"version", SAYSO_VERSION}}},
          {"instructions", std::string(kInstructions)}};
}

Json listed_tools() {
  Json list = Json::array();
  for (const Tool& tool : tools()) {
    list.push_back(
        {{"name", std::string(tool.name)},
         {"title", std::string(tool.title)},
         {"description", std::string(tool.description)},
         {"inputSchema", Json::parse(tool.schema)},
         {"annotations",
          {{"readOnlyHint", true}, {"idempotentHint", true}, {"openWorldHint", false}}}});
  }
  return {{"tools", std::move(list)}};
}

Json text_content(const std::string& text) {
  return Json::array({{{"type", "text"}, {"text", text}}});
}

Json called(const Store& store, const Json& id, const Json& params) {
  if (!params.contains("name") || !params["name"].is_string()) {
    return error(id, kInvalidParams, "'name' is wanted");
  }
  const auto name = params["name"].get<std::string>();
  const Json arguments = params.value("arguments", Json::object());
  if (!arguments.is_object()) return error(id, kInvalidParams, "'arguments' is no object");
  for (const Tool& tool : tools()) {
    if (tool.name != name) continue;
    auto told = tool.call(store, arguments);
    if (!told) {
      return result(id, {{"content", text_content(told.error().message)}, {"isError", true}});
    }
    return result(id, {{"content", text_content(told->text)},
                       {"structuredContent", std::move(told->data)},
                       {"isError", false}});
  }
  return error(id, kInvalidParams, "no tool '" + name + "'");
}

/// Null where no answer is due.
Json answer_one(const Store& store, const Json& message) {
  if (!message.is_object() || message.value("jsonrpc", Json()) != "2.0") {
    return error(nullptr, kInvalidRequest, "this is no message of JSON-RPC 2.0");
  }
  const Json id = message.value("id", Json());
  if (!message.contains("method")) return {};  // a response; nothing was asked
  if (!message["method"].is_string()) return error(id, kInvalidRequest, "'method' is no text");
  if (id.is_null()) return {};  // a notification
  const auto method = message["method"].get<std::string>();
  const Json params = message.value("params", Json::object());
  if (!params.is_object()) return error(id, kInvalidParams, "'params' is no object");
  if (method == "initialize") return result(id, initialised(params));
  if (method == "ping") return result(id, Json::object());
  if (method == "tools/list") return result(id, listed_tools());
  if (method == "tools/call") return called(store, id, params);
  return error(id, kNoMethod, "no method '" + method + "'");
}

}  // namespace

bool speaks(std::string_view version) {
  return std::find(kVersions.begin(), kVersions.end(), version) != kVersions.end();
}

std::optional<std::string> answer(const Store& store, std::string_view message) {
  const Json json = Json::parse(message, nullptr, false);
  if (json.is_discarded()) return written(error(nullptr, kParseError, "this is no JSON"));
  if (!json.is_array()) {
    const Json told = answer_one(store, json);
    return told.is_null() ? std::nullopt : std::optional(written(told));
  }
  if (json.empty()) return written(error(nullptr, kInvalidRequest, "the batch is empty"));
  Json answers = Json::array();
  for (const Json& one : json) {
    Json told = answer_one(store, one);
    if (!told.is_null()) answers.push_back(std::move(told));
  }
  return answers.empty() ? std::nullopt : std::optional(written(answers));
}

}  // namespace sayso::mcp
