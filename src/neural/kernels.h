// The loops between the matrix products, in the widest vectors that the processor has.
//
// Every set computes the same; answers differ in the last digits. ONEDNN_MAX_CPU_ISA (see oneDNN)
// holds these loops back together with the products. exp is within 2e-6 of the true value and erf
// within 2e-7 relative to 1.
#pragma once

#include <cstdint>

namespace sayso {

/// Row-wise layer normalisation in place: x [rows, width], width a multiple of 16.
void layer_norm(float* x, int rows, int width, const float* weight, const float* bias,
                float epsilon);

/// x -> x * Phi(x), exact form by erf; in place.
void gelu(float* x, std::int64_t size);

/// Row-wise softmax in place over the first `width` of each `stride` values.
void softmax(float* x, int rows, int width, int stride);

}  // namespace sayso
