// Fingerprints as blocks of some hundred bytes: sorted, each told by its distance to the one
// before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// Bits of a hash that are kept: among some ten million two that differ are rarely the same in
/// them.
constexpr int kFingerprintBits = 48;
constexpr std::uint64_t kFingerprintEnd = std::uint64_t{1} << kFingerprintBits;

/// A run of words, as a hash below `kFingerprintEnd`, and a text that has it.
struct FingerprintEntry {
  std::uint64_t hash = 0;
  std::int64_t number = 0;  // of the text (fingerprinted.number)

  friend bool operator==(const FingerprintEntry&, const FingerprintEntry&) = default;
  friend bool operator<(const FingerprintEntry& one, const FingerprintEntry& other) {
    return one.hash != other.hash ? one.hash < other.hash : one.number < other.number;
  }
};
using FingerprintEntries = std::vector<FingerprintEntry>;

struct FingerprintBlock {
  std::string packed;
  std::size_t entries = 0;
};

/// As many of `entries`, from the first on, as a block holds. They are sorted and at least one;
/// those of one hash go into one block, however many they are.
FingerprintBlock pack_fingerprints(std::span<const FingerprintEntry> entries);

/// Adds the entries of a block whose least hash is `first`; false where the bytes are damaged.
bool unpack_fingerprints(std::uint64_t first, std::string_view packed, FingerprintEntries& entries);

/// Adds the numbers at `hash` in a block; false where the bytes are damaged.
bool find_fingerprint(std::uint64_t first, std::string_view packed, std::uint64_t hash,
                      std::vector<std::int64_t>& numbers);

/// A Bloom filter in lines (Putze, Sanders and Singler 2007, "Cache-, hash- and space-efficient
/// Bloom filters"), of seven bits an entry.
std::string filter_of(std::span<const FingerprintEntry> entries);

/// Whether an entry with `hash` may be among those of the filter: false where there is none, true
/// by chance for one hash in twenty.
bool may_have(std::string_view filter, std::uint64_t hash);

}  // namespace sayso
