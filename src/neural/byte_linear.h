// Layers of 32-bit floats whose products are in bytes: for heads that read every piece of a text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/kernels.h"
#include "neural/linear.h"
#include "neural/product.h"

namespace sayso {

/// y = x W^T + b. Weights are rounded to 7 bits with a scale for each output, rows of x to 8 bits
/// with a scale for each row, as in the encoder.
class ByteLinear {
 public:
  /// One thread's working memory.
  struct Scratch {
    std::vector<std::uint8_t> bytes, scratchpad;
    std::vector<std::int32_t> sums;
    std::vector<RowScale> scales;
  };

  /// Both widths must be multiples of 32. Nothing of `layer` but its bias is kept.
  static Result<ByteLinear> from(const Linear& layer);

  /// x [rows, inputs] -> out [rows, outputs]; the two must not overlap.
  void apply(const float* x, std::int64_t rows, Scratch& scratch, float* out) const;

  int inputs() const { return product_.inputs(); }
  int outputs() const { return product_.outputs(); }

  ByteLinear() = default;  // to be assigned to

 private:
  std::vector<float> scale_;  // [outputs], in use by the product
  Product product_;
};

/// A layer that a head consists of, and the shape that it must have.
struct WantedByteLinear {
  const char* name;
  ByteLinear* layer;
  std::int64_t outputs, inputs;
};

/// As load_head.
Result<void> load_byte_layers(const Weights& weights, const std::string& prefix,
                              std::initializer_list<WantedByteLinear> layers);

}  // namespace sayso
