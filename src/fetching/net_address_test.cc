#include "fetching/net_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace sayso {
namespace {

std::string why(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == std::string::npos) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &in.sin_addr), 1) << text;
    std::memcpy(&storage, &in, sizeof(in));
  } else {
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &in.sin6_addr), 1) << text;
    std::memcpy(&storage, &in, sizeof(in));
  }
  const auto& address = reinterpret_cast<const sockaddr&>(storage);
  EXPECT_FALSE(written_address(address).empty());
  return why_not_public(address);
}

TEST(NetAddress, PublicOnesPass) {
  for (const char* text : {"8.8.8.8",        "1.1.1.1",     "9.255.255.255",   "11.0.0.0",
                           "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
                           "172.15.255.255", "172.32.0.0",  "192.167.255.255", "192.169.0.0",
                           "198.17.255.255", "198.20.0.0",  "223.255.255.255", "2606:4700::1111",
                           "2a00:1450::1",   "2001:200::1", "::ffff:8.8.8.8",  "64:ff9b::8.8.8.8",
                           "2002:808:808::1"}) {
    EXPECT_EQ(why(text), "") << text;
  }
}

TEST(NetAddress, EveryBlockIsTold) {
  EXPECT_EQ(why("0.0.0.0"), "an unspecified address");
  EXPECT_EQ(why("0.1.2.3"), "an unspecified address");
  EXPECT_EQ(why("10.0.0.1"), "a private address");
  EXPECT_EQ(why("100.64.0.1"), "a provider's inner address");
  EXPECT_EQ(why("100.127.255.255"), "a provider's inner address");
  EXPECT_EQ(why("127.0.0.1"), "a loopback address");
  EXPECT_EQ(why("127.255.255.255"), "a loopback address");
  EXPECT_EQ(why("169.254.169.254"), "a link-local address");
  EXPECT_EQ(why("172.16.0.1"), "a private address");
  EXPECT_EQ(why("172.31.255.255"), "a private address");
  EXPECT_EQ(why("192.168.1.1"), "a private address");
  EXPECT_EQ(why("224.0.0.1"), "a multicast address");
  EXPECT_EQ(why("239.255.255.255"), "a multicast address");
  EXPECT_EQ(why("255.255.255.255"), "a reserved address");
  EXPECT_EQ(why("::"), "an unspecified address");
  EXPECT_EQ(why("::1"), "a loopback address");
  EXPECT_EQ(why("fe80::1"), "a link-local address");
  EXPECT_EQ(why("febf::1"), "a link-local address");
  EXPECT_EQ(why("fec0::1"), "a private address");
  EXPECT_EQ(why("fc00::1"), "a private address");
  EXPECT_EQ(why("fdff::1"), "a private address");
  EXPECT_EQ(why("ff02::1"), "a multicast address");
  EXPECT_EQ(why("2001:db8::1"), "an address of documentation");
  EXPECT_EQ(why("2001::1"), "a reserved address");
  EXPECT_EQ(why("::7f00:1"), "a reserved address");
  EXPECT_EQ(why("4000::1"), "a reserved address");
}

TEST(NetAddress, AnIPv4AddressWithinAnIPv6OneCountsAsItself) {
  EXPECT_EQ(why("::ffff:127.0.0.1"), "a loopback address within an IPv6 one");
  EXPECT_EQ(why("::ffff:192.168.0.1"), "a private address within an IPv6 one");
  EXPECT_EQ(why("64:ff9b::10.0.0.1"), "a private address within an IPv6 one");
  EXPECT_EQ(why("2002:7f00:1::"), "a loopback address within an IPv6 one");
  EXPECT_EQ(why("2002:a9fe:a9fe::1"), "a link-local address within an IPv6 one");
  EXPECT_NE(why("64:ff9b:1::8.8.8.8"), "");
}

TEST(NetAddress, WhatIsNoInternetAddressIsRefused) {
  sockaddr local{};
  local.sa_family = AF_UNIX;
  EXPECT_EQ(why_not_public(local), "no internet address");
}

}  // namespace
}  // namespace sayso
