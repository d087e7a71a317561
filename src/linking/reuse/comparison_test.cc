#include "linking/reuse/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linking/store_for_tests.h"

namespace sayso {
namespace {

const std::string kFerry =
    "The ferry to Sallow Quay will not run before the ice has left the harbour, and nobody at "
    "the pier could say on which day of the spring that might be.";
const std::string kMill =
    "Flour from the upper mill was sold by the sack until noon, when the last of the carts that "
    "had waited since Sunday went home along the river with nothing on it.";
const std::string kWell =
    "Each of the nine wells in the lower town was measured twice by the same two surveyors, who "
    "agreed on the depth of seven of them and shook hands over the others.";

class ComparisonTest : public StoreTest {
 protected:
  std::int64_t write(const std::string& id, const std::string& outlet, const std::string& text) {
    add(id, outlet, "2031-03-0" + std::to_string(++day_), text, {});
    return *database().number("SELECT key FROM documents WHERE id = '" + id + "'");
  }
  Database& database() { return store_->tables(); }

  /// Two documents that are known to share `words`.
  void pair(std::int64_t taker, std::int64_t giver, const std::string& words) {
    const auto span = [&](std::int64_t key) {
      return find_words((*memory_.document(database(), key))->document.text, words).front();
    };
    const ReuseRow row{
        taker, giver,         ReuseRelation::partial_copy, {{span(taker), span(giver)}}, false,
        0.9,   "for the test"};
    ASSERT_TRUE(insert_reuse(database(), row, ReuseStep::words));
  }

  /// Whom `document` is in a pair with.
  std::vector<std::int64_t> others(std::int64_t document,
                                   const std::vector<std::int64_t>& candidates,
                                   const std::vector<std::int64_t>& before = {}) {
    const Alignable words((*memory_.document(database(), document))->wording);
    const auto rows = rows_with(database(), memory_, document, words, candidates, before);
    EXPECT_TRUE(rows.ok()) << rows.error().message;
    std::vector<std::int64_t> out;
    for (const ReuseRow& row : *rows) {
      out.push_back(row.taker == document ? row.giver : row.taker);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  ReuseMemory memory_;
  int day_ = 0;
};

using Keys = std::vector<std::int64_t>;

TEST_F(ComparisonTest, GoesOnToWhoSharesTheSameWords) {
  const auto first = write("first", "Oldmere Gazette", kFerry);
  const auto second = write("second", "Pelling Mail", kFerry + "\n\n" + kMill);
  const auto other = write("other", "Tarnwick Post", kMill + "\n\n" + kWell);
  pair(second, first, kFerry);
  pair(other, second, kMill);
  const auto late = write("late", "Bracken Times", kFerry + "\n\n" + kWell);
  EXPECT_EQ(others(late, {second}), (Keys{first, second}))
      << "the other has nothing of what is shared with the second";
  EXPECT_EQ(others(late, {second}, {other}), (Keys{first, second, other}))
      << "what it was in a pair with is looked at again";
}

TEST_F(ComparisonTest, DoesNotGoOnFromWhoSharesNothing) {
  const auto first = write("first", "Oldmere Gazette", kFerry);
  const auto second = write("second", "Pelling Mail", kFerry + "\n\n" + kMill);
  pair(second, first, kFerry);
  const auto late = write("late", "Bracken Times", kWell);
  EXPECT_EQ(others(late, {second, first}), Keys{});
}

TEST_F(ComparisonTest, GoesOnFromAnEarlierVersionButIsNoPairWithIt) {
  const auto giver = write("giver", "Oldmere Gazette", kFerry);
  const auto version = write("version", "Pelling Mail", kFerry + "\n\n" + kMill);
  pair(version, giver, kFerry);
  const auto next = write("next", "Pelling Mail", kFerry + "\n\n" + kWell);
  ASSERT_TRUE(
      database().query("UPDATE documents SET version_of = ? WHERE key = ?", version, next).run());
  EXPECT_EQ(others(next, {version}), Keys{giver});
}

}  // namespace
}  // namespace sayso
