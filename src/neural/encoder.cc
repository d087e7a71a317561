#include "neural/encoder.h"

#include <omp.h>

#include <algorithm>
#include <new>
#include <nlohmann/json.hpp>
#include <utility>

#include "neural/kernels.h"
#include "neural/product.h"
#include "neural/windows.h"

namespace sayso {
namespace {

constexpr float epsilon = 1e-12F;
constexpr int shape_count = 55;

/// Memory whose content is not kept when it grows; starts at a cache line.
template <typename T>
class Buffer {
 public:
  T* get(std::size_t size) {
    if (size > size_) {
      size_ = size;
      data_.reset(static_cast<T*>(::operator new (size * sizeof(T), std::align_val_t{64})));
    }
    return data_.get();
  }

 private:
  struct Free {
    void operator()(T* data) const { ::operator delete (data, std::align_val_t{64}); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

struct Layer {
  Product qkv;    // [3 * hidden, hidden]
  Product out;    // [hidden, hidden]
  Product inner;  // [inner, hidden]
  Product outer;  // [hidden, inner]
  Norm attention_norm, norm;
};

Result<Norm> load_norm(const Weights& weights, const std::string& name, int width) {
  const auto weight = weights.tensor(name + ".weight", Tensor::Type::f32, {width});
  if (!weight) return weight.error();
  const auto bias = weights.tensor(name + ".bias", Tensor::Type::f32, {width});
  if (!bias) return bias.error();
  return Norm{weight->f32(), bias->f32(), epsilon};
}

Result<Layer> load_layer(const Weights& weights, const std::string& name,
                         const Encoder::Config& config) {
  auto qkv = Product::open(weights, name + ".attention.qkv", 3 * config.hidden, config.hidden);
  if (!qkv) return qkv.error();
  auto out = Product::open(weights, name + ".attention.out", config.hidden, config.hidden);
  if (!out) return out.error();
  auto inner = Product::open(weights, name + ".inner", config.inner, config.hidden);
  if (!inner) return inner.error();
  auto outer = Product::open(weights, name + ".outer", config.hidden, config.inner);
  if (!outer) return outer.error();
  const auto attention_norm = load_norm(weights, name + ".attention.norm", config.hidden);
  if (!attention_norm) return attention_norm.error();
  const auto norm = load_norm(weights, name + ".norm", config.hidden);
  if (!norm) return norm.error();
  return Layer{*std::move(qkv),   *std::move(out), *std::move(inner),
               *std::move(outer), *attention_norm, *norm};
}

Result<Encoder::Config> load_config(const Weights& weights) {
  const auto text = weights.text("encoder.config");
  if (!text) return text.error();
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  Encoder::Config config;
  try {
    config.layers = json.at("layers");
    config.hidden = json.at("hidden");
    config.heads = json.at("heads");
    config.inner = json.at("inner");
    config.positions = json.at("positions");
    config.cls = json.at("cls");
    config.sep = json.at("sep");
  } catch (const nlohmann::json::exception&) {
    config.layers = 0;
  }
  const bool sound = config.layers > 0 && config.hidden > 0 && config.inner > 0 &&
                     config.positions > 2 && config.heads * head_width == config.hidden &&
                     config.inner % head_width == 0;
  if (!sound)
    return Error{"models-damaged", weights.path() + ": encoder.config is not that of an encoder"};
  return config;
}

int round_up(int value, int step) { return (value + step - 1) / step * step; }

}  // namespace

struct Encoder::State {
  Config config;
  int words = 0;                      // size of the vocabulary
  const std::int8_t* word = nullptr;  // [words, hidden]
  const float* word_scale = nullptr;  // [words]
  const float* position = nullptr;    // [positions, hidden]
  const float* shape = nullptr;       // [55, hidden]
  Norm norm{};
  std::vector<Layer> layers;  // all but the last
  std::vector<Layer> last;    // the last, and those that heads have in its place
  std::size_t scratchpad_bytes = 0;

