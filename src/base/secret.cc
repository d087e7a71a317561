#include "base/secret.h"

#include <openssl/rand.h>

#include <array>

#include "base/hex.h"

namespace sayso {

Result<std::string> new_secret() {
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), bytes.size()) != 1) return Error{"no-random", "no random numbers"};
  return hex_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace sayso
