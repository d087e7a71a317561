// link_generated: what linking costs a document as a store grows. Documents are generated
// (world.h) from paragraphs of texts that the command line names; analyses are computed once for
// those. Linking's sentence encoder is left out: vectors are sums over words.
//
//   link_generated --texts FOLDER... --work FOLDER [--steps all|reuse] [--documents N]
//                  [--models FOLDER]
//
// Store, paragraphs and results lie in the work folder; a run that was broken off goes on where it
// was. Results are a line of JSON for each block of documents: how many there are, the time of
// storing and of linking the block in seconds (of the clock and of the processor), that of each
// step (of the processor), memory and disk in bytes.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bench/linking/mixing.h"
#include "bench/linking/paragraphs.h"
#include "bench/linking/retelling.h"
#include "bench/linking/world.h"
#include "linking/link.h"
#include "linking/reuse/reuse.h"
#include "linking/stories/document_words.h"
#include "record/actor_rows.h"
#include "record/database.h"

namespace {

using namespace sayso;
using namespace sayso::bench;

constexpr std::size_t kParagraphs = 4000;
constexpr std::size_t kBlock = 500;
constexpr std::int64_t kBatch = 50;  // documents of a transaction of reuse alone, as link() has

struct Options {
  std::vector<std::string> texts;
  std::filesystem::path work;
  std::string models = SAYSO_SOURCE_DIR "/models";
  bool all = true;  // all steps of linking; else reuse alone
  std::size_t documents = 5000;
};

/// Adds the signs of a word's bits, which are as many as `sum` is long.
void add_bits(const std::string& word, float weight, std::span<float> sum) {
  std::uint64_t bits = mixed_word(word);
  for (std::size_t i = 0; i < sum.size(); ++i) {
    if (i % 64 == 0) bits = mixed(bits);
    sum[i] += (bits >> (i % 64) & 1U) != 0 ? weight : -weight;
  }
}

void make_unit(std::span<float> vector) {
  float squares = 0;
  for (const float value : vector) squares += value * value;
  for (float& value : vector) value /= std::sqrt(std::max(squares, 1e-6F));
}

/// Stands for the sentence encoder: words in common make meanings alike, rare ones more so.
std::vector<Meaning> word_sums(const std::vector<Stated>& statements) {
  std::vector<Meaning> out;
  for (const Stated& statement : statements) {
    const std::string& text = statement.words;
    Meaning& meaning = out.emplace_back();
    meaning.whole.resize(Meaning::width);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string word = stem_of(std::string_view(text).substr(at, end - at));
      const auto weight = static_cast<float>(std::log(common_share(word)) / std::log(rare_share()));
      add_bits(word, weight, meaning.whole);
      if (meaning.weights.size() < Meaning::most_words) {
        meaning.weights.push_back(weight);
        meaning.words.resize(meaning.words.size() + Meaning::word_width);
        const std::span<float> last = std::span(meaning.words).last(Meaning::word_width);
        add_bits(word, 1, last);
        make_unit(last);
      }
      at = end + 1;
    }
    make_unit(meaning.whole);
    float all = 1e-6F;
    for (const float weight : meaning.weights) all += weight;
    for (float& weight : meaning.weights) weight /= all;
  }
  return out;
}

struct Times {
  double clock = 0;
  double processor = 0;
};

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

constexpr std::array<const char*, kLinkSteps> kSteps = {"actors",      "reuse",     "citations",
                                                        "stories",     "transfers", "claims",
                                                        "occurrences", "ledgers",   "keeping"};

/// Seconds of the processor that each step takes.
class StepTimes {
 public:
  void begin(LinkStep step) {
    end();
    now_ = static_cast<std::size_t>(step);
    began_ = processor_seconds();
  }
  void end() {
    if (now_ < kLinkSteps) seconds_[now_] += processor_seconds() - began_;
    now_ = kLinkSteps;
  }
  /// As an object of JSON; begins anew.
  std::string taken() {
    end();
    std::ostringstream out;
    for (std::size_t i = 0; i < kLinkSteps; ++i) {
      out << (i == 0 ? "{\"" : ",\"") << kSteps[i] << "\":" << seconds_[i];
    }
    seconds_ = {};
    out << '}';
    return out.str();
  }

 private:
  std::array<double, kLinkSteps> seconds_{};
  std::size_t now_ = kLinkSteps;  // none
  double began_ = 0;
};

/// Counts and sorts made-up words, always the same, and remembers how long it took: other work on
/// the machine slows this as it slows linking.
class Pace {
 public:
  void measure() {
    const auto began = std::chrono::steady_clock::now();
    const double processor = processor_seconds();
    std::unordered_map<std::string, std::size_t> counts;
    std::vector<std::string> words;
    for (std::uint64_t i = 0; i < kWords; ++i) {
      words.push_back("a word " + std::to_string(mixed(i) % (kWords / 4)));
      ++counts[words.back()];
    }
    std::sort(words.begin(), words.end(), [&](const std::string& one, const std::string& other) {
      const std::size_t ours = counts.at(one), theirs = counts.at(other);
      return ours != theirs ? ours < theirs : one < other;
    });
    clock_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    processor_ += processor_seconds() - processor;
    ++times_;
  }
  /// Of all measurements since the last call, which begins anew.
  Times taken() { return std::exchange(*this, {}).times(); }
  double mean() const { return times_ == 0 ? 0 : processor_ / static_cast<double>(times_); }

