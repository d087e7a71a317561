// encode WEIGHTS [SECONDS]: reads one JSON string a line and writes the vectors of its pieces,
// float32, little endian. With SECONDS it writes instead, a line for each text, how many pieces a
// second one thread encodes, going on for that long. For bench/ and training/; not installed.
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/weights.h"
#include "neural/encoder.h"
#include "neural/tokenizer.h"

namespace {

/// In processor time, which other programs on the same processor do not stretch.
double pieces_a_second(const sayso::Encoder& encoder, std::span<const sayso::Piece> pieces,
                       double seconds) {
  sayso::Encoder::Scratch scratch;
  std::size_t count = 0;
  const std::clock_t start = std::clock();
  double passed = 0;
  while (passed < seconds) {
    encoder.encode_document(pieces, scratch);
    count += pieces.size();
    passed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }
  return static_cast<double>(count) / passed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: encode WEIGHTS [SECONDS]\n";
    return 2;
  }
  const auto weights = sayso::Weights::open(argv[1]);
  if (!weights) {
    std::cerr << weights.error().message << "\n";
    return 1;
  }
  const auto tokenizer = sayso::Tokenizer::open(*weights);
  const auto encoder = sayso::Encoder::open(*weights);
  if (!tokenizer || !encoder) {
    std::cerr << (tokenizer ? encoder.error() : tokenizer.error()).message << "\n";
    return 1;
  }
  sayso::Encoder::Scratch scratch;
  for (std::string line; std::getline(std::cin, line);) {
    const auto text = nlohmann::json::parse(line, nullptr, false);
    if (!text.is_string()) {
      std::cerr << "not a JSON string: " << line << "\n";
      return 1;
    }
    const auto pieces = tokenizer->tokenize(text.get_ref<const std::string&>());
    if (argc == 3) {
      std::cout << pieces_a_second(*encoder, pieces, std::atof(argv[2])) << std::endl;
      continue;
    }
    const auto vectors = encoder->encode_document(pieces, scratch);
    std::cout.write(reinterpret_cast<const char*>(vectors.data()),
                    static_cast<std::streamsize>(vectors.size() * sizeof(float)));
  }
}