  Result<void> add(const Weights& weights, const std::string& name, std::vector<Layer>& to);
  /// Leaves in `scratch` what the last layer is given.
  void encode_before_last(std::span<const Piece> window, Scratch::State& scratch) const;
  void encode(std::span<const Piece> pieces, Scratch::State& scratch, std::size_t lasts) const;
  void embed(std::span<const Piece> window, float* x) const;
  void add_embedding(int id, int place, int shape_number, float* x) const;
  void run(const Layer& layer, int rows, Scratch::State& scratch) const;
  void attend(const Layer& layer, int rows, Scratch::State& scratch) const;
  void feed_forward(const Layer& layer, int rows, Scratch::State& scratch) const;
};

/// Rows are the window's tokens, with [CLS] first and [SEP] last.
struct Encoder::Scratch::State {
  Buffer<float> x_buffer, mixed_buffer, row_buffer;
  Buffer<std::uint8_t> byte_buffer, inner_buffer, scratchpad_buffer, attention_buffer;
  Buffer<RowScale> row_scale_buffer, inner_scale_buffer;
  Buffer<std::int32_t> sum_buffer;

  float* x = nullptr;                // [rows, hidden]
  std::uint8_t* bytes = nullptr;     // [rows, hidden] of x, later of what attention mixed
  RowScale* scales = nullptr;        // [rows] of bytes
  float* mixed = nullptr;            // [rows, hidden] what attention mixed
  std::int32_t* sums = nullptr;      // [Product::block, the widest product]
  std::uint8_t* inner = nullptr;     // [Product::block, inner]
  RowScale* inner_scales = nullptr;  // [Product::block]
  float* row = nullptr;              // [2, the widest product]
  std::uint8_t* scratchpad = nullptr;
  Attention attention{};

  std::vector<std::vector<float>> out;  // of each last layer, [pieces, hidden]

  // What the last layer is given, for the next that stands in its place.
  std::vector<float> kept_x;
  std::vector<std::uint8_t> kept_bytes;
  std::vector<RowScale> kept_scales;
  void keep(std::size_t rows, std::size_t hidden);
  void restore();

