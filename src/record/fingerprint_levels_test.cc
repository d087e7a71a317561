#include "record/fingerprint_levels.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <random>
#include <set>

#include "record/fingerprint_index.h"
#include "record/sample.h"

namespace sayso {
namespace {

/// Small, so that few entries come to several levels and chunks.
constexpr FingerprintRoom kRoom{1000, 4};

class FingerprintLevels : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    store_.emplace(open());
    database_ = &store_->tables();
    ASSERT_TRUE(database_->run("PRAGMA synchronous = OFF"));
  }

  /// A text with as many runs of words, of which some texts have the same.
  void add(std::int64_t number, int runs) {
    const std::string key = std::to_string(number);
    ASSERT_TRUE(store_->put(with_id(plain_document(key, "Report " + key), key), {}).ok());
    auto transaction = Transaction::begin(*database_);
    ASSERT_TRUE(transaction.ok());
    ASSERT_TRUE(number_document(*database_, number, number));
    auto insert = database_->query("INSERT OR IGNORE INTO fresh_fingerprints VALUES (?, ?)");
    for (int i = 0; i < runs; ++i) {
      const std::uint64_t hash = level_hash(random_() % 40'000);
      if (!texts_[hash].insert(number).second) continue;
      ASSERT_TRUE(insert.run_with(static_cast<std::int64_t>(hash), number));
      ASSERT_TRUE(
          database_->run("UPDATE fingerprint_levels SET entries = entries + 1 WHERE level = 0"));
    }
    const auto spread = spread_fingerprints(*database_, kRoom);
    ASSERT_TRUE(spread.ok()) << spread.error().message;
    ASSERT_TRUE(transaction->commit().ok());
  }

  std::set<std::int64_t> found(std::uint64_t hash) {
    auto numbers = keys_of(database_->query("SELECT number FROM fresh_fingerprints WHERE hash = ?",
                                            static_cast<std::int64_t>(hash)));
    EXPECT_TRUE(numbers.ok());
    const auto levels = fingerprint_levels(*database_);
    EXPECT_TRUE(levels.ok());
    for (const std::int64_t level : *levels) {
      const std::size_t before = numbers->size();
      EXPECT_TRUE(find_on_level(*database_, level, hash, *numbers, kRoom));
      const bool may = *filters_.may_have(*database_, level, hash, kRoom);
      EXPECT_TRUE(may || numbers->size() == before);
      by_chance_ += may && numbers->size() == before ? 1 : 0;
    }
    std::set<std::int64_t> out(numbers->begin(), numbers->end());
    EXPECT_EQ(out.size(), numbers->size()) << "each once";
    return out;
  }

  std::int64_t entries_on(std::int64_t level) {
    return *database_->number("SELECT sum(entries) FROM fingerprint_levels WHERE level = " +
                              std::to_string(level));
  }

  std::optional<Store> store_;
  Database* database_ = nullptr;
  std::mt19937_64 random_{5};
  std::map<std::uint64_t, std::set<std::int64_t>> texts_;  // by hash
  FingerprintFilters filters_;
  int by_chance_ = 0;  // that a filter said yes for nothing
};

TEST_F(FingerprintLevels, FindAllHoweverFarTheyWent) {
  for (std::int64_t number = 1; number <= 150; ++number) add(number, 400);
  for (const auto& [hash, numbers] : texts_) ASSERT_EQ(found(hash), numbers) << hash;
  by_chance_ = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(found(level_hash(1'000'000 + i)), std::set<std::int64_t>());
  }
  EXPECT_LT(by_chance_, 300) << "of 3,000";
}

TEST_F(FingerprintLevels, KeepToTheirRoom) {
  for (std::int64_t number = 1; number <= 150; ++number) add(number, 400);
  EXPECT_LE(entries_on(0), 1000);
  EXPECT_LE(entries_on(1), 4000);
  EXPECT_LE(entries_on(2), 16'000);
  std::int64_t all = 0;
  for (const auto& [hash, numbers] : texts_) all += std::ssize(numbers);
  EXPECT_EQ(*database_->number("SELECT sum(entries) FROM fingerprint_levels"), all);
  EXPECT_LT(*database_->number("SELECT sum(length(packed)) FROM fingerprint_blocks"), 9 * all);
}

TEST_F(FingerprintLevels, ForgetTextsThatAreRemoved) {
  for (std::int64_t number = 1; number <= 40; ++number) add(number, 400);
  for (const char* gone : {"1", "2", "20"}) ASSERT_TRUE(store_->remove(gone).ok());
  for (std::int64_t number = 41; number <= 120; ++number) add(number, 400);
  std::int64_t kept = 0, left = 0;
  for (const auto& [hash, numbers] : texts_) {
    for (const std::int64_t number : found(hash)) {
      ++(number <= 2 || number == 20 ? left : kept);
    }
  }
  EXPECT_EQ(left, 0);
  EXPECT_GT(kept, 40'000);
  EXPECT_EQ(*database_->number("SELECT count(*) FROM removed_fingerprints WHERE number < 3"), 0)
      << "those before the first that is left are not kept in mind";
}

}  // namespace
}  // namespace sayso
