// Stores that cannot be used, each told from the others in one line that names the file.

#include "record/open.h"

#include <grp.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

#include "record/database.h"
#include "record/sample.h"

namespace sayso {

extern const std::vector<std::string_view> record_migrations;

namespace {

class OpenStore : public StoreTest {
 protected:
  void run_sql(const std::string& sql) {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(raw);
    sqlite3_close(raw);
  }

  void write_file(const std::string& bytes) { std::ofstream(path(), std::ios::binary) << bytes; }

  void expect_error(const std::string& code, Store::Mode mode) {
    const auto store = Store::open(path(), mode);
    ASSERT_FALSE(store.ok()) << code;
    EXPECT_EQ(store.error().code, code) << store.error().message;
    EXPECT_NE(store.error().message.find(path()), std::string::npos) << store.error().message;
    EXPECT_EQ(store.error().message.find('\n'), std::string::npos);
  }

  /// Runs `what` in a process of its own, which may limit itself, and gives its exit status.
  static int in_child(const std::function<int()>& what) {
    const pid_t child = fork();
    if (child == 0) _exit(what());
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  void add_some(int count) {
    Store store = open();
    for (int i = 0; i < count; ++i) {
      const std::string id = "d" + std::to_string(i);
      ASSERT_TRUE(store.put(with_id(plain_document(id, "Report " + id), id), {}).ok());
    }
  }
};

TEST_F(OpenStore, MakesAStoreOnlyWhereAsked) {
  expect_error("store-missing", Store::Mode::read);
  expect_error("store-missing", Store::Mode::change);
  EXPECT_FALSE(std::filesystem::exists(path()));
  EXPECT_TRUE(Store::open(path(), Store::Mode::create).ok());
  EXPECT_TRUE(Store::open(path(), Store::Mode::change).ok());
  EXPECT_TRUE(Store::open(path(), Store::Mode::read).ok());
}

TEST_F(OpenStore, RefusesAFolder) {
  std::filesystem::create_directory(path());
  expect_error("store-unknown", Store::Mode::create);
}

TEST_F(OpenStore, RefusesAPathThatLeadsNowhere) {
  EXPECT_EQ(Store::open("", Store::Mode::create).error().code, "store-missing");
  const auto store = Store::open((folder_ / "no" / "s.db").string(), Store::Mode::create);
  ASSERT_FALSE(store.ok());
  EXPECT_NE(store.error().message.find("No such file"), std::string::npos) << store.error().message;
}

TEST_F(OpenStore, LeavesAnotherProgramsFileAlone) {
  write_file("An article that somebody took for a store, long enough for a database's head. " +
             std::string(200, '.'));
  expect_error("store-unknown", Store::Mode::create);
  expect_error("store-unknown", Store::Mode::read);
  std::filesystem::remove(path());
  run_sql("CREATE TABLE shopping (item)");
  expect_error("store-unknown", Store::Mode::create);
  expect_error("store-unknown", Store::Mode::change);
}

TEST_F(OpenStore, MakesAStoreOfAnEmptyFile) {
  write_file("");
  expect_error("store-unknown", Store::Mode::read);
  EXPECT_TRUE(Store::open(path(), Store::Mode::create).ok());
}

TEST_F(OpenStore, RefusesAStoreOfANewerVersion) {
  add_some(1);
  run_sql("PRAGMA user_version = 999");
  for (const auto mode : {Store::Mode::read, Store::Mode::change, Store::Mode::create}) {
    expect_error("store-newer", mode);
  }
}

TEST_F(OpenStore, BringsTheFirstVersionUpToDate) {
  run_sql(std::string(record_migrations[0]));
  run_sql("PRAGMA application_id = 0x73617930; PRAGMA user_version = 1");
  run_sql(
      "INSERT INTO documents VALUES (1, 'a', NULL, 'hash', NULL, 'a.txt', '', '', 'The Quay', "
      "'quay.example', 'A ship', 'en', '2031-03-04', 'day', 'meta', NULL, NULL, 'A ship left.')");
  expect_error("store-older", Store::Mode::read);
  Store store = open(Store::Mode::change);
  const auto entry = store.entry("a");
  ASSERT_TRUE(entry.ok()) << entry.error().message;
  EXPECT_EQ(entry->document.text, "A ship left.");
  EXPECT_EQ(entry->document.published->value, "2031-03-04");
  EXPECT_EQ(entry->document.section, "");
  EXPECT_TRUE(store.put(full_document(), full_analysis(full_document())).ok());
  EXPECT_EQ(store.search("ship", 10)->size(), 1u);
}

TEST_F(OpenStore, TellsHowFarItIsBroughtUpToDate) {
  EXPECT_FALSE(Store::is_older(path()));
  std::vector<std::size_t> told;
  const auto tell = [&](std::size_t done, std::size_t of) {
    told.push_back(done);
    EXPECT_LT(done, of);
  };
  { EXPECT_TRUE(Store::open(path(), Store::Mode::create, {tell}).ok()); }
  EXPECT_TRUE(told.empty()) << "a new store is not brought up to date";
  EXPECT_FALSE(Store::is_older(path()));
  std::filesystem::remove(path());
  run_sql(std::string(record_migrations[0]));
  run_sql("PRAGMA application_id = 0x73617930; PRAGMA user_version = 1");
  EXPECT_TRUE(Store::is_older(path()));
  { EXPECT_TRUE(Store::open(path(), Store::Mode::change, {tell}).ok()); }
  EXPECT_GT(told.size(), record_migrations.size());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_FALSE(Store::is_older(path()));
}

TEST_F(OpenStore, LeavesAnOlderStoreAsItWasWhereTheProgramEnds) {
  run_sql(std::string(record_migrations[0]));
  run_sql("PRAGMA application_id = 0x73617930; PRAGMA user_version = 1");
  std::atomic<bool> ending = false;
  const auto end = [&](std::size_t done, std::size_t) { ending = done > 10; };
  const auto store = Store::open(path(), Store::Mode::change, {end, &ending});
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, "ending");
  EXPECT_TRUE(Store::is_older(path()));
  EXPECT_TRUE(Store::open(path(), Store::Mode::change).ok());
}

TEST_F(OpenStore, EndsWhateverIsRunOnIt) {
  add_some(2);
  Store store = open(Store::Mode::change);
  Database& database = store.tables();
  std::atomic<bool> flag = false;
  database.end_on(&flag);
  EXPECT_EQ(*store.size(), 2U);
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    flag = true;
  });
  const auto endless = database.number(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  later.join();
  ASSERT_FALSE(endless.ok());
  EXPECT_EQ(endless.error().code, "ending");
  EXPECT_FALSE(store.size().ok());
  EXPECT_EQ(database.end_on(nullptr), &flag);
  EXPECT_EQ(*store.size(), 2U);
}

TEST_F(OpenStore, RollsBackWhatEndsAndWaitsForNobody) {
  add_some(2);
  Store store = open(Store::Mode::change);
  std::atomic<bool> flag = false;
  {
    const EndingOn ending(store.tables(), &flag);
    auto transaction = Transaction::begin(store.tables());
    ASSERT_TRUE(transaction.ok());
    ASSERT_TRUE(store.tables().query("DELETE FROM documents").run().ok());
    flag = true;
    EXPECT_FALSE(store.tables().query("DELETE FROM documents").run().ok());
  }
  EXPECT_EQ(*store.size(), 2U);
  Store other = open(Store::Mode::change);
  auto writing = Transaction::begin(other.tables());
  const EndingOn ending(store.tables(), &flag);
  const auto began = std::chrono::steady_clock::now();
  EXPECT_FALSE(Transaction::begin(store.tables()).ok());
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(2));
}

