// Small fp32 layers, for the heads that stand on the encoder.
#pragma once

#include <initializer_list>
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

/// A layer that a head consists of, and the shape that it must have.
struct WantedLinear {
  const char* name;
  Linear* layer;
  std::int64_t outputs, inputs;
};

/// A tensor of 32-bit floats that a head consists of, and the shape that it must have.
struct WantedTensor {
  const char* name;
  Tensor* tensor;
  std::initializer_list<std::int64_t> shape;
};

/// Loads all of a head, whose names begin with `prefix`. Error: "models-damaged" for the first that
/// is missing or of another shape.
Result<void> load_head(const Weights& weights, const std::string& prefix,
                       std::initializer_list<WantedLinear> layers,
                       std::initializer_list<WantedTensor> tensors);

/// x [rows, inputs] -> out [rows, outputs]; the two must not overlap.
void linear(const float* x, std::int64_t rows, const Linear& layer, float* out);

}  // namespace sayso
