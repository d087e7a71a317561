#include "fetching/net_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace sayso {
namespace {

struct Block4 {
  std::uint32_t base;
  int bits;
  const char* what;
};

/// After the IANA registry of special-purpose IPv4 addresses: all that is not globally reachable.
constexpr Block4 blocks4[] = {
    {0x00000000, 8, "an unspecified address"},
    {0x0A000000, 8, "a private address"},
    {0x64400000, 10, "a provider's inner address"},  // 100.64.0.0/10, carrier-grade NAT
    {0x7F000000, 8, "a loopback address"},
    {0xA9FE0000, 16, "a link-local address"},
    {0xAC100000, 12, "a private address"},
    {0xC0000000, 24, "a reserved address"},  // 192.0.0.0/24, protocol assignments
    {0xC0000200, 24, "an address of documentation"},
    {0xC0586300, 24, "a reserved address"},  // 192.88.99.0/24, 6to4 relays
    {0xC0A80000, 16, "a private address"},
    {0xC6120000, 15, "an address of test networks"},  // 198.18.0.0/15
    {0xC6336400, 24, "an address of documentation"},
    {0xCB007100, 24, "an address of documentation"},
    {0xE0000000, 4, "a multicast address"},
    {0xF0000000, 4, "a reserved address"},  // and broadcast
};

std::string why_not_public4(std::uint32_t address) {
  for (const Block4& block : blocks4) {
    if ((address ^ block.base) >> (32 - block.bits) == 0) return block.what;
  }
  return {};
}

using Bytes6 = std::array<std::uint8_t, 16>;

bool starts_with(const Bytes6& address, std::initializer_list<std::uint8_t> prefix) {
  return std::equal(prefix.begin(), prefix.end(), address.begin());
}

std::uint32_t inner4(const Bytes6& address, std::size_t at) {
  return std::uint32_t{address[at]} << 24 | std::uint32_t{address[at + 1]} << 16 |
         std::uint32_t{address[at + 2]} << 8 | address[at + 3];
}

/// An address that stands for an IPv4 one.
std::string why_not_public_inside(const Bytes6& address, std::size_t at) {
  const std::string why = why_not_public4(inner4(address, at));
  return why.empty() ? why : why + " within an IPv6 one";
}

std::string why_not_public6(const Bytes6& address) {
  if (starts_with(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) {  // IPv4-mapped
    return why_not_public_inside(address, 12);
  }
  if (starts_with(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {  // NAT64
    return why_not_public_inside(address, 12);
  }
  if (starts_with(address, {0x20, 0x02})) return why_not_public_inside(address, 2);  // 6to4
  if (starts_with(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})) {
    if (address[15] == 0) return "an unspecified address";
    if (address[15] == 1) return "a loopback address";
  }
  if (address[0] == 0xFE && (address[1] & 0xC0) == 0x80) return "a link-local address";
  if (address[0] == 0xFE && (address[1] & 0xC0) == 0xC0) return "a private address";  // site-local
  if ((address[0] & 0xFE) == 0xFC) return "a private address";
  if (address[0] == 0xFF) return "a multicast address";
  if (starts_with(address, {0x20, 0x01, 0x0D, 0xB8})) return "an address of documentation";
  if (starts_with(address, {0x3F, 0xFF}) && address[2] < 0x10) return "an address of documentation";
  // 2001::/23: Teredo, benchmarking and other protocols; no web server is there.
  if (starts_with(address, {0x20, 0x01}) && address[2] < 0x02) return "a reserved address";
  if ((address[0] & 0xE0) != 0x20) return "a reserved address";  // only 2000::/3 is in use
  return {};
}

}  // namespace

std::string why_not_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof(in));
    return why_not_public4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof(in));
    Bytes6 bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return why_not_public6(bytes);
  }
  return "no internet address";
}

std::string written_address(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof(in));
    inet_ntop(AF_INET, &in.sin_addr, text, sizeof(text));
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof(in));
    inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof(text));
  }
  return text;
}

}  // namespace sayso
