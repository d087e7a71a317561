// PDF with a text layer.
#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::read_input(data, size, sayso::Kind::pdf);
  return 0;
}