 private:
  static constexpr std::uint64_t kWords = 10'000;
  Times times() const { return {clock_, processor_}; }

  double clock_ = 0, processor_ = 0;
  std::size_t times_ = 0;
};

/// What `work` takes.
template <typename Work>
Result<Times> timed(Work work) {
  const auto began = std::chrono::steady_clock::now();
  const double processor = processor_seconds();
  if (const auto done = work(); !done) return done.error();
  return Times{std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(),
               processor_seconds() - processor};
}

/// Reuse reads what is cited and who says what; the rest would only fill the disk.
void keep_for_reuse(Analysis& analysis) {
  analysis.events.clear();
  analysis.times.clear();
  analysis.sentences.clear();
}

Result<void> store_block(Store& store, std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    const auto placed = store.put(entry.document, entry.analysis);
    if (!placed) return placed.error();
    if (placed->outcome == Placement::Outcome::unchanged) {
      return Error{"unchanged", entry.document.id + " is in the store already"};
    }
  }
  return {};
}

Result<void> link_reuse(Database& database, Pace& pace) {
  ReuseMemory memory;
  for (;;) {
    pace.measure();
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    const auto keys = unlinked_documents(database, kBatch);
    if (!keys) return keys.error();
    if (keys->empty()) return {};
    for (const std::int64_t key : *keys) {
      if (auto done = link_reuse_of(database, memory, key); !done) return done;
      if (auto done = mark_linked(database, key); !done) return done;
    }
    if (auto done = transaction->commit(); !done) return done;
  }
}

std::uintmax_t bytes_of(const std::filesystem::path& store) {
  std::uintmax_t bytes = 0;
  for (const char* ending : {"", "-wal", "-shm"}) {
    std::error_code none;
    const auto size = std::filesystem::file_size(store.string() + ending, none);
    if (!none) bytes += size;
  }
  return bytes;
}

long memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

Result<void> run(const Options& options) {
  std::filesystem::create_directories(options.work);
  auto paragraphs = analysed_paragraphs((options.work / "paragraphs.db").string(), options.texts,
                                        options.models, kParagraphs);
  if (!paragraphs) return paragraphs.error();
  const Retelling retelling(std::move(*paragraphs));
  const World world(retelling, options.documents);
  auto words = WordVectors::open(options.models);
  if (!words) return words.error();
  const LinkingModels models{word_sums, *std::move(words)};

  const std::string name = options.all ? "all" : "reuse";
  const std::filesystem::path path = options.work / (name + ".db");
  auto store = Store::open(path.string(), Store::Mode::create);
  if (!store) return store.error();
  // Storing is not what is measured; it need not wait for the disk.
  if (auto done = store->tables().run("PRAGMA synchronous = NORMAL"); !done) return done;
  std::ofstream results(options.work / (name + ".jsonl"), std::ios::app);
  StepTimes steps;
  Pace pace;
  // Once for each batch of documents, beside the steps.
  const auto watch = [&](LinkStep step) {
    steps.end();
    if (step == LinkStep::actors) pace.measure();
    steps.begin(step);
  };
  const auto linking = [&] {
    return options.all ? link(*store, &models, {}, watch) : link_reuse(store->tables(), pace);
  };
  // What a run that was broken off had stored and not linked is no block's.
  if (auto done = linking(); !done) return done;
  steps.taken();
  pace.taken();
  for (;;) {
    const auto known = store->size();
    if (!known) return known.error();
    if (*known >= options.documents) return {};
    const std::size_t end = std::min(options.documents, (*known / kBlock + 1) * kBlock);
    std::vector<Entry> entries;
    for (std::size_t n = *known; n < end; ++n) {
      entries.push_back(world.document(n));
      if (!options.all) keep_for_reuse(entries.back().analysis);
    }
    const auto storing = timed([&] { return store_block(*store, entries); });
    if (!storing) return storing.error();
    const auto linked = timed(linking);
    if (!linked) return linked.error();
    const double mean_pace = pace.mean();
    const Times beside = pace.taken();
    results << R"({"documents":)" << end << R"(,"block":)" << entries.size() << R"(,"stories":)"
            << world.stories(end) << R"(,"store":[)" << storing->clock << ',' << storing->processor
            << R"(],"link":[)" << linked->clock - beside.clock << ','
            << linked->processor - beside.processor << R"(],"pace":)" << mean_pace << R"(,"steps":)"
            << steps.taken() << R"(,"memory":)" << memory() << R"(,"disk":)" << bytes_of(path)
            << "}\n"
            << std::flush;
  }
}

bool read_options(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    const auto is_value = [&] { return i + 1 < argc && argv[i + 1][0] != '-'; };
    if (!is_value()) return false;
    if (option == "--texts") {
      while (is_value()) options.texts.emplace_back(argv[++i]);
      continue;
    }
    const std::string value = argv[++i];
    if (option == "--work") {
      options.work = value;
    } else if (option == "--models") {
      options.models = value;
    } else if (option == "--steps") {
      options.all = value == "all";
    } else if (option == "--documents") {
      options.documents = static_cast<std::size_t>(std::atoll(value.c_str()));
    } else {
      return false;
    }
  }
  return !options.work.empty() && !options.texts.empty() && options.documents > 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) {
    std::cerr << "usage: link_generated --texts FOLDER... --work FOLDER [--steps all|reuse] "
                 "[--documents N] [--models FOLDER]\n";
    return 2;
  }
  if (const auto done = run(options); !done) {
    std::cerr << done.error().message << '\n';
    return 1;
  }
}