  void fit(const Config& config, std::size_t scratchpad_bytes, int rows);
};

void Encoder::Scratch::State::fit(const Config& config, std::size_t scratchpad_bytes, int rows) {
  const std::size_t hidden = config.hidden, all_rows = round_up(rows, Product::block);
  const std::size_t widest = std::max(3 * config.hidden, config.inner);
  x = x_buffer.get(all_rows * hidden);
  bytes = byte_buffer.get(all_rows * hidden);
  scales = row_scale_buffer.get(all_rows);
  mixed = mixed_buffer.get(all_rows * hidden);
  sums = sum_buffer.get(Product::block * widest);
  inner = inner_buffer.get(std::size_t{Product::block} * config.inner);
  inner_scales = inner_scale_buffer.get(Product::block);
  row = row_buffer.get(2 * widest);
  scratchpad = scratchpad_buffer.get(scratchpad_bytes + 64);

  attention.tokens = rows;
  attention.heads = config.heads;
  attention.memory = attention_buffer.get(kernels().attention_bytes(rows, config.heads));
}

void Encoder::Scratch::State::keep(std::size_t rows, std::size_t hidden) {
  kept_x.assign(x, x + rows * hidden);
  kept_bytes.assign(bytes, bytes + rows * hidden);
  kept_scales.assign(scales, scales + rows);
}

void Encoder::Scratch::State::restore() {
  std::copy(kept_x.begin(), kept_x.end(), x);
  std::copy(kept_bytes.begin(), kept_bytes.end(), bytes);
  std::copy(kept_scales.begin(), kept_scales.end(), scales);
}

Encoder::Scratch::Scratch() : state_(std::make_unique<State>()) {}
Encoder::Scratch::~Scratch() = default;
Encoder::Scratch::Scratch(Scratch&&) noexcept = default;
Encoder::Scratch& Encoder::Scratch::operator=(Scratch&&) noexcept = default;

Encoder::Encoder(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;

Result<void> Encoder::State::add(const Weights& weights, const std::string& name,
                                 std::vector<Layer>& to) {
  auto layer = load_layer(weights, name, config);
  if (!layer) return layer.error();
  for (const Product* product : {&layer->qkv, &layer->out, &layer->inner, &layer->outer})
    scratchpad_bytes = std::max(scratchpad_bytes, product->scratchpad_bytes());
  to.push_back(*std::move(layer));
  return {};
}

Result<Encoder> Encoder::open(const Weights& weights, const std::vector<std::string>& own_last,
                              const Weights* words) {
  const auto config = load_config(weights);
  if (!config) return config.error();
  auto state = std::make_unique<State>();
  state->config = *config;
  const int hidden = config->hidden;
  const Weights& table = words == nullptr ? weights : *words;
  const auto word = table.tensor("encoder.words.weight", Tensor::Type::i8, {-1, hidden});
  if (!word) return word.error();
  state->words = static_cast<int>(word->shape[0]);
  const auto scale = table.tensor("encoder.words.scale", Tensor::Type::f32, {state->words});
  if (!scale) return scale.error();
  const auto position =
      weights.tensor("encoder.positions", Tensor::Type::f32, {config->positions, hidden});
  if (!position) return position.error();
  const auto shape = weights.tensor("encoder.shapes", Tensor::Type::f32, {shape_count, hidden});
  if (!shape) return shape.error();
  const auto norm = load_norm(weights, "encoder.norm", hidden);
  if (!norm) return norm.error();
  state->word = word->i8();
  state->word_scale = scale->f32();
  state->position = position->f32();
  state->shape = shape->f32();
  state->norm = *norm;
  for (int i = 0; i < config->layers; ++i) {
    const bool is_last = i + 1 == config->layers;
    const auto added = state->add(weights, "encoder.layer." + std::to_string(i),
                                  is_last ? state->last : state->layers);
    if (!added) return added.error();
  }
  for (const std::string& name : own_last) {
    const auto added = state->add(weights, name, state->last);
    if (!added) return added.error();
  }
  return Encoder(std::move(state));
}

const Encoder::Config& Encoder::config() const { return state_->config; }

void Encoder::State::add_embedding(int id, int place, int shape_number, float* x) const {
  const int hidden = config.hidden;
  const std::int8_t* word_row = word + static_cast<std::ptrdiff_t>(id) * hidden;
  const float* position_row = position + static_cast<std::ptrdiff_t>(place) * hidden;
  const float* shape_row = shape + static_cast<std::ptrdiff_t>(shape_number) * hidden;
  for (int c = 0; c < hidden; ++c)
    x[c] = static_cast<float>(word_row[c]) * word_scale[id] + position_row[c] + shape_row[c];
}

void Encoder::State::embed(std::span<const Piece> window, float* x) const {
  int place = 0;
  auto add = [&](int id, int shape_number) {
    add_embedding(id, place++, shape_number, x);
    x += config.hidden;
  };
  add(config.cls, 0);
  for (const Piece& piece : window) add(piece.id, piece.shape);
  add(config.sep, 0);
}

void Encoder::State::attend(const Layer& layer, int rows, Scratch::State& scratch) const {
  const Kernels& run = kernels();
  for (int row = 0; row < rows; row += Product::block) {
    const int count = std::min(Product::block, rows - row);
    layer.qkv.multiply(scratch.bytes + std::ptrdiff_t{row} * config.hidden, count, scratch.sums,
                       scratch.scratchpad);
    run.split_heads(scratch.sums, count, scratch.scales + row, layer.qkv.columns(), row,
                    scratch.attention, scratch.row);
  }
  run.attend(scratch.attention, scratch.mixed);
  run.quantise(scratch.mixed, rows, config.hidden, scratch.bytes, scratch.scales);
}

void Encoder::State::feed_forward(const Layer& layer, int rows, Scratch::State& scratch) const {
  const Kernels& run = kernels();
  const int hidden = config.hidden;
  for (int row = 0; row < rows; row += Product::block) {
    const int count = std::min(Product::block, rows - row);
    std::uint8_t* bytes = scratch.bytes + std::ptrdiff_t{row} * hidden;
    float* x = scratch.x + std::ptrdiff_t{row} * hidden;
    RowScale* scales = scratch.scales + row;
    layer.out.multiply(bytes, count, scratch.sums, scratch.scratchpad);
    run.add_and_norm(scratch.sums, count, hidden, scales, layer.out.columns(), layer.attention_norm,
                     x, bytes, scales);
    layer.inner.multiply(bytes, count, scratch.sums, scratch.scratchpad);
    run.gelu_and_quantise(scratch.sums, count, config.inner, scales, layer.inner.columns(),
                          scratch.row, scratch.inner, scratch.inner_scales);
    layer.outer.multiply(scratch.inner, count, scratch.sums, scratch.scratchpad);
    run.add_and_norm(scratch.sums, count, hidden, scratch.inner_scales, layer.outer.columns(),
                     layer.norm, x, bytes, scales);
  }
}

void Encoder::State::run(const Layer& layer, int rows, Scratch::State& scratch) const {
  attend(layer, rows, scratch);
  feed_forward(layer, rows, scratch);
}

void Encoder::State::encode_before_last(std::span<const Piece> window,
                                        Scratch::State& scratch) const {
  omp_set_num_threads(1);
  const int rows = static_cast<int>(window.size()) + 2;
  scratch.fit(config, scratchpad_bytes, rows);
  embed(window, scratch.x);
  kernels().layer_norm(scratch.x, rows, config.hidden, norm);
  kernels().quantise(scratch.x, rows, config.hidden, scratch.bytes, scratch.scales);
  for (const Layer& layer : layers) run(layer, rows, scratch);
}

/// By the first `lasts` of the last layers -> scratch.out.
void Encoder::State::encode(std::span<const Piece> pieces, Scratch::State& scratch,
                            std::size_t lasts) const {
  const std::size_t hidden = config.hidden;
  std::vector<std::vector<float>>& out = scratch.out;
  out.resize(lasts);
  for (std::vector<float>& vectors : out) vectors.resize(pieces.size() * hidden);
  for (const Window& window : cut_windows(pieces, std::min(window_size, config.positions - 2))) {
    const int rows = window.end - window.begin + 2;
    encode_before_last(pieces.subspan(window.begin, window.end - window.begin), scratch);
    if (lasts > 1) scratch.keep(rows, hidden);
    for (std::size_t k = 0; k < lasts; ++k) {
      if (k > 0) scratch.restore();
      run(last[k], rows, scratch);
      // The first row is that of [CLS].
      std::copy_n(scratch.x + (1 + window.keep_begin - window.begin) * hidden,
                  (window.keep_end - window.keep_begin) * hidden,
                  out[k].data() + window.keep_begin * hidden);
    }
  }
}

void Encoder::encode(std::span<const Piece> window, Scratch& scratch, float* out) const {
  std::copy_n(encode_with_ends(window, scratch) + config().hidden, window.size() * config().hidden,
              out);
}

const float* Encoder::encode_with_ends(std::span<const Piece> window, Scratch& scratch) const {
  const auto rows = static_cast<int>(window.size()) + 2;
  state_->encode_before_last(window, *scratch.state_);
  state_->run(state_->last.front(), rows, *scratch.state_);
  return scratch.state_->x;
}

std::vector<float> Encoder::encode_document(std::span<const Piece> pieces, Scratch& scratch) const {
  state_->encode(pieces, *scratch.state_, 1);
  return std::move(scratch.state_->out.front());
}

const std::vector<std::vector<float>>& Encoder::encode_by_each_last(std::span<const Piece> pieces,
                                                                    Scratch& scratch) const {
  state_->encode(pieces, *scratch.state_, state_->last.size());
  return scratch.state_->out;
}

}  // namespace sayso
