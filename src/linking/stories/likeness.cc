#include "linking/stories/likeness.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

namespace sayso {
namespace {

// Chosen on the training part of ECB+ and on invented stories; each may be half or double without
// much change.
constexpr double kPriorDocuments = 1000;  // reports of all kinds that the counts begin with
constexpr double kMark = 1.5;             // what a name or a number weighs more
constexpr double kPivot = 6.2;            // the norm of a report of two or three sentences
constexpr std::size_t kMostWeights = 80;
constexpr double kHalfDays = 60;  // after which reports on one story are half as alike

}  // namespace

std::vector<WordWeight> word_weights(const std::vector<DocumentWord>& words,
                                     const std::vector<WordCount>& counts, std::int64_t documents) {
  const double all = static_cast<double>(documents) + kPriorDocuments;
  const double rarest = std::log(all / (1 + kPriorDocuments * rare_share()));
  std::vector<WordWeight> weights;
  weights.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double with =
        static_cast<double>(counts[i].documents) + kPriorDocuments * common_share(words[i].stem);
    const double rarity = std::log(all / with) / rarest;
    if (rarity <= 0) continue;
    const double often = 1 + std::log(static_cast<double>(words[i].count));
    weights.push_back({counts[i].word, often * rarity * (words[i].marks ? kMark : 1)});
  }
  const auto heavier = [](const WordWeight& a, const WordWeight& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
  };
  std::sort(weights.begin(), weights.end(), heavier);
  weights.resize(std::min(weights.size(), kMostWeights));
  double squares = 0;
  for (const WordWeight& one : weights) squares += one.weight * one.weight;
  // A cosine would make long reports on one story unlike, since each has details of its own; its
  // norm is drawn half the way to that of a short report.
  const double norm = std::sqrt(std::sqrt(squares) * kPivot);
  for (WordWeight& one : weights) one.weight /= norm;
  std::sort(weights.begin(), weights.end(),
            [](const WordWeight& a, const WordWeight& b) { return a.word < b.word; });
  return weights;
}

std::vector<std::int64_t> weightiest(const std::vector<WordWeight>& weights, std::size_t most) {
  std::vector<WordWeight> sorted = weights;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const WordWeight& a, const WordWeight& b) { return a.weight > b.weight; });
  sorted.resize(std::min(sorted.size(), most));
  std::vector<std::int64_t> words;
  words.reserve(sorted.size());
  for (const WordWeight& one : sorted) words.push_back(one.word);
  return words;
}

double likeness(const StoryDocument& one, const StoryDocument& other) {
  double product = 0;
  auto b = other.words.begin();
  for (const WordWeight& a : one.words) {
    while (b != other.words.end() && b->word < a.word) ++b;
    if (b == other.words.end()) break;
    if (b->word == a.word) product += a.weight * b->weight;
  }
  if (!one.day || !other.day) return product;
  const double apart = static_cast<double>(std::abs(*one.day - *other.day));
  return product / (1 + apart / kHalfDays);
}

}  // namespace sayso
