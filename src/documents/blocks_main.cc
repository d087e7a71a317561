// blocks [--model FILE] PAGE...
//
// The blocks of HTML pages as the scorer sees them, for training: one JSON object a page,
//   {"file", "width", "blocks": [text, ...], "goes_on": [0 or 1, ...],
//    "furniture": [0 or 1, ...], "scores": [number, ...], "features": [number, ...]}
// with `width` features a block. They are those of the first reading; with a model, those of the
// second, from what that model's first reading says, and `scores` is what both readings make of
// each block.
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "documents/article.h"
#include "documents/encoding.h"
#include "documents/metadata.h"

namespace {

using namespace sayso;

nlohmann::json blocks_of(const std::string& file, const PageModel* model) {
  std::ifstream in(file, std::ios::binary);
  const std::string html{std::istreambuf_iterator<char>(in), {}};
  const Dom page(decode(html, declared_encoding(html)));
  const Metadata metadata = metadata_of(page);
  const Outline outline = outline_of(page.root());
  const PageFacts facts = page_facts(page);
  Rows rows = block_features(outline, hints_of(metadata, facts));
  std::vector<float> scores;
  if (model != nullptr) {
    scores = model->scores(outline, rows);
    rows = features_with_scores(outline, rows, model->first_scores(outline, rows));
  }
  nlohmann::json blocks = nlohmann::json::array();
  nlohmann::json goes_on = nlohmann::json::array();
  nlohmann::json furniture = nlohmann::json::array();
  for (const Block& block : outline.blocks) {
    blocks.push_back(block.text);
    goes_on.push_back(block.goes_on ? 1 : 0);
    furniture.push_back(outline.is_furniture(furniture.size()) ? 1 : 0);
  }
  return {{"file", file},           {"width", rows.width},    {"blocks", blocks},
          {"goes_on", goes_on},     {"furniture", furniture}, {"scores", scores},
          {"features", rows.values}};
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> files(arguments + 1, arguments + count);
  std::optional<PageModel> model;
  if (files.size() > 1 && files[0] == "--model") {
    Result<PageModel> opened = PageModel::open(files[1]);
    if (!opened.ok()) {
      std::cerr << opened.error().message << '\n';
      return 2;
    }
    model = *std::move(opened);
    files.erase(files.begin(), files.begin() + 2);
  }
  for (const std::string& file : files) {
    std::cout << blocks_of(file, model ? &*model : nullptr)
                     .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
              << '\n';
  }
  return 0;
}
