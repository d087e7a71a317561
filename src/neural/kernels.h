// The loops between the matrix products, in the widest vectors that the processor has.
//
// Every set computes the same; answers differ in the last digits, but for attention, which is in
// bytes in the set for AVX-512 VNNI and in 16 bits in the others. ONEDNN_MAX_CPU_ISA (see oneDNN)
// holds these loops back together with the products. 2^x is within 8e-5 of its
// true value, relative to it, and gelu within 5e-5 of its own.
#pragma once

#include <cstdint>

namespace sayso {

/// Row-wise layer normalisation in place: x [rows, width], width a multiple of 16.
void layer_norm(float* x, int rows, int width, const float* weight, const float* bias,
                float epsilon);

/// x -> x * Phi(x), the form of GELU by the error function; in place.
void gelu(float* x, std::int64_t size);

/// Row-wise softmax in place over the first `width` of each `stride` values.
void softmax(float* x, int rows, int width, int stride);

// What follows serves the encoder. Activations are unsigned bytes with a scale and a zero point for
// each row: value = scale * (byte - zero). A product's sums of bytes times signed bytes become
// values again in the next loop.

inline constexpr int head_width = 32;

struct RowScale {
  float scale = 1;
  float zero = 0;  // a whole number
};

/// A matrix product's outputs: value = row.scale * (scale * sum - row.zero * zero_term) + bias.
struct Columns {
  const float* scale;      // [outputs] of the weights
  const float* zero_term;  // [outputs] scale * sum of the output's weights
  const float* bias;       // [outputs]
};

struct Norm {
  const float* weight;  // [width]
  const float* bias;    // [width]
  float epsilon;
};

/// Two mentions and the rows of a table that say how they stand to one another; vectors of `width`.
struct Pair {
  const float *anaphor, *antecedent;
  const float* const* features;
  int feature_count;
  const float *similarity, *vector;
};

/// Queries, keys and values of one window, laid out as each set needs them.
struct Attention {
  int tokens, heads;
  std::uint8_t* memory;  // `attention_bytes` of them, from a cache line on
};

/// Rows of signed bytes that `nearest` compares.
struct ByteRows {
  static constexpr int width = 32, most = 32;
  const std::int8_t* bytes;  // [count, width]
  int count;                 // 1 to `most`
};

/// One set of loops; widths are multiples of 32.
struct Kernels {
  const char* name;

  void (*layer_norm)(float* x, int rows, int width, Norm norm);
  void (*gelu)(float* x, std::int64_t size);
  void (*softmax)(float* x, int rows, int width, int stride);

  /// x [rows, width] -> bytes [rows, width] and their scales.
  void (*quantise)(const float* x, int rows, int width, std::uint8_t* bytes, RowScale* scales);

  std::int64_t (*attention_bytes)(int tokens, int heads);

  /// sums [rows, 3 * 32 * heads] of the product with the query, key and value weights -> rows
  /// [first, first + rows) of `attention`.
  void (*split_heads)(const std::int32_t* sums, int rows, const RowScale* scales, Columns columns,
                      int first, const Attention& attention, float* row_buffer);

  /// -> out [tokens, 32 * heads]
  void (*attend)(const Attention& attention, float* out);

  /// x += the product; x = norm(x); bytes and `scales` of x. `scales` gives the product's rows too.
  void (*add_and_norm)(const std::int32_t* sums, int rows, int width,
                       const RowScale* product_scales, Columns columns, Norm norm, float* x,
                       std::uint8_t* bytes, RowScale* scales);

  /// The product's values -> out [rows, width].
  void (*values)(const std::int32_t* sums, int rows, int width, const RowScale* product_scales,
                 Columns columns, float* out);

  /// gelu of the product -> bytes and scales; row_buffer [2, width].
  void (*gelu_and_quantise)(const std::int32_t* sums, int rows, int width,
                            const RowScale* product_scales, Columns columns, float* row_buffer,
                            std::uint8_t* bytes, RowScale* scales);

  /// weight · relu(anaphor + antecedent + all features) + similarity · vector; serves coreference.
  float (*score_pair)(const Pair& pair, const float* weight, int width);

  /// The sum of the products of signed bytes.
  std::int32_t (*byte_product)(const std::int8_t* one, const std::int8_t* other, int width);

  /// For each row of `one` its greatest product with one of `other` -> of_one [one.count], and the
  /// reverse.
  void (*nearest)(ByteRows one, ByteRows other, std::int32_t* of_one, std::int32_t* of_other);
};

/// The best set for this processor and ONEDNN_MAX_CPU_ISA; chosen once.
const Kernels& kernels();

// Null where the compiler's target or the processor lacks the instructions.
const Kernels* portable_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();

}  // namespace sayso
