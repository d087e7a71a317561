#include "neural/byte_linear.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sayso {
namespace {

constexpr float kMost = 63;  // 7 bits: see Product

/// One output's weights -> bytes; their scale.
float round_weights(const float* weight, std::int64_t inputs, std::int8_t* bytes) {
  float most = 0;
  for (std::int64_t i = 0; i < inputs; ++i) most = std::max(most, std::abs(weight[i]));
  const float inverse = most > 0 ? kMost / most : 0;
  for (std::int64_t i = 0; i < inputs; ++i)
    bytes[i] = static_cast<std::int8_t>(std::lround(weight[i] * inverse));
  return most / kMost;
}

}  // namespace

Result<ByteLinear> ByteLinear::from(const Linear& layer) {
  const std::int64_t outputs = layer.outputs(), inputs = layer.inputs();
  ByteLinear made;
  made.scale_.resize(static_cast<std::size_t>(outputs));
  std::vector<std::int8_t> bytes(static_cast<std::size_t>(outputs * inputs));
  for (std::int64_t output = 0; output < outputs; ++output) {
    made.scale_[output] =
        round_weights(layer.weight.f32() + output * inputs, inputs, bytes.data() + output * inputs);
  }
  auto product = Product::from(bytes.data(), made.scale_.data(), layer.bias.f32(),
                               static_cast<int>(outputs), static_cast<int>(inputs));
  if (!product) return product.error();
  made.product_ = *std::move(product);
  return made;
}

void ByteLinear::apply(const float* x, std::int64_t rows, Scratch& scratch, float* out) const {
  omp_set_num_threads(1);
  const std::size_t block = Product::block;
  scratch.bytes.resize(std::max(scratch.bytes.size(), block * inputs()));
  scratch.sums.resize(std::max(scratch.sums.size(), block * outputs()));
  scratch.scales.resize(block);
  scratch.scratchpad.resize(std::max(scratch.scratchpad.size(), product_.scratchpad_bytes() + 64));
  const Kernels& run = kernels();
  for (std::int64_t row = 0; row < rows; row += Product::block) {
    const int count = static_cast<int>(std::min<std::int64_t>(Product::block, rows - row));
    run.quantise(x + row * inputs(), count, inputs(), scratch.bytes.data(), scratch.scales.data());
    product_.multiply(scratch.bytes.data(), count, scratch.sums.data(), scratch.scratchpad.data());
    run.values(scratch.sums.data(), count, outputs(), scratch.scales.data(), product_.columns(),
               out + row * outputs());
  }
}

Result<void> load_byte_layers(const Weights& weights, const std::string& prefix,
                              std::initializer_list<WantedByteLinear> layers) {
  for (const WantedByteLinear& wanted : layers) {
    const auto layer = load_linear(weights, prefix + wanted.name, wanted.outputs, wanted.inputs);
    if (!layer) return layer.error();
    auto made = ByteLinear::from(*layer);
    if (!made) return made.error();
    *wanted.layer = *std::move(made);
  }
  return {};
}

}  // namespace sayso
