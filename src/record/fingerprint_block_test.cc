#include "record/fingerprint_block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace sayso {
namespace {

FingerprintEntries entries(std::size_t count) {
  std::mt19937_64 random(7);
  FingerprintEntries out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back({random() % kFingerprintEnd, static_cast<std::int64_t>(random() % 1'000'000)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(FingerprintBlocks, GiveBackWhatWasPacked) {
  FingerprintEntries all = entries(2000);
  all.push_back({kFingerprintEnd - 1, std::int64_t{1} << 40});
  FingerprintEntries read;
  std::size_t blocks = 0;
  for (std::size_t at = 0; at < all.size(); ++blocks) {
    const FingerprintBlock block = pack_fingerprints(std::span(all).subspan(at));
    ASSERT_GT(block.entries, 0u);
    EXPECT_LT(block.packed.size(), 2000u) << "two fit on a page";
    ASSERT_TRUE(unpack_fingerprints(all[at].hash, block.packed, read));
    at += block.entries;
  }
  EXPECT_EQ(read, all);
  EXPECT_LT(blocks, 12u) << "nine bytes an entry at most";
}

TEST(FingerprintBlocks, HoldAllOfOneHash) {
  FingerprintEntries all;
  for (std::int64_t number = 1; number <= 1500; ++number) all.push_back({99, number});
  all.push_back({100, 1});
  const FingerprintBlock block = pack_fingerprints(all);
  EXPECT_EQ(block.entries, 1500u);
  std::vector<std::int64_t> numbers;
  ASSERT_TRUE(find_fingerprint(99, block.packed, 99, numbers));
  EXPECT_EQ(numbers.size(), 1500u);
  EXPECT_EQ(numbers.back(), 1500);
}

TEST(FingerprintBlocks, FindOneHashOnly) {
  const FingerprintEntries all = {{10, 3}, {12, 1}, {12, 2}, {13, 9}};
  const FingerprintBlock block = pack_fingerprints(all);
  std::vector<std::int64_t> numbers;
  ASSERT_TRUE(find_fingerprint(10, block.packed, 12, numbers));
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2}));
  ASSERT_TRUE(find_fingerprint(10, block.packed, 11, numbers));
  EXPECT_EQ(numbers.size(), 2u);
}

TEST(FingerprintBlocks, SayThatTheyAreDamaged) {
  const FingerprintBlock block = pack_fingerprints(entries(50));
  FingerprintEntries read;
  EXPECT_FALSE(unpack_fingerprints(0, block.packed.substr(0, block.packed.size() - 1), read));
  EXPECT_FALSE(unpack_fingerprints(0, std::string(20, '\xFF'), read));
  std::vector<std::int64_t> numbers;
  EXPECT_FALSE(find_fingerprint(0, std::string(20, '\xFF'), 1, numbers));
}

TEST(FingerprintFilter, HasAllThatIsThereAndLittleElse) {
  const FingerprintEntries all = entries(3000);
  const std::string filter = filter_of(all);
  EXPECT_LT(filter.size(), 3000u);
  for (const FingerprintEntry& entry : all) ASSERT_TRUE(may_have(filter, entry.hash));
  std::mt19937_64 random(8);
  int by_chance = 0;
  for (int i = 0; i < 10'000; ++i)
    by_chance += may_have(filter, random() % kFingerprintEnd) ? 1 : 0;
  EXPECT_LT(by_chance, 700);
  EXPECT_FALSE(may_have({}, 5));
}

}  // namespace
}  // namespace sayso
