#include "views/http/kept.h"

#include <gtest/gtest.h>

namespace sayso::http {
namespace {

Items item_of(std::size_t bytes) { return {std::string(bytes, 'x')}; }

TEST(Kept, GivesWhatItHasOfOneVersion) {
  Kept<Items> kept(10'000, Staleness::none);
  int made = 0;
  const auto make = [&]() -> Result<Items> {
    ++made;
    return item_of(10);
  };
  for (const char* version : {"1", "1", "2", "2"}) {
    const auto got = kept.get("a", version, make);
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got->version, version);
  }
  EXPECT_EQ(made, 2);
  kept.clear();
  (void)kept.get("a", "2", make);
  EXPECT_EQ(made, 3);
}

TEST(Kept, GoesNoFurtherThanItsBound) {
  Kept<Items> kept(1'000, Staleness::none);
  std::string made;
  const auto get = [&](const std::string& name, std::size_t bytes) {
    const auto got = kept.get(name, "1", [&]() -> Result<Items> {
      made += name;
      return item_of(bytes);
    });
    ASSERT_TRUE(got.ok());
  };
  get("a", 400);
  get("b", 400);
  get("a", 400);  // used last
  get("c", 400);  // b has to go
  get("a", 400);
  EXPECT_EQ(made, "abc");
  get("b", 400);
  EXPECT_EQ(made, "abcb");
  // What is larger alone is made each time, and drives nothing out.
  get("d", 5'000);
  get("d", 5'000);
  get("b", 400);
  EXPECT_EQ(made, "abcbdd");
}

TEST(Kept, DoesNotKeepWhatFailed) {
  Kept<Items> kept(1'000, Staleness::for_a_while);
  EXPECT_FALSE(kept.get("a", "1", []() -> Result<Items> { return Error{"x", "y"}; }).ok());
  EXPECT_TRUE(kept.get("a", "1", []() -> Result<Items> { return item_of(1); }).ok());
}

}  // namespace
}  // namespace sayso::http
