// Cases: tests/cases/tokenizer/<case>/in.txt; expected.txt holds id, begin, end and shape of each
// piece, written by the reference (training/compare_tokenizer.py --cases).
#include "neural/tokenizer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace sayso {
namespace {

const std::string source = SAYSO_SOURCE_DIR;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

const Tokenizer& published() {
  static const Tokenizer tokenizer = [] {
    const auto weights = Weights::open(source + "/models/news.weights");
    if (!weights) throw std::runtime_error(weights.error().message);
    auto opened = Tokenizer::open(*weights);
    if (!opened) throw std::runtime_error(opened.error().message);
    return *std::move(opened);
  }();
  return tokenizer;
}

TEST(Tokenizer, AgreesWithTheReferenceOnEachCase) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source + "/tests/cases/tokenizer")) {
    const std::string text = content_of(entry.path() / "in.txt");
    std::stringstream found;
    for (const Piece& piece : published().tokenize(text))
      found << piece.id << '\t' << piece.span.begin << '\t' << piece.span.end << '\t'
            << int{piece.shape} << '\n';
    EXPECT_EQ(found.str(), content_of(entry.path() / "expected.txt")) << entry.path();
    ++cases;
  }
  EXPECT_GE(cases, 3);
}

constexpr const char* vocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nport\n##s\n.\nvarga\n##ga\nvar\n3\n\"";

Tokenizer small() {
  auto tokenizer = Tokenizer::from_vocabulary(vocabulary);
  EXPECT_TRUE(tokenizer.ok());
  return *std::move(tokenizer);
}

std::string pieces_of(const std::string& text) {
  std::string out;
  for (const Piece& piece : small().tokenize(text))
    out += std::to_string(piece.id) + "=" + std::string(piece.span.in(text)) + " ";
  return out;
}

TEST(Tokenizer, TakesTheLongestPieceFirst) {
  EXPECT_EQ(pieces_of("Ports Varga."), "5=Port 6=s 8=Varga 7=. ");
  EXPECT_EQ(pieces_of("Vargas"), "8=Varga 6=s ");
  EXPECT_EQ(pieces_of("portx"), "1=portx ");
}

TEST(Tokenizer, PointsAtTheTextAsItWasWritten) {
  EXPECT_EQ(pieces_of("PÓRTs"), "5=PÓRT 6=s ");
  EXPECT_EQ(pieces_of("po\u00adrts"), "5=po\u00adrt 6=s ");
  EXPECT_EQ(pieces_of(""), "");
  EXPECT_EQ(pieces_of(" \n\t"), "");
}

TEST(Tokenizer, GivesTheWrittenShape) {
  const auto pieces = small().tokenize("Port \"PORTS\" 3\nport");
  ASSERT_EQ(pieces.size(), 7U);
  const int cases[] = {2, 0, 3, 3, 0, 5, 1}, quotes[] = {0, 2, 1, 1, 2, 0, 0},
            before[] = {2, 1, 0, 0, 0, 1, 2};
  for (int i = 0; i < 7; ++i) {
    EXPECT_EQ(pieces[i].letter_case(), cases[i]) << i;
    EXPECT_EQ(pieces[i].quote(), quotes[i]) << i;
    EXPECT_EQ(pieces[i].before(), before[i]) << i;
  }
}

TEST(Tokenizer, WantsTheSpecialTokens) {
  const auto tokenizer = Tokenizer::from_vocabulary("[PAD]\n[UNK]\nport");
  ASSERT_FALSE(tokenizer.ok());
  EXPECT_EQ(tokenizer.error().code, "models-damaged");
}

}  // namespace
}  // namespace sayso
