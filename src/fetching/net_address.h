// Which addresses of the network a server of the public web cannot have. A page could redirect
// there to reach what only this machine can see.
#pragma once

#include <sys/socket.h>

#include <string>

namespace sayso {

/// What makes `address` (IPv4 or IPv6) no address of the public web: "a loopback address". Empty
/// for a public one. Anything but IPv4 and IPv6 is none.
std::string why_not_public(const sockaddr& address);

/// "192.0.2.1" or "2001:db8::1".
std::string written_address(const sockaddr& address);

}  // namespace sayso