TEST_F(OpenStore, BringsTheVersionWithoutSourcesUpToDate) {
  for (const int step : {0, 1, 2}) run_sql(std::string(record_migrations[step]));
  run_sql("PRAGMA application_id = 0x73617930; PRAGMA user_version = 3");
  run_sql(
      "INSERT INTO documents VALUES (1, 'a', NULL, 'hash', NULL, 'a.txt', '', '', 'The Quay', "
      "'quay.example', 'A ship', 'en', NULL, NULL, NULL, NULL, NULL, '(KorInform) No, he said.');"
      "INSERT INTO agency_credits VALUES (1, 0, 'KorInform', 'text', 1, 10),"
      "                                  (1, 1, 'Quay Wire', 'byline', NULL, NULL);"
      "INSERT INTO model_lists VALUES (1, 'old\n'); INSERT INTO analyses VALUES (1, 1, '');"
      "INSERT INTO attributions VALUES (1, 1, 'a1', 'indirect', 'none', 'denies', 'CT-', 0.5);"
      "INSERT INTO attribution_spans VALUES (1, 'source', 0, 16, 18)");
  Store store = open(Store::Mode::change);
  const auto entry = store.entry("a");
  ASSERT_TRUE(entry.ok()) << entry.error().message;
  ASSERT_EQ(entry->analysis.attributions.size(), 1u);
  const Attribution& attribution = entry->analysis.attributions[0];
  EXPECT_EQ(attribution.source, (Spans{{16, 18}}));
  EXPECT_EQ(attribution.stance, Stance::denies);
  EXPECT_EQ(attribution.speaker, "") << "open until it is analysed anew";
  EXPECT_TRUE(entry->analysis.entities.empty());
  const auto& citations = entry->analysis.citations;
  ASSERT_EQ(citations.size(), 2u) << "credits were citations before";
  EXPECT_EQ(citations[0].id, "c1");
  EXPECT_EQ(citations[0].outlet, "KorInform");
  EXPECT_EQ(citations[0].relation, CitationRelation::agency_credit);
  EXPECT_EQ(citations[0].span, (Span{1, 10}));
  EXPECT_EQ(citations[1].how, "byline");
  EXPECT_EQ(citations[1].span, std::nullopt);
  EXPECT_TRUE(store.put(full_document(), full_analysis(full_document())).ok());
}

