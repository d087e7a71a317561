#include <cstdint>

#include "neural/kernels.h"

#if defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma,prefer-vector-width=512")
#pragma GCC diagnostic ignored "-Wpsabi"
// g++ 12's own headers hand an undefined value to masked instructions.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>

namespace sayso {
namespace {

constexpr const char* set_name = "avx512";
constexpr int lanes = 16;
typedef float F __attribute__((vector_size(4 * lanes)));
typedef std::int32_t I __attribute__((vector_size(4 * lanes)));

inline float sum_of(F x) { return _mm512_reduce_add_ps((__m512)x); }
inline float least_of(F x) { return _mm512_reduce_min_ps((__m512)x); }
inline float greatest_of(F x) { return _mm512_reduce_max_ps((__m512)x); }
inline I to_nearest(F x) { return (I)_mm512_cvtps_epi32((__m512)x); }
/// x less the nearest whole number.
inline F fraction_of(F x) { return (F)_mm512_reduce_ps((__m512)x, 0); }
/// x * 2^whole, 0 where that is too small.
inline F times_power(F x, F whole) { return (F)_mm512_scalef_ps((__m512)x, (__m512)whole); }
/// sum + the two products of 16-bit halves in each lane.
inline I add_pairs(I sum, I a, I b) {
  return (I)_mm512_dpwssd_epi32((__m512i)sum, (__m512i)a, (__m512i)b);
}

#include "neural/kernels.inc"

}  // namespace

const Kernels* avx512_kernels() {
  const bool able = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return able ? &set : nullptr;
}

}  // namespace sayso
#else
namespace sayso {
const Kernels* avx512_kernels() { return nullptr; }
}  // namespace sayso
#endif
