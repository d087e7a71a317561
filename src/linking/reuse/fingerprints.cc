#include "linking/reuse/fingerprints.h"

#include <algorithm>
#include <set>
#include <span>

namespace sayso {
namespace {

// Runs in a window. Of a long text fewer are kept: what a wide window keeps, a narrow one keeps
// too, so that texts of any length still meet.
constexpr std::size_t kNarrowWindow = 8;
constexpr std::size_t kWideWindow = 16;
constexpr std::size_t kWordsForEachRun = 40;
constexpr std::size_t kQuotedWindow = 6;

using Hashes = std::span<const std::uint64_t>;

/// Adds the places of the least hash of each window of the runs [begin, end).
void winnow(Hashes runs, WordRange range, std::size_t window, std::set<std::size_t>& places) {
  if (range.begin >= range.end) return;
  const std::size_t last = range.size() > window ? range.end - window : range.begin;
  for (std::size_t first = range.begin; first <= last; ++first) {
    const std::size_t end = std::min(first + window, range.end);
    std::size_t least = first;
    for (std::size_t i = first + 1; i < end; ++i) {
      if (runs[i] <= runs[least]) least = i;
    }
    places.insert(least);
  }
}

/// The places of the runs that lie wholly in `words`.
WordRange runs_in(WordRange words) {
  if (words.size() < kFingerprintWords) return {words.begin, words.begin};
  return {words.begin, words.end - kFingerprintWords + 1};
}

std::vector<WordRange> quoted_ranges(const Wording& wording) {
  std::vector<WordRange> out;
  for (std::size_t i = 0; i < wording.size(); ++i) {
    if (wording.quoted[i] == 0) continue;
    const bool goes_on =
        i > 0 && wording.quoted[i - 1] != 0 && wording.paragraphs[i - 1] == wording.paragraphs[i];
    if (!goes_on) out.push_back({i, i});  // NOLINT(performance-inefficient-vector-operation)
    out.back().end = i + 1;
  }
  return out;
}

std::vector<Fingerprint> at_places(Hashes runs, const std::set<std::size_t>& places) {
  std::vector<Fingerprint> out;
  out.reserve(places.size());
  std::set<std::uint64_t> seen;
  for (const std::size_t place : places) {
    if (seen.insert(runs[place]).second) out.push_back({runs[place], place});
  }
  return out;
}

}  // namespace

Fingerprints fingerprints_of(const Wording& wording) {
  const std::vector<std::uint64_t> runs = runs_of(wording, kFingerprintWords);
  const std::size_t window =
      std::clamp(wording.size() / kWordsForEachRun, kNarrowWindow, kWideWindow);
  std::set<std::size_t> places;
  for (const WordRange paragraph : paragraphs_of(wording)) {
    winnow(runs, runs_in(paragraph), window, places);
  }
  const std::vector<WordRange> quoted = quoted_ranges(wording);
  for (const WordRange words : quoted) winnow(runs, runs_in(words), kQuotedWindow, places);
  Fingerprints out;
  out.kept = at_places(runs, places);
  for (const WordRange words : quoted) {
    const WordRange in = runs_in(words);
    for (std::size_t i = in.begin; i < in.end; ++i) places.insert(i);
  }
  out.asked = at_places(runs, places);
  return out;
}

}  // namespace sayso
