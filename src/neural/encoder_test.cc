// A slow, plain encoder in fp32 on the same weights file is held to PyTorch's activations after
// every layer (training/golden.py wrote them); the int8 encoder is held to the plain one.
#include "neural/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sayso {
namespace {

const std::string folder = SAYSO_SOURCE_DIR "/tests/data/neural/";
const std::string news = SAYSO_SOURCE_DIR "/models/news.weights";

Weights opened(const std::string& path) {
  auto weights = Weights::open(path);
  if (!weights) throw std::runtime_error(weights.error().message);
  return *std::move(weights);
}

using Rows = std::vector<std::vector<float>>;

/// The plain encoder. Names are those of the weights file.
class Reference {
 public:
  explicit Reference(const Weights& weights)
      : weights_(weights), config_(nlohmann::json::parse(*weights.text("encoder.config"))) {}

  /// After the embeddings and after every layer.
  std::vector<Rows> encode(const std::vector<int>& ids, const std::vector<int>& shapes) const {
    Rows x;
    const float* words_scale = f32("encoder.words.scale");
    const std::int8_t* words = i8("encoder.words.weight");
    for (std::size_t row = 0; row < ids.size(); ++row) {
      x.emplace_back(hidden());
      for (int c = 0; c < hidden(); ++c)
        x[row][c] = words[ids[row] * hidden() + c] * words_scale[ids[row]] +
                    f32("encoder.positions")[row * hidden() + c] +
                    f32("encoder.shapes")[shapes[row] * hidden() + c];
    }
    norm(x, "encoder.norm");
    std::vector<Rows> out = {x};
    for (int layer = 0; layer < config_.at("layers"); ++layer) {
      const std::string name = "encoder.layer." + std::to_string(layer);
      add(x, dense(attend(dense(x, name + ".attention.qkv")), name + ".attention.out"));
      norm(x, name + ".attention.norm");
      Rows inner = dense(x, name + ".inner");
      for (auto& row : inner)
        for (float& y : row) y *= 0.5F * (1 + std::erf(y / std::sqrt(2.0F)));
      add(x, dense(inner, name + ".outer"));
      norm(x, name + ".norm");
      out.push_back(x);
    }
    return out;
  }

 private:
  int hidden() const { return config_.at("hidden"); }

  const float* f32(const std::string& name) const {
    const std::initializer_list<std::int64_t> vector = {-1}, matrix = {-1, -1};
    const auto found = weights_.tensor(name, Tensor::Type::f32, vector);
    return (found ? *found : *weights_.tensor(name, Tensor::Type::f32, matrix)).f32();
  }
  const std::int8_t* i8(const std::string& name) const {
    return weights_.tensor(name, Tensor::Type::i8, {-1, -1})->i8();
  }

  Rows dense(const Rows& x, const std::string& name) const {
    const std::int8_t* weight = i8(name + ".weight");
    const float *scale = f32(name + ".scale"), *bias = f32(name + ".bias");
    const auto outputs = weights_.tensor(name + ".weight", Tensor::Type::i8, {-1, -1})->shape[0];
    Rows out;
    for (const auto& row : x) {
      out.emplace_back(outputs);
      for (std::int64_t o = 0; o < outputs; ++o) {
        float sum = 0;
        for (std::size_t c = 0; c < row.size(); ++c) sum += row[c] * weight[o * row.size() + c];
        out.back()[o] = sum * scale[o] + bias[o];
      }
    }
    return out;
  }

  Rows attend(const Rows& qkv) const {
    const int width = 32, heads = config_.at("heads");
    Rows out(qkv.size(), std::vector<float>(hidden()));
    for (std::size_t row = 0; row < qkv.size(); ++row) {
      for (int head = 0; head < heads; ++head) {
        std::vector<float> shares;
        float sum = 0;
        for (const auto& other : qkv) {
          float score = 0;
          for (int d = head * width; d < (head + 1) * width; ++d)
            score += qkv[row][d] * other[hidden() + d];
          shares.push_back(std::exp(score / std::sqrt(32.0F)));
          sum += shares.back();
        }
        for (std::size_t other = 0; other < qkv.size(); ++other)
          for (int d = head * width; d < (head + 1) * width; ++d)
            out[row][d] += shares[other] / sum * qkv[other][2 * hidden() + d];
      }
    }
    return out;
  }

  static void add(Rows& x, const Rows& y) {
    for (std::size_t row = 0; row < x.size(); ++row)
      for (std::size_t c = 0; c < x[row].size(); ++c) x[row][c] += y[row][c];
  }

