// What the stages of reading a page cost, over the .html files of the folder SAYSO_PAGES, or else
// of the test cases: pages a second of each stage alone and of the whole. Models from SAYSO_MODELS
// or the source tree.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "documents/article.h"
#include "documents/encoding.h"
#include "documents/metadata.h"
#include "documents/page.h"
#include "documents/thinning.h"

namespace sayso {
namespace {

std::string from_environment(const char* name, const char* otherwise) {
  const char* given = std::getenv(name);
  return given != nullptr ? given : otherwise;
}

std::vector<std::string> read_pages() {
  namespace fs = std::filesystem;
  std::vector<std::string> pages;
  const std::string folder =
      from_environment("SAYSO_PAGES", SAYSO_SOURCE_DIR "/tests/cases/documents");
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return pages;
}

const std::vector<std::string>& pages() {
  static const std::vector<std::string> pages = read_pages();
  return pages;
}

const PageModel& model() {
  static const Result<PageModel> model = PageModel::open(
      from_environment("SAYSO_MODELS", SAYSO_SOURCE_DIR "/models") + "/pages.weights");
  return *model;
}

/// Times `step` over all pages, each parsed beforehand.
template <typename Step>
void over_parsed(benchmark::State& state, Step step) {
  for (auto _ : state) {
    for (const std::string& html : pages()) {
      state.PauseTiming();
      const Dom page(decode(html, declared_encoding(html)));
      state.ResumeTiming();
      step(page);
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages().size()));
}

void thin(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& html : pages()) {
      benchmark::DoNotOptimize(thinned(decode(html, declared_encoding(html))));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages().size()));
}
BENCHMARK(thin)->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& html : pages()) {
      const Dom page(decode(html, declared_encoding(html)));
      benchmark::DoNotOptimize(page.root());
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages().size()));
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void metadata(benchmark::State& state) {
  over_parsed(state, [](const Dom& page) { benchmark::DoNotOptimize(metadata_of(page)); });
}
BENCHMARK(metadata)->Unit(benchmark::kMillisecond);

void outline(benchmark::State& state) {
  over_parsed(state, [](const Dom& page) { benchmark::DoNotOptimize(outline_of(page.root())); });
}
BENCHMARK(outline)->Unit(benchmark::kMillisecond);

void features(benchmark::State& state) {
  over_parsed(state, [](const Dom& page) {
    benchmark::DoNotOptimize(block_features(outline_of(page.root()), {}));
  });
}
BENCHMARK(features)->Unit(benchmark::kMillisecond);

void article(benchmark::State& state) {
  over_parsed(state,
              [](const Dom& page) { benchmark::DoNotOptimize(article_of(page, {}, model())); });
}
BENCHMARK(article)->Unit(benchmark::kMillisecond);

void page(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& html : pages()) {
      benchmark::DoNotOptimize(read_page(html, "", &model(), "page"));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages().size()));
}
BENCHMARK(page)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sayso

BENCHMARK_MAIN();
