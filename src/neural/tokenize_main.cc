// tokenize WEIGHTS: reads one JSON string a line, writes its pieces: ID:BEGIN:END:SHAPE ...,
// offsets in bytes. training/compare_tokenizer.py compares them with the reference. Not installed.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/weights.h"
#include "neural/tokenizer.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: tokenize WEIGHTS\n";
    return 2;
  }
  const auto weights = sayso::Weights::open(argv[1]);
  if (!weights) {
    std::cerr << weights.error().message << "\n";
    return 1;
  }
  const auto tokenizer = sayso::Tokenizer::open(*weights);
  if (!tokenizer) {
    std::cerr << tokenizer.error().message << "\n";
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto text = nlohmann::json::parse(line, nullptr, false);
    if (!text.is_string()) {
      std::cerr << "not a JSON string: " << line << "\n";
      return 1;
    }
    const char* between = "";
    for (const auto& piece : tokenizer->tokenize(text.get_ref<const std::string&>())) {
      std::cout << between << piece.id << ':' << piece.span.begin << ':' << piece.span.end << ':'
                << int{piece.shape};
      between = " ";
    }
    std::cout << '\n';
  }
}