  void norm(Rows& x, const std::string& name) const {
    const float *weight = f32(name + ".weight"), *bias = f32(name + ".bias");
    for (auto& row : x) {
      double mean = 0, variance = 0;
      for (float value : row) mean += value / row.size();
      for (float value : row) variance += (value - mean) * (value - mean) / row.size();
      for (std::size_t c = 0; c < row.size(); ++c)
        row[c] =
            static_cast<float>((row[c] - mean) / std::sqrt(variance + 1e-12)) * weight[c] + bias[c];
    }
  }

  const Weights& weights_;
  nlohmann::json config_;
};

struct Golden {
  explicit Golden(const std::string& name) : file(opened(folder + name)) {
    const auto given_ids = *file.tensor("ids", Tensor::Type::f32, {-1});
    const auto given_shapes = *file.tensor("shapes", Tensor::Type::f32, {-1});
    for (std::int64_t i = 0; i < given_ids.size(); ++i) {
      ids.push_back(static_cast<int>(given_ids.f32()[i]));
      shapes.push_back(static_cast<int>(given_shapes.f32()[i]));
    }
  }

  std::vector<Piece> pieces() const {
    std::vector<Piece> out;
    for (std::size_t i = 1; i + 1 < ids.size(); ++i)
      out.push_back({ids[i], {}, static_cast<std::uint8_t>(shapes[i])});
    return out;
  }

  Weights file;
  std::vector<int> ids, shapes;
};

void expect_golden(const std::vector<Rows>& found, const Golden& golden) {
  for (std::size_t layer = 0; layer < found.size(); ++layer) {
    const auto expected =
        golden.file.tensor("after." + std::to_string(layer), Tensor::Type::f32, {-1, -1});
    ASSERT_TRUE(expected.ok()) << expected.error().message;
    const std::int64_t width = expected->shape[1];
    for (std::size_t row = 0; row < found[layer].size(); ++row)
      for (std::int64_t c = 0; c < width; ++c)
        ASSERT_NEAR(found[layer][row][c], expected->f32()[row * width + c], 2e-4)
            << "after layer " << layer << ", row " << row << ", " << c;
  }
}

double mean_cosine(const std::vector<float>& vectors, const Rows& expected) {
  const std::size_t hidden = expected[0].size();
  double sum = 0;
  for (std::size_t row = 0; row + 2 < expected.size(); ++row) {
    double product = 0, ours = 0, theirs = 0;
    for (std::size_t c = 0; c < hidden; ++c) {
      const double a = vectors[row * hidden + c], b = expected[row + 1][c];
      product += a * b;
      ours += a * a;
      theirs += b * b;
    }
    sum += product / std::sqrt(ours * theirs);
  }
  return sum / static_cast<double>(expected.size() - 2);
}

void expect_close(const std::string& weights_path, const std::string& golden_name) {
  const Weights weights = opened(weights_path);
  const Golden golden(golden_name);
  const auto expected = Reference(weights).encode(golden.ids, golden.shapes);
  expect_golden(expected, golden);
  const auto encoder = Encoder::open(weights);
  ASSERT_TRUE(encoder.ok()) << encoder.error().message;
  Encoder::Scratch scratch;
  const auto vectors = encoder->encode_document(golden.pieces(), scratch);
  EXPECT_GE(mean_cosine(vectors, expected.back()), 0.99);
}

TEST(Encoder, AgreesWithPyTorchInSmall) { expect_close(folder + "tiny.weights", "tiny.golden"); }

// If this fails after models/news.weights was made anew: training/golden.py.
TEST(Encoder, AgreesWithPyTorchOnTheModel) { expect_close(news, "news.golden"); }

TEST(Encoder, TakesEachVectorOfALongDocumentFromOneWindow) {
  const Weights weights = opened(folder + "tiny.weights");
  const auto encoder = Encoder::open(weights);
  ASSERT_TRUE(encoder.ok()) << encoder.error().message;
  std::vector<Piece> pieces;
  for (int i = 0; i < 300; ++i)
    pieces.push_back({3 + i % 47, {}, static_cast<std::uint8_t>(i % 30 == 0 ? 37 : 1)});
  Encoder::Scratch scratch;
  const auto vectors = encoder->encode_document(pieces, scratch);
  ASSERT_EQ(vectors.size(), pieces.size() * 64);
  // A window of 38 holds one paragraph of 30.
  std::vector<float> window(30 * 64);
  encoder->encode({pieces.data() + 270, 30}, scratch, window.data());
  for (int c = 0; c < 30 * 64; ++c) ASSERT_EQ(vectors[270 * 64 + c], window[c]);
  EXPECT_TRUE(encoder->encode_document({}, scratch).empty());
}

TEST(Encoder, WantsAllItsWeights) {
  const Weights golden = opened(folder + "tiny.golden");
  const auto encoder = Encoder::open(golden);
  ASSERT_FALSE(encoder.ok());
  EXPECT_EQ(encoder.error().message, folder + "tiny.golden: no text encoder.config");
}

}  // namespace
}  // namespace sayso
