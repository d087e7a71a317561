// Four numbers at a time in the compiler's own vectors, for any processor.
#include <cstdint>

#include "neural/kernels.h"

namespace sayso {
namespace {

constexpr const char* set_name = "portable";
constexpr int lanes = 4;
typedef float F __attribute__((vector_size(4 * lanes)));
typedef std::int32_t I __attribute__((vector_size(4 * lanes)));

inline float sum_of(F x) { return (x[0] + x[1]) + (x[2] + x[3]); }
inline float greatest_of(F x) {
  const float a = x[0] > x[1] ? x[0] : x[1], b = x[2] > x[3] ? x[2] : x[3];
  return a > b ? a : b;
}
inline float least_of(F x) { return -greatest_of(-x); }
// Adding 1.5 * 2^23 leaves the nearest whole number in the low bits: for |x| < 2^22.
constexpr float rounding = 12582912.0F;
inline I to_nearest(F x) { return (I)(x + rounding) - (I)(F{} + rounding); }
/// x less the nearest whole number.
inline F fraction_of(F x) {
  x = x > -4e6F ? x : F{} - 4e6F;
  return x - ((x + rounding) - rounding);
}
/// x * 2^whole for x from 1/2 to 2; a power below -126 counts as -126.
inline F times_power(F x, F whole) {
  whole = whole > -126.0F ? whole : F{} - 126.0F;
  return (F)((I)x + (to_nearest(whole) << 23));
}
/// sum + the two products of 16-bit halves in each lane.
inline I add_pairs(I sum, I a, I b) {
  return sum + ((a << 16) >> 16) * ((b << 16) >> 16) + (a >> 16) * (b >> 16);
}

#include "neural/kernels.inc"

}  // namespace

const Kernels* portable_kernels() { return &set; }

}  // namespace sayso
