// Small fp32 layers, for the heads that stand on the encoder.
#pragma once

#include <string>

#include "base/result.h"
#include "base/weights.h"

namespace sayso {

/// y = x W^T + b, as PyTorch's nn.Linear.
struct Linear {
  Tensor weight;  // f32 [outputs, inputs]
  Tensor bias;    // f32 [outputs]

  std::int64_t inputs() const { return weight.shape[1]; }
  std::int64_t outputs() const { return weight.shape[0]; }
};

/// The tensors `name`.weight and `name`.bias; a dimension of -1 fits any.
Result<Linear> load_linear(const Weights& weights, const std::string& name, std::int64_t outputs,
                           std::int64_t inputs);

/// x [rows, inputs] -> out [rows, outputs]; the two must not overlap.
void linear(const float* x, std::int64_t rows, const Linear& layer, float* out);

}  // namespace sayso