TEST_F(OpenStore, BringsTheVersionWithoutEventsUpToDate) {
  for (const int step : {0, 1, 2, 3, 4, 5}) run_sql(std::string(record_migrations[step]));
  run_sql("PRAGMA application_id = 0x73617930; PRAGMA user_version = 6");
  run_sql(
      "INSERT INTO documents VALUES (1, 'a', NULL, 'hash', NULL, 'a.txt', '', '', 'The Quay', "
      "'quay.example', 'A ship', 'en', NULL, NULL, NULL, NULL, NULL, 'A ship left today.');"
      "INSERT INTO model_lists VALUES (1, 'old\n'); INSERT INTO analyses VALUES (1, 1, '');"
      "INSERT INTO times VALUES (1, 0, 't1', 'DATE', '2031-03-04', 'published', 12, 17)");
  expect_error("store-older", Store::Mode::read);
  Store store = open(Store::Mode::change);
  const auto before = store.entry("a");
  ASSERT_TRUE(before.ok()) << before.error().message;
  EXPECT_TRUE(before->analysis.events.empty()) << "until it is analysed anew";
  Analysis fresh = before->analysis;
  ASSERT_EQ(fresh.times.size(), 1u);
  fresh.events = {{"v1", {7, 11}}};
  fresh.events[0].time = "t1";
  ASSERT_TRUE(store.replace_analysis("a", fresh).ok());
  const auto after = store.entry("a");
  ASSERT_EQ(after->analysis.events.size(), 1u);
  EXPECT_EQ(after->analysis.events[0].time, after->analysis.times[0].id);
}

TEST_F(OpenStore, TellsADamagedStore) {
  add_some(200);
  std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
  for (int page = 1; page < 30; ++page) {
    file.seekp(page * 4096);
    file << std::string(4096, '\x5a');
  }
  file.close();
  const auto store = Store::open(path(), Store::Mode::read);
  const auto entry = store ? store->entry("d150") : Result<Entry>(store.error());
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().code, "store-damaged") << entry.error().message;
  EXPECT_NE(entry.error().message.find(path()), std::string::npos);
}

