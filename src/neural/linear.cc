#include "neural/linear.h"

#include <dnnl.h>
#include <omp.h>

#include <algorithm>

namespace sayso {

Result<Linear> load_linear(const Weights& weights, const std::string& name, std::int64_t outputs,
                           std::int64_t inputs) {
  auto weight = weights.tensor(name + ".weight", Tensor::Type::f32, {outputs, inputs});
  if (!weight) return weight.error();
  auto bias = weights.tensor(name + ".bias", Tensor::Type::f32, {weight->shape[0]});
  if (!bias) return bias.error();
  return Linear{*weight, *bias};
}

Result<void> load_head(const Weights& weights, const std::string& prefix,
                       std::initializer_list<WantedLinear> layers,
                       std::initializer_list<WantedTensor> tensors) {
  for (const WantedLinear& wanted : layers) {
    auto layer = load_linear(weights, prefix + wanted.name, wanted.outputs, wanted.inputs);
    if (!layer) return layer.error();
    *wanted.layer = *std::move(layer);
  }
  for (const WantedTensor& wanted : tensors) {
    auto tensor = weights.tensor(prefix + wanted.name, Tensor::Type::f32, wanted.shape);
    if (!tensor) return tensor.error();
    *wanted.tensor = *std::move(tensor);
  }
  return {};
}

void linear(const float* x, std::int64_t rows, const Linear& layer, float* out) {
  const std::int64_t inputs = layer.inputs(), outputs = layer.outputs();
  for (std::int64_t row = 0; row < rows; ++row)
    std::copy_n(layer.bias.f32(), outputs, out + row * outputs);
  omp_set_num_threads(1);
  // beta 1 adds the product to the bias that is there already.
  dnnl_sgemm('N', 'T', rows, outputs, inputs, 1.0F, x, inputs, layer.weight.f32(), inputs, 1.0F,
             out, outputs);
}

}  // namespace sayso
