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
inline F floor_of(F x) {
  const F nearest = (x + rounding) - rounding;
  return nearest > x ? nearest - 1.0F : nearest;
}
/// x less the whole number below it.
inline F fraction_of(F x) {
  x = x > -4e6F ? x : F{} - 4e6F;
  return x - floor_of(x);
}
/// x * 2^power for x from 1/2 to 2, the power rounded down; one below -126 counts as -126.
inline F times_power(F x, F power) {
  const F whole = floor_of(power > -126.0F ? power : F{} - 126.0F);
  return (F)((I)x + (to_nearest(whole) << 23));
}
/// sum + the two products of 16-bit halves in each lane.
inline I add_pairs(I sum, I a, I b) {
  return sum + ((a << 16) >> 16) * ((b << 16) >> 16) + (a >> 16) * (b >> 16);
}

#include "neural/kernels.inc"
#include "neural/kernels_words.inc"

constexpr Kernels set = {set_name,          norm_rows,   gelu_all,     softmax_rows, quantise,
                         attention_bytes,   split_heads, attend,       add_and_norm, values,
                         gelu_and_quantise, score_pair,  byte_product, nearest};

}  // namespace

const Kernels* portable_kernels() { return &set; }

}  // namespace sayso
