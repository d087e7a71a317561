#include "linking/reuse/alignment.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

using Tile = EqualRun;

constexpr std::size_t kSeedWords = 5;
/// Words between two tiles, in either text, that are taken for an edit.
constexpr std::size_t kLongestEdit = 8;
/// A block has a run of this many equal words, or in all half as many again.
constexpr std::size_t kLeastRun = 8;
constexpr std::size_t kLeastWords = 12;
/// Seeds of one kind that are tried: what a text says over and over is said there in full.
constexpr std::ptrdiff_t kMostSeeds = 24;

/// The longest stretch of `tile` whose words are free in both texts.
Tile free_part(const Tile& tile, const std::vector<bool>& from, const std::vector<bool>& to) {
  Tile best{tile.from, tile.to, 0};
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= tile.length; ++i) {
    if (i < tile.length && !from[tile.from + i] && !to[tile.to + i]) continue;
    if (i - begin > best.length) best = {tile.from + begin, tile.to + begin, i - begin};
    begin = i + 1;
  }
  return best;
}

/// Of all equal runs, the longest first, what does not overlap; by place in the first text.
std::vector<Tile> without_overlaps(std::vector<Tile> runs, std::size_t from_size,
                                   std::size_t to_size) {
  std::sort(runs.begin(), runs.end(), [](const Tile& a, const Tile& b) {
    return std::tuple(b.length, a.from, a.to) < std::tuple(a.length, b.from, b.to);
  });
  std::vector<bool> from(from_size), to(to_size);
  std::vector<Tile> out;
  out.reserve(runs.size());
  for (const Tile& run : runs) {
    const Tile tile = free_part(run, from, to);
    if (tile.length < kSeedWords) continue;
    for (std::size_t i = 0; i < tile.length; ++i) {
      from[tile.from + i] = true;
      to[tile.to + i] = true;
    }
    out.push_back(tile);
  }
  std::sort(out.begin(), out.end(), [](const Tile& a, const Tile& b) { return a.from < b.from; });
  return out;
}

bool follows(const Tile& tile, const SharedBlock& block) {
  return tile.from >= block.from.end && tile.from - block.from.end <= kLongestEdit &&
         tile.to >= block.to.end && tile.to - block.to.end <= kLongestEdit;
}

}  // namespace

Alignable::Alignable(Wording wording, const std::vector<bool>& leave_out)
    : wording_(std::move(wording)) {
  const std::vector<std::uint64_t> runs = runs_of(wording_, kSeedWords);
  seeds_.reserve(runs.size());
  std::size_t open = 0;  // the first word behind the last that is left out
  for (std::size_t i = 0; i < wording_.size(); ++i) {
    if (i < leave_out.size() && leave_out[i]) {
      open = i + 1;
      wording_.words[i] = ~wording_.words[i];  // is no other text's
    } else if (i + 1 >= open + kSeedWords) {
      seeds_.push_back({runs[i + 1 - kSeedWords], i + 1 - kSeedWords});
    }
  }
  std::sort(seeds_.begin(), seeds_.end(), [](const Seed& a, const Seed& b) {
    return std::tie(a.hash, a.word) < std::tie(b.hash, b.word);
  });
}

std::vector<SharedBlock> Alignable::shared_with(const Wording& other) const {
  std::vector<SharedBlock> blocks;
  std::vector<std::size_t> longest;  // tile of each
  for (const Tile& tile : without_overlaps(equal_runs(other), wording_.size(), other.size())) {
    if (blocks.empty() || !follows(tile, blocks.back())) {
      blocks.push_back({{tile.from, tile.from}, {tile.to, tile.to}});
      longest.push_back(0);
    }
    SharedBlock& block = blocks.back();
    block.from.end = tile.from + tile.length;
    block.to.end = tile.to + tile.length;
    block.equal += tile.length;
    longest.back() = std::max(longest.back(), tile.length);
    for (std::size_t i = 0; i < tile.length; ++i) {
      const bool quoted = wording_.quoted[tile.from + i] != 0 || other.quoted[tile.to + i] != 0;
      if (!quoted) ++block.unquoted;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (longest[i] >= kLeastRun || blocks[i].equal >= kLeastWords) blocks[kept++] = blocks[i];
  }
  blocks.resize(kept);
  return blocks;
}

std::vector<EqualRun> Alignable::equal_runs(const Wording& other) const {
  const std::vector<std::uint64_t>& mine = wording_.words;
  const std::vector<std::uint64_t>& others = other.words;
  std::vector<EqualRun> equal;
  const std::vector<std::uint64_t> runs = runs_of(other, kSeedWords);
  for (std::size_t to = 0; to < runs.size(); ++to) {
    auto seed = std::lower_bound(seeds_.begin(), seeds_.end(), runs[to],
                                 [](const Seed& a, std::uint64_t hash) { return a.hash < hash; });
    const auto stop = seed + std::min(kMostSeeds, seeds_.end() - seed);
    for (; seed != stop && seed->hash == runs[to]; ++seed) {
      const std::size_t from = seed->word;
      // The run was seen where it begins.
      if (from > 0 && to > 0 && mine[from - 1] == others[to - 1]) continue;
      std::size_t length = 0;
      while (from + length < mine.size() && to + length < others.size() &&
             mine[from + length] == others[to + length]) {
        ++length;
      }
      if (length >= kSeedWords) equal.push_back({from, to, length});
    }
  }
  return equal;
}

}  // namespace sayso
