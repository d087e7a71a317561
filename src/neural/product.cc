#include "neural/product.h"

#include <omp.h>

#include <algorithm>
#include <dnnl.hpp>
#include <string>
#include <utility>
#include <vector>

namespace sayso {
namespace {

constexpr int row_step = 8;  // products exist for 8, 16, ... rows

const dnnl::engine& processor() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

/// One thread's queue of work; oneDNN runs it at once.
dnnl::stream& queue() {
  thread_local dnnl::stream stream(processor());
  return stream;
}

using Type = dnnl::memory::data_type;
using Tag = dnnl::memory::format_tag;

}  // namespace

struct Product::State {
  int outputs = 0, inputs = 0;
  const float* scale = nullptr;  // [outputs], in the weights file
  const float* bias = nullptr;   // [outputs], in the weights file
  std::vector<float> zero_term;  // [outputs]
  dnnl::memory packed;
  std::size_t scratchpad_bytes = 0;
  struct Sized {
    dnnl::matmul product;
    dnnl::memory::desc bytes, sums, scratchpad;
  };
  std::vector<Sized> sized;  // [block / row_step]

  void make_products();
  void pack(const std::int8_t* weight);
};

void Product::State::make_products() {
  dnnl::primitive_attr attributes;
  // The caller brings working memory, so that threads can share a product.
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  dnnl::memory::desc weights({inputs, outputs}, Type::s8, Tag::any);
  sized.resize(block / row_step);
  // The largest comes first and chooses the packing for all.
  for (int rows = block; rows > 0; rows -= row_step) {
    const dnnl::memory::desc bytes({rows, inputs}, Type::u8, Tag::ab);
    const dnnl::memory::desc sums({rows, outputs}, Type::s32, Tag::ab);
    const dnnl::matmul::primitive_desc description({bytes, weights, sums}, attributes, processor());
    weights = description.weights_desc();
    scratchpad_bytes = std::max(scratchpad_bytes, description.scratchpad_desc().get_size());
    sized[rows / row_step - 1] = {dnnl::matmul(description), bytes, sums,
                                  description.scratchpad_desc()};
  }
  packed = dnnl::memory(weights, processor());
}

void Product::State::pack(const std::int8_t* weight) {
  // The file holds outputs by inputs, the product wants inputs by outputs.
  const dnnl::memory plain({{inputs, outputs}, Type::s8, Tag::ba}, processor(),
                           const_cast<std::int8_t*>(weight));
  dnnl::reorder(plain, packed).execute(queue(), const_cast<dnnl::memory&>(plain), packed);
  queue().wait();
  zero_term.resize(outputs);
  for (int output = 0; output < outputs; ++output) {
    std::int32_t sum = 0;
    for (int input = 0; input < inputs; ++input) sum += *weight++;
    zero_term[output] = scale[output] * static_cast<float>(sum);
  }
}

Product::Product() = default;
Product::Product(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Product::Product(Product&&) noexcept = default;
Product& Product::operator=(Product&&) noexcept = default;
Product::~Product() = default;

Result<Product> Product::open(const Weights& weights, const std::string& name, int outputs,
                              int inputs) {
  const auto weight = weights.tensor(name + ".weight", Tensor::Type::i8, {outputs, inputs});
  if (!weight) return weight.error();
  const auto scale = weights.tensor(name + ".scale", Tensor::Type::f32, {outputs});
  if (!scale) return scale.error();
  const auto bias = weights.tensor(name + ".bias", Tensor::Type::f32, {outputs});
  if (!bias) return bias.error();
  auto made = from(weight->i8(), scale->f32(), bias->f32(), outputs, inputs);
  if (!made) {
    return Error{made.error().code, weights.path() + ": " + name + ": " + made.error().message};
  }
  return made;
}

Result<Product> Product::from(const std::int8_t* weight, const float* scale, const float* bias,
                              int outputs, int inputs) {
  auto state = std::make_unique<State>();
  state->outputs = outputs;
  state->inputs = inputs;
  state->scale = scale;
  state->bias = bias;
  omp_set_num_threads(1);  // others would but wait
  try {
    state->make_products();
    state->pack(weight);
  } catch (const dnnl::error& error) {
    return Error{"models-damaged", std::string("a product cannot be made: ") + error.what()};
  }
  return Product(std::move(state));
}

void Product::multiply(const std::uint8_t* bytes, int rows, std::int32_t* sums,
                       void* scratchpad) const {
  const auto& sized = state_->sized[(rows + row_step - 1) / row_step - 1];
  dnnl::memory source(sized.bytes, processor(), const_cast<std::uint8_t*>(bytes));
  dnnl::memory target(sized.sums, processor(), sums);
  dnnl::memory working(sized.scratchpad, processor(), scratchpad);
  // The C++ interface would build a hash map for each call.
  const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, source.get()},
                                       {DNNL_ARG_WEIGHTS, state_->packed.get()},
                                       {DNNL_ARG_DST, target.get()},
                                       {DNNL_ARG_SCRATCHPAD, working.get()}};
  dnnl_primitive_execute(sized.product.get(), queue().get(), 4, arguments);
}

std::size_t Product::scratchpad_bytes() const { return state_->scratchpad_bytes; }

Columns Product::columns() const { return {state_->scale, state_->zero_term.data(), state_->bias}; }
int Product::outputs() const { return state_->outputs; }
int Product::inputs() const { return state_->inputs; }

}  // namespace sayso
