// Killing a program at any moment loses at most the document in hand and never damages the store.

#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "record/interchange.h"
#include "record/sample.h"

namespace sayso {
namespace {

using namespace std::chrono_literals;

/// Report `number` of a long series, each with its own words.
Document report(int number) {
  Document document = full_document();
  const std::string mark = "mark" + std::to_string(number);
  document.id = "report-" + std::to_string(number);
  document.canonical += '/' + std::to_string(number);
  for (int i = 0; i < number % 7 * 20; ++i)
    document.text += " Ship " + std::to_string(i) + " came.";
  document.text += "\n\nThis is " + mark + ".";
  return document;
}

std::string line_of(const Entry& entry) {
  return document_line(entry.document, entry.analysis, entry.version_of);
}

class Kill : public StoreTest {
 protected:
  /// Starts a process that puts reports from `first` on until it is killed. It writes a byte into
  /// `told` for each report that the store says is kept.
  pid_t start_putting(int first, int told) {
    const pid_t child = fork();
    if (child != 0) return child;
    auto store = Store::open(path(), Store::Mode::create);
    if (!store) _exit(1);
    for (int number = first;; ++number) {
      const Document document = report(number);
      if (!store->put(document, full_analysis(document))) _exit(2);
      if (write(told, "k", 1) != 1) _exit(3);
    }
  }

  /// Kills the process when it has told of `wanted` reports, at a moment of the next one's writing
  /// that `fraction` (0 to 1) picks. Gives the number of reports it was told are kept.
  int putting_killed_after(int wanted, double fraction, int first) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = start_putting(first, ends[1]);
    close(ends[1]);
    int told = 0;
    char byte = 0;
    while (told < wanted && read(ends[0], &byte, 1) == 1) ++told;
    using Seconds = std::chrono::duration<double>;
    const Seconds taken = std::chrono::steady_clock::now() - start;
    std::this_thread::sleep_for(fraction * (wanted == 0 ? Seconds(30ms) : taken / wanted));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "it gave up by itself: " << WEXITSTATUS(status);
    while (read(ends[0], &byte, 1) == 1) ++told;
    close(ends[0]);
    return told;
  }

  /// What SQLite itself finds wrong with the file: nothing, if it is whole.
  void expect_whole() const {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
    std::string found;
    const auto note = [](void* to, int columns, char** values, char**) {
      for (int i = 0; i < columns; ++i)
        *static_cast<std::string*>(to) += values[i] ? values[i] : "-";
      return 0;
    };
    sqlite3_exec(raw, "PRAGMA integrity_check; PRAGMA foreign_key_check", note, &found, nullptr);
    EXPECT_EQ(found, "ok");
    if (Store::open(path(), Store::Mode::read).ok()) {
      EXPECT_EQ(sqlite3_exec(raw,
                             "INSERT INTO documents_fts (documents_fts, rank) "
                             "VALUES ('integrity-check', 1)",
                             nullptr, nullptr, nullptr),
                SQLITE_OK)
          << sqlite3_errmsg(raw);
    }
    sqlite3_close(raw);
  }

  /// Every report from 0 on is there with all its rows; gives how many.
  int whole_reports() const {
    const auto store = Store::open(path(), Store::Mode::read);
    if (!store) {
      // Killed before there was a store: an empty file at most.
      EXPECT_TRUE(store.error().code == "store-missing" || store.error().code == "store-unknown")
          << store.error().message;
      return 0;
    }
    auto cursor = store->entries();
    EXPECT_TRUE(cursor.ok());
    for (int number = 0;; ++number) {
      const auto entry = cursor->next();
      EXPECT_TRUE(entry.ok());
      if (!entry || !*entry) return number;
      const Document document = report(number);
      EXPECT_EQ(line_of(**entry), document_line(document, full_analysis(document)));
      const auto hits = store->search("mark" + std::to_string(number), 2);
      EXPECT_EQ(hits->size(), 1u) << number;
    }
  }
};

TEST_F(Kill, LosesAtMostTheDocumentInHand) {
  std::mt19937 random(20310304);
  int most = 0;
  const auto end = std::chrono::steady_clock::now() + 8s;
  while (std::chrono::steady_clock::now() < end) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    // Several deaths of the same store, the first perhaps while it is being made.
    int kept = 0;
    for (int death = 0; death < 4; ++death) {
      const int wanted = std::uniform_int_distribution(0, 6)(random);
      const double fraction = std::uniform_real_distribution(0.0, 1.0)(random);
      const int told = putting_killed_after(death == 0 ? 0 : wanted, fraction, kept);
      expect_whole();
      const int found = whole_reports();
      EXPECT_GE(found, kept + told) << "a document that was kept is lost";
      EXPECT_LE(found, kept + told + 1) << "more than the document in hand";
      kept = found;
      if (HasFailure()) return;
    }
    most = std::max(most, kept);
  }
  EXPECT_GT(most, 0) << "killed too early to tell anything";
}

}  // namespace
}  // namespace sayso
