#include "views/http/keys.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "base/secret.h"
#include "base/sha256.h"

namespace sayso::http {
namespace {

constexpr std::size_t kHexOfHash = 64;

}  // namespace

std::optional<Role> role_from(std::string_view name) {
  if (name == "read") return Role::read;
  if (name == "write") return Role::write;
  return std::nullopt;
}

std::string_view name_of(Role role) { return role == Role::write ? "write" : "read"; }

Result<std::vector<Key>> read_keys(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{"unreadable", path + ": " + std::strerror(errno)};
  std::vector<Key> keys;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string role;
    Key key;
    words >> role >> key.hash;
    std::getline(words >> std::ws, key.name);
    const auto known = role_from(role);
    if (!known || key.hash.size() != kHexOfHash) {
      return Error{"bad-keys", path + ": line " + std::to_string(number) + " is no key"};
    }
    key.role = *known;
    keys.push_back(std::move(key));
  }
  return keys;
}

Result<std::string> add_key(const std::string& path, Role role, const std::string& name) {
  const auto secret = new_secret();
  if (!secret) return Error{"unwritable", secret.error().message};
  const std::string key = "sayso-" + *secret;
  const std::string line = std::string(name_of(role)) + ' ' + sha256_hex(key) + ' ' + name + '\n';
  const int file = open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  const bool whole =
      file >= 0 && write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int error = errno;
  if (file >= 0) close(file);
  if (!whole) return Error{"unwritable", path + ": " + std::strerror(error)};
  return key;
}

const Key* find_key(const std::vector<Key>& keys, std::string_view key) {
  const std::string hash = sha256_hex(key);
  for (const Key& one : keys) {
    if (one.hash == hash) return &one;
  }
  return nullptr;
}

}  // namespace sayso::http
