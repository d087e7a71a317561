// Written dates.
#include "base/date.h"
#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view written(reinterpret_cast<const char*>(data), size);
  if (const auto date = sayso::parse_date(written)) {
    sayso::require(!date->granularity.empty(), "a date has a granularity");
    const auto again = sayso::parse_date(date->value);
    sayso::require(again && again->value == date->value, "a date that was read reads as itself");
  }
  return 0;
}
