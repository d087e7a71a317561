// Keys that let programs in. The file has one a line: role, SHA-256 of the key in hex, name. Keys
// themselves are shown once, when they are made; they are random, so a plain hash is enough.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "views/http/message.h"

namespace sayso::http {

struct Key {
  Role role = Role::read;
  std::string hash;
  std::string name;
};

/// Errors: "unreadable", "bad-keys".
Result<std::vector<Key>> read_keys(const std::string& path);

/// Makes a key, adds its hash to the file, which is made readable for its owner alone, and gives
/// the key. `name` is for lists of corrections. Errors: "unwritable".
Result<std::string> add_key(const std::string& path, Role role, const std::string& name);

/// Null where none is `key`.
const Key* find_key(const std::vector<Key>& keys, std::string_view key);

std::optional<Role> role_from(std::string_view name);
std::string_view name_of(Role role);

}  // namespace sayso::http
