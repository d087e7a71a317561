#include "base/weights.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace sayso {
namespace {

const std::string tiny = SAYSO_SOURCE_DIR "/tests/data/neural/tiny.weights";

std::string tiny_content() {
  std::ifstream file(tiny, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The error of opening a file with that content; its message without the path.
Error error_of(const std::string& content) {
  const std::string path = testing::TempDir() + "changed." + std::to_string(getpid()) + ".weights";
  std::ofstream(path, std::ios::binary) << content;
  const auto weights = Weights::open(path);
  std::filesystem::remove(path);
  if (weights) return {"", "opened"};
  EXPECT_TRUE(weights.error().message.starts_with(path + ": ")) << weights.error().message;
  return {weights.error().code, weights.error().message.substr(path.size() + 2)};
}

TEST(Weights, GivesTensorsAndTexts) {
  const auto weights = Weights::open(tiny);
  ASSERT_TRUE(weights.ok()) << weights.error().message;
  const auto tensor = weights->tensor("encoder.positions", Tensor::Type::f32, {-1, 64});
  ASSERT_TRUE(tensor.ok()) << tensor.error().message;
  EXPECT_EQ(tensor->shape, (std::vector<std::int64_t>{40, 64}));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(tensor->data) % 64, 0U);
  const auto text = weights->text("encoder.config");
  ASSERT_TRUE(text.ok());
  EXPECT_NE(text->find("\"layers\": 2"), std::string_view::npos);
  EXPECT_EQ(weights->fingerprint().size(), 16U);
}

TEST(Weights, SaysWhatDoesNotFitTheQuestion) {
  const auto weights = Weights::open(tiny);
  ASSERT_TRUE(weights.ok());
  EXPECT_EQ(weights->tensor("encoder.nothing", Tensor::Type::f32, {1}).error().message,
            tiny + ": no tensor encoder.nothing");
  EXPECT_EQ(weights->tensor("encoder.positions", Tensor::Type::f32, {512, 64}).error().message,
            tiny + ": encoder.positions has the shape [40, 64], expected [512, 64]");
  EXPECT_EQ(weights->tensor("encoder.positions", Tensor::Type::i8, {40, 64}).error().message,
            tiny + ": encoder.positions is of another type");
  EXPECT_EQ(weights->text("nothing").error().code, "models-damaged");
}

TEST(Weights, MissingFileIsNamed) {
  const auto weights = Weights::open("nowhere/at.all");
  ASSERT_FALSE(weights.ok());
  EXPECT_EQ(weights.error().code, "models-missing");
  EXPECT_EQ(weights.error().message, "nowhere/at.all: No such file or directory");
  EXPECT_EQ(Weights::open(testing::TempDir()).error().code, "models-damaged");
}

TEST(Weights, TruncatedAnywhereIsRefused) {
  const std::string content = tiny_content();
  for (const std::size_t size : {std::size_t{0}, std::size_t{31}, std::size_t{32}, std::size_t{700},
                                 content.size() / 2, content.size() - 1}) {
    const Error error = error_of(content.substr(0, size));
    EXPECT_EQ(error.code, "models-damaged");
    EXPECT_TRUE(error.message.starts_with("truncated")) << size << ": " << error.message;
  }
  EXPECT_EQ(error_of(content + "x").message, "longer than it says");
}

TEST(Weights, AnyChangedByteIsRefused) {
  const std::string content = tiny_content();
  for (const std::size_t at :
       {std::size_t{24}, std::size_t{33}, std::size_t{5000}, content.size() - 1}) {
    std::string changed = content;
    changed[at] ^= 1;
    EXPECT_EQ(error_of(changed).message, "its checksum does not match its content") << at;
  }
}

TEST(Weights, OtherFilesAndOtherVersionsAreRefused) {
  EXPECT_EQ(error_of(std::string(100, 'x')).message, "not a weights file");
  std::string newer = tiny_content();
  newer[8] = 2;
  EXPECT_EQ(error_of(newer).message, "made for a newer program: format 2, this program reads 1");
}

}  // namespace
}  // namespace sayso
