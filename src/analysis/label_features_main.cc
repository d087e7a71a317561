// label_features: reads lines of {"text", "attributions": [{"source", "cue", "content"}]}, each of
// the three a list of [begin, end] in Unicode code points, and writes for each line the features of
// its attributions (label_features.h), a list of lists. For training; not installed.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "analysis/label_features.h"
#include "base/utf8.h"

namespace {

using nlohmann::json;

sayso::Spans spans_in(const json& given, const sayso::CodePointIndex& index) {
  sayso::Spans spans;
  for (const json& span : given) spans.push_back({index.byte(span[0]), index.byte(span[1])});
  return spans;
}

json features_of(const json& document) {
  const std::string& text = document.at("text").get_ref<const std::string&>();
  const sayso::CodePointIndex index(text);
  const sayso::LabelFeatures features(text);
  json out = json::array();
  for (const json& given : document.at("attributions")) {
    sayso::Attribution attribution;
    attribution.source = spans_in(given.at("source"), index);
    attribution.cue = spans_in(given.at("cue"), index);
    attribution.content = spans_in(given.at("content"), index);
    out.push_back(features.of(attribution));
  }
  return out;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << features_of(json::parse(line)).dump() << "\n";
    } catch (const json::exception& error) {
      std::cerr << "label_features: " << error.what() << "\n";
      return 1;
    }
  }
}
