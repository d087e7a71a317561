#include "record/fingerprint_index.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

#include "record/sample.h"

namespace sayso {

extern const std::vector<std::string_view> record_migrations;

namespace {

using Found = std::vector<std::vector<std::int64_t>>;

class FingerprintIndexes : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    store_.emplace(open());
  }

  std::int64_t add(const std::string& id, const std::vector<std::uint64_t>& hashes,
                   const std::string& published = {}) {
    Document document = with_id(plain_document(id, "Report " + id), id);
    if (!published.empty()) document.published = Timestamp{published, "day", "given", {}};
    EXPECT_TRUE(store_->put(document, {}).ok());
    const std::int64_t key =
        *store_->tables().number("SELECT key FROM documents WHERE id = '" + id + "'");
    EXPECT_TRUE(index_.insert(store_->tables(), key, hashes).ok());
    return key;
  }

  Found at(std::int64_t document, const std::vector<std::uint64_t>& hashes,
           std::int64_t most = 24) {
    auto found = index_.documents_at(store_->tables(), document, hashes, most);
    EXPECT_TRUE(found.ok()) << found.error().message;
    return *found;
  }

  std::optional<Store> store_;
  FingerprintIndex index_;
};

// The upper half of all hashes has the sign of a stored number.
constexpr std::uint64_t kOne = 0xF123456789ABCDEFU, kTwo = 0x0123456789ABCDEFU;

TEST_F(FingerprintIndexes, TellWhoHasARunOfWords) {
  const std::int64_t a = add("a", {kOne, kTwo}), b = add("b", {kOne}), c = add("c", {kTwo, kOne});
  EXPECT_EQ(at(c, {kTwo, kOne, 5}), (Found{{a}, {a, b}, {}}));
  EXPECT_EQ(at(a, {kOne}), (Found{{b, c}}));
  EXPECT_EQ(at(a, {kOne}, 1), (Found{{b}})) << "the first that were added";
  EXPECT_TRUE(*has_fingerprints(store_->tables(), a));
}

TEST_F(FingerprintIndexes, KnowTheDay) {
  const std::int64_t a = add("a", {kOne}, "1970-01-31T23:30:00-01:00"),
                     b = add("b", {kOne}, "1971");
  (void)at(0, {kOne});
  EXPECT_EQ(index_.day_of(a), 31) << "in UTC";
  EXPECT_EQ(index_.day_of(b), std::nullopt) << "only the year is known";
}

TEST_F(FingerprintIndexes, TellOutletsApart) {
  Document document = with_id(plain_document("a", "Report a"), "a");
  document.outlet.name = "Oldmere Gazette";
  ASSERT_TRUE(store_->put(document, {}).ok());
  ASSERT_TRUE(index_.insert(store_->tables(), 1, {kOne}));
  const std::int64_t nameless = add("b", {kOne});
  (void)at(0, {kOne});
  EXPECT_TRUE(index_.may_be_of("Oldmere Gazette", 1));
  EXPECT_FALSE(index_.may_be_of("Tarnwick Post", 1));
  EXPECT_TRUE(index_.may_be_of("", 1)) << "it may have the same domain";
  EXPECT_TRUE(index_.may_be_of("Tarnwick Post", nameless));
}

TEST_F(FingerprintIndexes, DoNotTakeANewDocumentForOneThatIsGone) {
  add("a", {kOne});
  const std::int64_t gone = add("b", {kTwo});
  ASSERT_TRUE(store_->remove("b").ok());
  index_.forget();
  EXPECT_EQ(at(0, {kTwo}), (Found{{}}));
  const std::int64_t next = add("c", {kOne});
  ASSERT_EQ(next, gone) << "its key is used again";
  EXPECT_EQ(at(0, {kTwo, kOne}), (Found{{}, {next - 1, next}}));
}

TEST_F(FingerprintIndexes, ForgetAll) {
  const std::int64_t a = add("a", {kOne});
  ASSERT_TRUE(clear_fingerprints(store_->tables()).ok());
  index_.forget();
  EXPECT_FALSE(*has_fingerprints(store_->tables(), a));
  EXPECT_EQ(at(0, {kOne}), (Found{{}}));
  ASSERT_TRUE(index_.insert(store_->tables(), a, {kOne}).ok());
  EXPECT_EQ(at(0, {kOne}), (Found{{a}}));
}

TEST_F(FingerprintIndexes, KeepThoseOfAnEarlierVersion) {
  store_.reset();
  std::filesystem::remove(path());
  sqlite3* earlier = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &earlier), SQLITE_OK);
  const auto run = [&](const std::string& sql) {
    EXPECT_EQ(sqlite3_exec(earlier, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(earlier);
  };
  int version = 0;
  for (const std::string_view migration : record_migrations) {
    if (migration.find("CREATE TABLE fingerprinted") != std::string_view::npos) break;
    run(std::string(migration));
    ++version;
  }
  run("PRAGMA application_id = 0x73617930; PRAGMA user_version = " + std::to_string(version));
  for (const char* key : {"3", "4", "7"}) {
    run("INSERT INTO documents SELECT " + std::string(key) + ", 'd" + key + "', NULL, 'hash" + key +
        "', NULL, '', '', '', '', '', '', 'en', '2031-03-04', 'day', 'meta', NULL, NULL, 'Text.'");
  }
  run("INSERT INTO fingerprints VALUES (" + std::to_string(static_cast<std::int64_t>(kOne)) +
      ", 3), (" + std::to_string(static_cast<std::int64_t>(kOne)) + ", 7), (" +
      std::to_string(kTwo) + ", 4)");
  sqlite3_close(earlier);

  store_.emplace(open(Store::Mode::change));
  EXPECT_EQ(at(4, {kOne, kTwo}), (Found{{3, 7}, {}}));
  EXPECT_EQ(at(3, {kTwo}), (Found{{4}}));
  EXPECT_EQ(index_.day_of(7), 22'342);
  EXPECT_EQ(add("next", {kTwo}), 8);
  EXPECT_EQ(at(0, {kTwo}), (Found{{4, 8}}));
  EXPECT_EQ(*store_->tables().number(
                "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'fingerprints%'"),
            0);
}

}  // namespace
}  // namespace sayso
