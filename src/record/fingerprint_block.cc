#include "record/fingerprint_block.h"

#include <optional>

namespace sayso {
namespace {

/// Two of them fit on a page of the store.
constexpr std::size_t kBlockBytes = 1900;
constexpr int kMostBits = 63;
constexpr std::size_t kFilterBits = 7;  // an entry
constexpr std::uint64_t kProbes = 3;
constexpr std::size_t kLine = 64;  // bytes

/// Seven bits a byte, the lowest first; the highest bit of a byte says that more follow.
void append(std::string& to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) to.push_back(static_cast<char>(0x80 | (value & 0x7F)));
  to.push_back(static_cast<char>(value));
}

/// Reads a block entry by entry.
class Reader {
 public:
  Reader(std::uint64_t first, std::string_view packed) : hash_(first), rest_(packed) {}

  bool done() const { return rest_.empty(); }
  /// None where the bytes are damaged.
  std::optional<FingerprintEntry> next() {
    const auto distance = number();
    const auto of_text = number();
    if (!distance || !of_text) return std::nullopt;
    hash_ += *distance;
    return FingerprintEntry{hash_, static_cast<std::int64_t>(*of_text)};
  }

 private:
  std::optional<std::uint64_t> number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < kMostBits && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return std::nullopt;
  }

  std::uint64_t hash_;
  std::string_view rest_;
};

/// Calls `take` with the bits of a filter that stand for a hash, until it says false. They lie in
/// one line, so that a look costs one access to memory.
template <typename Take>
bool all_bits(std::uint64_t hash, std::size_t lines, Take take) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;  // odd
  const std::uint64_t mixed = (hash ^ (hash >> 21)) * kFactor;
  const std::uint64_t line = (mixed >> 32) % lines;
  for (std::uint64_t i = 0, bits = mixed; i < kProbes; ++i, bits >>= 9) {
    if (!take(line * 8 * kLine + bits % (8 * kLine))) return false;
  }
  return true;
}

}  // namespace

FingerprintBlock pack_fingerprints(std::span<const FingerprintEntry> entries) {
  FingerprintBlock out;
  std::uint64_t last = entries.front().hash;
  for (const FingerprintEntry& entry : entries) {
    if (entry.hash != last && out.packed.size() >= kBlockBytes) break;
    append(out.packed, entry.hash - last);
    append(out.packed, static_cast<std::uint64_t>(entry.number));
    last = entry.hash;
    ++out.entries;
  }
  return out;
}

bool unpack_fingerprints(std::uint64_t first, std::string_view packed,
                         FingerprintEntries& entries) {
  for (Reader reader(first, packed); !reader.done();) {
    const auto entry = reader.next();
    if (!entry) return false;
    entries.push_back(*entry);
  }
  return true;
}

bool find_fingerprint(std::uint64_t first, std::string_view packed, std::uint64_t hash,
                      std::vector<std::int64_t>& numbers) {
  for (Reader reader(first, packed); !reader.done();) {
    const auto entry = reader.next();
    if (!entry) return false;
    if (entry->hash > hash) return true;
    if (entry->hash == hash) numbers.push_back(entry->number);
  }
  return true;
}

std::string filter_of(std::span<const FingerprintEntry> entries) {
  const std::size_t lines = (entries.size() * kFilterBits + 8 * kLine - 1) / (8 * kLine);
  std::string out(lines * kLine, '\0');
  for (const FingerprintEntry& entry : entries) {
    all_bits(entry.hash, lines, [&](std::uint64_t bit) {
      out[bit / 8] = static_cast<char>(out[bit / 8] | 1 << bit % 8);
      return true;
    });
  }
  return out;
}

bool may_have(std::string_view filter, std::uint64_t hash) {
  if (filter.size() < kLine) return false;
  return all_bits(hash, filter.size() / kLine, [&](std::uint64_t bit) {
    return (static_cast<unsigned char>(filter[bit / 8]) >> bit % 8 & 1) != 0;
  });
}

}  // namespace sayso
