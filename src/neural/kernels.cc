#include "neural/kernels.h"

#include <dnnl.hpp>

namespace sayso {
namespace {

const Kernels& choose() {
  // oneDNN's own choice, so that its environment variable decides for both.
  switch (dnnl::get_effective_cpu_isa()) {
    case dnnl::cpu_isa::sse41:
    case dnnl::cpu_isa::avx:
      return *portable_kernels();
    case dnnl::cpu_isa::avx2:
    case dnnl::cpu_isa::avx2_vnni:
    case dnnl::cpu_isa::avx512_core:
      return avx2_kernels() ? *avx2_kernels() : *portable_kernels();
    default:
      if (avx512_kernels()) return *avx512_kernels();
      return avx2_kernels() ? *avx2_kernels() : *portable_kernels();
  }
}

}  // namespace

const Kernels& kernels() {
  static const Kernels& chosen = choose();
  return chosen;
}

void layer_norm(float* x, int rows, int width, const float* weight, const float* bias,
                float epsilon) {
  kernels().layer_norm(x, rows, width, {weight, bias, epsilon});
}

void gelu(float* x, std::int64_t size) { kernels().gelu(x, size); }

void softmax(float* x, int rows, int width, int stride) {
  kernels().softmax(x, rows, width, stride);
}

}  // namespace sayso
