// What the stages of an analysis cost, over one made-up report of some 900 word pieces: pieces a
// second of each stage alone and of the whole. Models from SAYSO_MODELS or the source tree.
#include "analysis/analyse.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "base/weights.h"
#include "neural/attribution_reader.h"
#include "neural/encoder.h"
#include "neural/tokenizer.h"

namespace sayso {
namespace {

std::string models_folder() {
  const char* given = std::getenv("SAYSO_MODELS");
  return given != nullptr ? given : SAYSO_SOURCE_DIR "/models";
}

std::string report() {
  const std::string paragraph =
      "“We have been waiting for three weeks and nobody has told us anything,” said Ilse Marrow, "
      "who runs the "
      "harbour office in Telesk. The ministry declined to comment, but two officials familiar with "
      "the talks "
      "said that a first delivery of 300 shells was being considered.\n\nAccording to the Harbour "
      "Courier, the "
      "embassy called the report “pure invention” and warned of consequences.\n\n";
  std::string text;
  for (int i = 0; i < 10; ++i) text += paragraph;
  return text;
}

struct Stages {
  Weights weights = *Weights::open(models_folder() + "/news.weights");
  Tokenizer tokenizer = *Tokenizer::open(weights);
  Encoder encoder = *Encoder::open(weights);
  AttributionReader reader = *AttributionReader::from(weights);
  std::string text = report();
  std::vector<Piece> pieces = tokenizer.tokenize(text);
  Encoder::Scratch encoder_scratch;
  AttributionReader::Scratch reader_scratch;
};

void count(benchmark::State& state, const Stages& stages) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(stages.pieces.size()));
}

void tokenize(benchmark::State& state) {
  Stages stages;
  for (auto _ : state) benchmark::DoNotOptimize(stages.tokenizer.tokenize(stages.text));
  count(state, stages);
}
BENCHMARK(tokenize);

void encode(benchmark::State& state) {
  Stages stages;
  for (auto _ : state) {
    benchmark::DoNotOptimize(stages.encoder.encode_document(stages.pieces, stages.encoder_scratch));
  }
  count(state, stages);
}
BENCHMARK(encode);

void read_attributions(benchmark::State& state) {
  Stages stages;
  const std::vector<float> vectors =
      stages.encoder.encode_document(stages.pieces, stages.encoder_scratch);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        stages.reader.read(stages.pieces, stages.text, vectors.data(), {}, stages.reader_scratch));
  }
  count(state, stages);
}
BENCHMARK(read_attributions);

void whole_analysis(benchmark::State& state) {
  const Stages stages;
  const auto models = *Models::open(models_folder());
  Scratch scratch(*models);
  Document document;
  document.text = stages.text;
  for (auto _ : state) benchmark::DoNotOptimize(analyse(document, *models, scratch));
  count(state, stages);
}
BENCHMARK(whole_analysis);

}  // namespace
}  // namespace sayso

BENCHMARK_MAIN();
