// Matrix products of unsigned bytes with signed bytes on oneDNN, weights packed once.
#pragma once

#include <cstdint>
#include <memory>

#include "base/result.h"
#include "base/weights.h"
#include "neural/kernels.h"

namespace sayso {

/// One fully connected layer in int8: rows of bytes -> rows of 32-bit sums.
class Product {
 public:
  /// Rows are multiplied at most this many at a time: with them the sums stay in the cache.
  static constexpr int block = 64;

  /// Reads `name`.weight [outputs, inputs], `name`.scale and `name`.bias.
  static Result<Product> open(const Weights& weights, const std::string& name, int outputs,
                              int inputs);
  /// The same of `weight` [outputs, inputs], within 7 bits: without VNNI, sums of two products are
  /// kept in 16. `scale` and `bias` must outlive the product.
  static Result<Product> from(const std::int8_t* weight, const float* scale, const float* bias,
                              int outputs, int inputs);
  Product();  // to be assigned to
  Product(Product&&) noexcept;
  Product& operator=(Product&&) noexcept;
  ~Product();

  /// bytes [rows, inputs] -> sums [rows, outputs]; rows at most `block`. Both must have room for
  /// rows rounded up to a multiple of 8; what lies in those further rows does not matter.
  void multiply(const std::uint8_t* bytes, int rows, std::int32_t* sums, void* scratchpad) const;
  std::size_t scratchpad_bytes() const;

  Columns columns() const;
  int outputs() const;
  int inputs() const;

 private:
  struct State;
  explicit Product(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
