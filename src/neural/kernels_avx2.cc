#include <cstdint>

#include "neural/kernels.h"

#if defined(__x86_64__)
#pragma GCC target("avx2,fma")
#pragma GCC diagnostic ignored "-Wpsabi"
#include <immintrin.h>

namespace sayso {
namespace {

constexpr const char* set_name = "avx2";
constexpr int lanes = 8;
typedef float F __attribute__((vector_size(4 * lanes)));
typedef std::int32_t I __attribute__((vector_size(4 * lanes)));

inline float sum_of(F x) {
  __m128 y = _mm_add_ps(_mm256_castps256_ps128((__m256)x), _mm256_extractf128_ps((__m256)x, 1));
  y = _mm_add_ps(y, _mm_movehl_ps(y, y));
  return _mm_cvtss_f32(_mm_add_ss(y, _mm_movehdup_ps(y)));
}
inline float greatest_of(F x) {
  __m128 y = _mm_max_ps(_mm256_castps256_ps128((__m256)x), _mm256_extractf128_ps((__m256)x, 1));
  y = _mm_max_ps(y, _mm_movehl_ps(y, y));
  return _mm_cvtss_f32(_mm_max_ss(y, _mm_movehdup_ps(y)));
}
inline float least_of(F x) { return -greatest_of(-x); }
inline I to_nearest(F x) { return (I)_mm256_cvtps_epi32((__m256)x); }
/// x less the whole number below it.
inline F fraction_of(F x) { return x - (F)_mm256_floor_ps((__m256)x); }
/// x * 2^power for x from 1/2 to 2, the power rounded down; one below -126 counts as -126.
inline F times_power(F x, F power) {
  const F whole = (F)_mm256_max_ps(_mm256_floor_ps((__m256)power), _mm256_set1_ps(-126));
  return (F)((I)x + (to_nearest(whole) << 23));
}
/// sum + the two products of 16-bit halves in each lane.
inline I add_pairs(I sum, I a, I b) { return sum + (I)_mm256_madd_epi16((__m256i)a, (__m256i)b); }

#include "neural/kernels.inc"
#include "neural/kernels_words.inc"

constexpr Kernels set = {set_name,          norm_rows,   gelu_all,     softmax_rows, quantise,
                         attention_bytes,   split_heads, attend,       add_and_norm, values,
                         gelu_and_quantise, score_pair,  byte_product, nearest};

}  // namespace

const Kernels* avx2_kernels() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &set : nullptr;
}

}  // namespace sayso
#else
namespace sayso {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace sayso
#endif
