// Numbers that stand for words where many are compared.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// Equal for equal words, and in practice for no others: of a million words two have one hash with
/// a chance of one in 30 million.
using WordHash = std::uint64_t;

inline WordHash hash_of(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

/// In their order.
inline std::vector<WordHash> hashes_of(const std::vector<std::string>& words) {
  std::vector<WordHash> hashes;
  hashes.reserve(words.size());
  for (const std::string& word : words) hashes.push_back(hash_of(word));
  return hashes;
}

}  // namespace sayso
