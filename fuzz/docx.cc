// Word documents: .docx.
#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::read_input(data, size, sayso::Kind::docx);
  return 0;
}
