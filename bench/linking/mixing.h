// Choices that look like chance and are the same in every run.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::bench {

/// Spreads the bits of some numbers over one (the finaliser of SplitMix64).
template <typename... Numbers>
std::uint64_t mixed(Numbers... numbers) {
  std::uint64_t out = 0x9E3779B97F4A7C15U;
  const auto add = [&](std::uint64_t number) {
    out = (out ^ number) + 0x9E3779B97F4A7C15U;
    out = (out ^ (out >> 30)) * 0xBF58476D1CE4E5B9U;
    out = (out ^ (out >> 27)) * 0x94D049BB133111EBU;
    out ^= out >> 31;
  };
  (add(static_cast<std::uint64_t>(numbers)), ...);
  return out;
}

inline std::uint64_t mixed_word(std::string_view word) {
  std::uint64_t out = word.size();
  for (const char c : word) out = out * 131 + static_cast<unsigned char>(c);
  return mixed(out);
}

/// A number from 0 to below 1.
inline double fraction(std::uint64_t mixed_bits) {
  return static_cast<double>(mixed_bits >> 11) * 0x1p-53;
}

}  // namespace sayso::bench
