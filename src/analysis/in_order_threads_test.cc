#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "analysis/in_order.h"

namespace sayso {
namespace {

Reading reading_of(std::size_t number, std::size_t sentences) {
  Document document;
  document.id = std::to_string(number);
  for (std::size_t i = 0; i < sentences; ++i) document.text += "The harbour stayed shut. ";
  return {document.id, std::move(document), true, std::nullopt};
}

class InOrderThreads : public testing::Test {
 protected:
  void SetUp() override {
    Result<std::unique_ptr<const Models>> models =
        Models::open(std::string(SAYSO_SOURCE_DIR) + "/models");
    if (!models.ok()) GTEST_SKIP() << models.error().message;
    models_ = *std::move(models);
  }

  std::unique_ptr<const Models> models_;
};

TEST_F(InOrderThreads, KeepsOrderWhateverEachTakes) {
  constexpr std::size_t count = 150;
  for (std::size_t jobs : {1, 4}) {
    std::vector<std::string> seen;
    analyse_in_order(
        [](const TakeReading& take) {
          // Long and short ones by turns, so that later ones are done first.
          for (std::size_t i = 0; i < count; ++i) take(reading_of(i, i % 10 == 0 ? 60 : 1));
        },
        *models_, jobs,
        [&](Reading reading) {
          EXPECT_TRUE(reading.document.ok() && reading.analysis) << reading.file;
          seen.push_back(reading.file);
          return true;
        });
    ASSERT_EQ(seen.size(), count);
    for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(seen[i], std::to_string(i));
  }
}

TEST_F(InOrderThreads, ErrorsAndUnwantedDocumentsKeepTheirPlace) {
  std::vector<std::string> seen;
  analyse_in_order(
      [](const TakeReading& take) {
        take(reading_of(0, 1));
        take({"broken", Error{"empty", "broken: empty"}, true, std::nullopt});
        Reading unwanted = reading_of(2, 1);
        unwanted.wanted = false;
        take(std::move(unwanted));
      },
      *models_, 2,
      [&](Reading reading) {
        seen.push_back(reading.file + (reading.document.ok() ? " document" : " error") +
                       (reading.analysis ? " analysed" : ""));
        return true;
      });
  EXPECT_EQ(seen, (std::vector<std::string>{"0 document analysed", "broken error", "2 document"}));
}

TEST_F(InOrderThreads, StopsGivingWhenTakingStops) {
  std::atomic<std::size_t> given = 0;
  std::size_t taken = 0;
  analyse_in_order(
      [&](const TakeReading& take) {
        while (given < 100000 && take(reading_of(given, 1))) ++given;
      },
      *models_, 2, [&](Reading) { return ++taken < 5; });
  EXPECT_EQ(taken, 5U);
  EXPECT_LT(given, 200U);
}

TEST_F(InOrderThreads, BoundsWhatWaits) {
  std::atomic<std::size_t> given = 0;
  std::size_t taken = 0;
  std::size_t most_ahead = 0;
  analyse_in_order(
      [&](const TakeReading& take) {
        for (; given < 300; ++given) take(reading_of(given, 1));
      },
      *models_, 2,
      [&](Reading) {
        ++taken;
        if (taken == 1) std::this_thread::sleep_for(std::chrono::milliseconds(100));
        most_ahead = std::max(most_ahead, given - std::min<std::size_t>(given, taken));
        return true;
      });
  EXPECT_EQ(taken, 300U);
  EXPECT_LE(most_ahead, 33U);
}

}  // namespace
}  // namespace sayso
