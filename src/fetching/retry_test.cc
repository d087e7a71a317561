#include "fetching/retry.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::chrono_literals;

TEST(Retry, WaitsTwiceAsLongEachTimeUpToADay) {
  EXPECT_EQ(back_off(1, 60s, 1), 60s);
  EXPECT_EQ(back_off(2, 60s, 1), 120s);
  EXPECT_EQ(back_off(5, 60s, 1), 960s);
  EXPECT_EQ(back_off(50, 60s, 1), 24h);
  EXPECT_EQ(back_off(2'000'000'000, 60s, 1), 24h);
}

TEST(Retry, ChanceSpreadsTheWait) {
  EXPECT_EQ(back_off(1, 60s, 0), 30s);
  EXPECT_EQ(back_off(1, 60s, 0.5), 45s);
  EXPECT_EQ(back_off(50, 60s, 0), 12h);
}

TEST(Retry, RetryAfterInSecondsOrAsADate) {
  constexpr std::int64_t now = 784111777;  // Sun, 06 Nov 1994 08:49:37 GMT
  EXPECT_EQ(read_retry_after("120", now), 120s);
  EXPECT_EQ(read_retry_after("0", now), 0s);
  EXPECT_EQ(read_retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now), 60s);
  EXPECT_EQ(read_retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now), 0s) << "it has passed";
  EXPECT_EQ(read_retry_after("999999999999999999999", now), 24h);
  EXPECT_EQ(read_retry_after("Fri, 06 Nov 2294 08:50:37 GMT", now), 24h);
  for (const char* value : {"", "soon", "-5", "1.5s"}) {
    EXPECT_EQ(read_retry_after(value, now), std::nullopt) << value;
  }
}

}  // namespace
}  // namespace sayso
