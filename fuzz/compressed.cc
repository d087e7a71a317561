// Whatever shows by its bytes what it is: compressed files, and the choice of a reader.
#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::read_input(data, size);
  return 0;
}
