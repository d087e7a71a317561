// Times in a text.
#include "times/times.h"

#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* written : {"2024-02-29", "2024-02", ""}) {
    std::uint32_t end = 0;
    for (const sayso::Timex& time : sayso::find_times(text, {written, "published"})) {
      sayso::require(end <= time.span.begin && time.span.begin < time.span.end, "times in order");
      sayso::require(time.span.end <= text.size(), "a time is within the text");
      sayso::require(!time.value.empty(), "a time has a value");
      end = time.span.end;
    }
  }
  return 0;
}
