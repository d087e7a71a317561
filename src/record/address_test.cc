#include "record/address.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(PlainAddress, LeavesOutWhatDoesNotTellArticlesApart) {
  EXPECT_EQ(plain_address("HTTPS://www.Daily.example/World/Ports/#top"),
            "daily.example/World/Ports");
  EXPECT_EQ(plain_address("http://daily.example"), "daily.example");
  EXPECT_EQ(plain_address("daily.example/a?next=https://other.example/b"),
            "daily.example/a?next=https://other.example/b");
  EXPECT_EQ(plain_address(""), "");
}

TEST(PlainAddress, KeepsWhatDoes) {
  EXPECT_NE(plain_address("https://daily.example/a?id=1"),
            plain_address("https://daily.example/a?id=2"));
  EXPECT_NE(plain_address("https://daily.example/A"), plain_address("https://daily.example/a"));
}

std::string address(std::string url, std::string canonical) {
  Document document;
  document.url = std::move(url);
  document.canonical = std::move(canonical);
  return address_of(document);
}

TEST(AddressOf, IsThePagesOwnWordOnTheSameSite) {
  EXPECT_EQ(address("https://daily.example/a?from=feed", "https://daily.example/a"),
            "daily.example/a");
  EXPECT_EQ(address("https://m.daily.example/a", "https://www.daily.example/a"), "daily.example/a");
  EXPECT_EQ(address("", "https://daily.example/a"), "daily.example/a");
}

TEST(AddressOf, OfAReprintIsItsOwn) {
  EXPECT_EQ(address("https://valley.example/x", "https://daily.example/a"), "valley.example/x");
}

}  // namespace
}  // namespace sayso
