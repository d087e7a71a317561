// Word pieces and their vectors, one thread. Run from the project's root.
#include "neural/encoder.h"

#include <benchmark/benchmark.h>

#include <string>

#include "base/weights.h"
#include "neural/tokenizer.h"

namespace {

const sayso::Weights& weights() {
  static const auto opened = sayso::Weights::open("models/news.weights");
  return *opened;
}

std::string text_of(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i)
    text +=
        "“Three of the ships left Orlum before dawn,” said harbour minister Ilse Varga, 48, who "
        "asked reporters not to speculate about the unaccompanied cargo.\n\n";
  return text;
}

void tokenize(benchmark::State& state) {
  const auto tokenizer = sayso::Tokenizer::open(weights());
  const std::string text = text_of(100);
  std::size_t pieces = 0;
  for (auto _ : state) pieces += tokenizer->tokenize(text).size();
  state.counters["pieces/s"] =
      benchmark::Counter(static_cast<double>(pieces), benchmark::Counter::kIsRate);
}
BENCHMARK(tokenize);

void encode(benchmark::State& state) {
  const auto tokenizer = sayso::Tokenizer::open(weights());
  const auto encoder = sayso::Encoder::open(weights());
  const auto pieces = tokenizer->tokenize(text_of(static_cast<int>(state.range(0))));
  sayso::Encoder::Scratch scratch;
  std::size_t count = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(encoder->encode_document(pieces, scratch));
    count += pieces.size();
  }
  state.counters["pieces/s"] =
      benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
}
BENCHMARK(encode)->Arg(1)->Arg(6)->Arg(40);

}  // namespace

BENCHMARK_MAIN();
