// One file of weights, mapped read-only: tensors and texts by name. Its writer is
// training/sayso_training/weights_file.py.
//
//   byte 0   8   magic "sayso-w" and a zero byte
//        8   4   format version, 1
//       12   4   bytes of the directory
//       16   8   bytes of the whole file
//       24   8   XXH3 (64 bits) of bytes 0 to 24 followed by bytes 32 to the end
//       32   .   directory, JSON:
//                {"tensors": {NAME: {"type": "f32" or "i8", "shape": [...], "offset", "bytes"}},
//                 "texts": {NAME: {"offset", "bytes"}}}
//        .   .   payloads, each at an offset (from the start of the file) that 64 divides
//
// Numbers are little endian. A number of this format is never given another meaning: a change makes
// a new version.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sayso {

/// A row-major tensor inside the mapped file.
struct Tensor {
  enum class Type { f32, i8 };

  Type type = Type::f32;
  std::vector<std::int64_t> shape;
  const void* data = nullptr;

  std::int64_t size() const;  // number of elements
  const float* f32() const { return static_cast<const float*>(data); }
  const std::int8_t* i8() const { return static_cast<const std::int8_t*>(data); }
};

class Weights {
 public:
  /// Maps and verifies the whole file. Errors: "models-missing" (no such file, or no permission)
  /// and "models-damaged" (truncated, wrong checksum, newer version, not such a file).
  static Result<Weights> open(const std::string& path);

  Weights(Weights&&) noexcept;
  Weights& operator=(Weights&&) noexcept;
  ~Weights();

  /// The tensor of that name; "models-damaged" where it is absent, of another type or another
  /// shape. A dimension of -1 in `shape` fits any.
  Result<Tensor> tensor(std::string_view name, Tensor::Type type,
                        std::initializer_list<std::int64_t> shape) const;
  Result<std::string_view> text(std::string_view name) const;

  /// Changes with every change of the file: 16 hexadecimal digits.
  const std::string& fingerprint() const { return fingerprint_; }
  const std::string& path() const { return path_; }

 private:
  Weights() = default;
  Result<void> verify();
  Result<void> read_directory(std::uint32_t bytes);
  Error damaged(const std::string& reason) const;

  std::string path_;
  std::string fingerprint_;
  const unsigned char* begin_ = nullptr;
  std::size_t size_ = 0;
  std::map<std::string, Tensor, std::less<>> tensors_;
  std::map<std::string, std::string_view, std::less<>> texts_;
};

}  // namespace sayso
