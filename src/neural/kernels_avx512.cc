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
/// x less the whole number below it.
inline F fraction_of(F x) { return (F)_mm512_reduce_ps((__m512)x, _MM_FROUND_TO_NEG_INF); }
/// x * 2^power, the power rounded down; 0 where that is too small.
inline F times_power(F x, F power) { return (F)_mm512_scalef_ps((__m512)x, (__m512)power); }
/// sum + the four products of unsigned by signed bytes in each lane.
inline I add_quads(I sum, I a, I b) {
  return (I)_mm512_dpbusd_epi32((__m512i)sum, (__m512i)a, (__m512i)b);
}
/// sum + the two products of 16-bit halves in each lane.
inline I add_pairs(I sum, I a, I b) { return sum + (I)_mm512_madd_epi16((__m512i)a, (__m512i)b); }
inline I load_bytes(const std::int8_t* from) { return (I)_mm512_loadu_si512(from); }
inline std::int32_t quad_at(const std::uint8_t* from) {
  std::int32_t quad;
  __builtin_memcpy(&quad, from, sizeof quad);
  return quad;
}
/// from [4, 32] -> to [32, 4]
inline void interleave(const std::int8_t* from, std::int8_t* to) {
  __m256i rows[4];
  for (int i = 0; i < 4; ++i) rows[i] = _mm256_loadu_si256((const __m256i*)(from + 32 * i));
  const __m256i a = _mm256_unpacklo_epi8(rows[0], rows[1]);
  const __m256i b = _mm256_unpackhi_epi8(rows[0], rows[1]);
  const __m256i c = _mm256_unpacklo_epi8(rows[2], rows[3]);
  const __m256i d = _mm256_unpackhi_epi8(rows[2], rows[3]);
  const __m256i quads[4] = {_mm256_unpacklo_epi16(a, c), _mm256_unpackhi_epi16(a, c),
                            _mm256_unpacklo_epi16(b, d), _mm256_unpackhi_epi16(b, d)};
  // Each half of a vector holds quads of its own half of the row.
  for (int i = 0; i < 4; ++i) {
    _mm_storeu_si128((__m128i*)(to + 16 * i), _mm256_castsi256_si128(quads[i]));
    _mm_storeu_si128((__m128i*)(to + 64 + 16 * i), _mm256_extracti128_si256(quads[i], 1));
  }
}

#include "neural/kernels.inc"
#include "neural/kernels_bytes.inc"

constexpr Kernels set = {set_name,          norm_rows,   gelu_all,     softmax_rows, quantise,
                         attention_bytes,   split_heads, attend,       add_and_norm, values,
                         gelu_and_quantise, score_pair,  byte_product, nearest};

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
