#include "base/sha256.h"

#include <openssl/sha.h>

#include <array>

#include "base/hex.h"

namespace sayso {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return hex_of({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace sayso
