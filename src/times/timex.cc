#include "times/timex.h"

#include <array>

namespace sayso {
namespace {

constexpr std::array<std::string_view, 4> kTypes = {"DATE", "TIME", "DURATION", "SET"};

}  // namespace

std::string_view name_of(TimexType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::optional<TimexType> timex_type_from(std::string_view name) {
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    if (kTypes[i] == name) return static_cast<TimexType>(i);
  }
  return std::nullopt;
}

}  // namespace sayso