TEST_F(OpenStore, TellsATruncatedStore) {
  add_some(200);
  std::filesystem::resize_file(path(), 3 * 4096);
  const auto store = Store::open(path(), Store::Mode::read);
  const auto entry = store ? store->entry("d150") : Result<Entry>(store.error());
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().code, "store-damaged") << entry.error().message;
}

TEST_F(OpenStore, SaysThatAnotherProgramIsWriting) {
  add_some(1);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  Store store = open(Store::Mode::change);
  const auto placement = store.put(plain_document("b", "Another."), {});
  ASSERT_FALSE(placement.ok());
  EXPECT_EQ(placement.error().code, "store-busy");
  EXPECT_TRUE(store.entry("d0").ok()) << "reading goes on";
  sqlite3_close(other);
  EXPECT_TRUE(store.put(plain_document("b", "Another."), {}).ok());
}

// A limit on the size of files stands for the disk's: the system refuses to write beyond it.
TEST_F(OpenStore, LosesNothingWhenTheDiskIsFull) {
  add_some(3);
  const int kept = in_child([this] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{2'000'000, 2'000'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto store = Store::open(path(), Store::Mode::change);
    if (!store) return 250;
    std::string text;
    while (text.size() < 100'000) text += "word" + std::to_string(text.size()) + ' ';
    for (int i = 0; i < 200; ++i) {
      const auto placement = store->put(plain_document("a", text + std::to_string(i)), {});
      if (placement) continue;
      if (placement.error().code != "store-full") return 251;
      if (placement.error().message.find(path()) == std::string::npos) return 252;
      return static_cast<int>(*store->size());
    }
    return 253;
  });
  ASSERT_LT(kept, 250);
  ASSERT_GT(kept, 3);
  Store store = open(Store::Mode::change);
  EXPECT_EQ(*store.size(), static_cast<std::size_t>(kept));
  EXPECT_TRUE(store.entry("d2").ok());
  EXPECT_TRUE(store.put(plain_document("b", "There is room again."), {}).ok());
}

/// Permissions say nothing to root, so become somebody else.
bool become_nobody() {
  if (geteuid() != 0) return true;
  return setgroups(0, nullptr) == 0 && setgid(65534) == 0 && setuid(65534) == 0;
}

TEST_F(OpenStore, ReadsAStoreThatMayNotBeChanged) {
  add_some(3);
  chmod(folder_.c_str(), 0555);
  chmod(path().c_str(), 0444);
  const int status = in_child([this] {
    if (!become_nobody()) return 1;
    const auto read = Store::open(path(), Store::Mode::read);
    if (!read || !read->entry("d2") || read->search("report", 5)->size() != 3) return 2;
    const auto change = Store::open(path(), Store::Mode::change);
    if (change || change.error().code != "store-read-only") return 3;
    return 0;
  });
  chmod(folder_.c_str(), 0755);
  EXPECT_EQ(status, 0);
}

TEST_F(OpenStore, SaysThatAStoreMayNotBeRead) {
  add_some(1);
  chmod(folder_.c_str(), 0755);
  chmod(path().c_str(), 0000);
  const int status = in_child([this] {
    if (!become_nobody()) return 1;
    const auto store = Store::open(path(), Store::Mode::read);
    if (store) return 2;
    return store.error().message.find("ermi") == std::string::npos ? 3 : 0;
  });
  EXPECT_EQ(status, 0);
}

TEST_F(OpenStore, TakesAnyNameForAFile) {
  const auto old = std::filesystem::current_path();
  std::filesystem::current_path(folder_);
  for (const char* name : {":memory:", "file:a?mode=memory", "a b#c%20.db"}) {
    EXPECT_TRUE(Store::open(name, Store::Mode::create).ok()) << name;
    EXPECT_TRUE(std::filesystem::exists(name)) << name;
  }
  std::filesystem::current_path(old);
}

}  // namespace
}  // namespace sayso
