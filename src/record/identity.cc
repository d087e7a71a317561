#include "record/identity.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "record/address.h"

namespace sayso {

namespace {

std::string text_id(std::string_view hash) { return "sha256:" + std::string(hash); }

/// The first of "<id><mark>2", "<id><mark>3", ... that no document has, counted from `number`.
Result<std::string> free_id(Database& database, const std::string& id, char mark,
                            std::int64_t number) {
  for (;; ++number) {
    std::string candidate = id + mark + std::to_string(number);
    auto taken = database.query("SELECT 1 FROM documents WHERE id = ?", candidate);
    const auto row = taken.step();
    if (!row) return row.error();
    if (!*row) return candidate;
  }
}

using Outcome = Placement::Outcome;

class Placing {
 public:
  Placing(Database& database, const Document& document)
      : database_(database),
        document_(document),
        hash_(sha256_hex(document.text)),
        address_(address_of(document)),
        given_(!document.id.empty() && document.id != text_id(hash_)) {}

  Result<Identity> identity() {
    auto placement = decide();
    if (!placement) return placement.error();
    return Identity{std::move(*placement), std::move(hash_), std::move(address_)};
  }

 private:
  Result<Placement> decide() {
    if (given_) {
      auto same_id = database_.query("SELECT coalesce(version_of, key) FROM documents WHERE id = ?",
                                     document_.id);
      const auto found = same_id.step();
      if (!found) return found.error();
      if (*found) return among_versions(same_id.integer(0), IdTaken::yes);
    }
    if (!address_.empty()) {
      auto same_address = database_.query(
          "SELECT coalesce(version_of, key) FROM documents WHERE address = ? ORDER BY key LIMIT 1",
          address_);
      const auto found = same_address.step();
      if (!found) return found.error();
      if (*found)
        return among_versions(same_address.integer(0), given_ ? IdTaken::no : IdTaken::yes);
    }
    if (given_) return Placement{Outcome::added, document_.id, ""};
    return among_copies();
  }

  enum class IdTaken { no, yes };  // of another version, or by having none

  /// The article is there, under `first` and later versions.
  Result<Placement> among_versions(std::int64_t first, IdTaken taken) {
    auto head = database_.query("SELECT id FROM documents WHERE key = ?", first);
    if (const auto row = head.step(); !row) return row.error();
    std::string first_id(head.text(0));
    // A document with an id of its own is kept, even with the words of another version.
    if (taken == IdTaken::no) return Placement{Outcome::new_version, document_.id, first_id};

    auto same = database_.query(
        "SELECT id FROM documents WHERE (key = ? OR version_of = ?) AND text_hash = ? ORDER BY key",
        first, first, hash_);
    const auto found = same.step();
    if (!found) return found.error();
    if (*found) {
      std::string id(same.text(0));
      return Placement{Outcome::unchanged, id, id == first_id ? "" : first_id};
    }
    auto count = database_.query("SELECT count(*) FROM documents WHERE key = ? OR version_of = ?",
                                 first, first);
    if (const auto row = count.step(); !row) return row.error();
    auto id = free_id(database_, first_id, '@', count.integer(0) + 1);
    if (!id) return id.error();
    return Placement{Outcome::new_version, *id, first_id};
  }

  /// Neither its id nor its address is known: is it one that has the same text?
  Result<Placement> among_copies() {
    const std::string& outlet =
        document_.outlet.domain.empty() ? document_.outlet.name : document_.outlet.domain;
    auto copies = database_.query(
        "SELECT d.id, coalesce(f.id, ''), iif(d.outlet_domain = '', d.outlet_name, "
        "d.outlet_domain) "
        "FROM documents d LEFT JOIN documents f ON f.key = d.version_of "
        "WHERE d.text_hash = ? ORDER BY d.key",
        hash_);
    for (;;) {
      const auto row = copies.step();
      if (!row) return row.error();
      if (!*row) break;
      if (address_.empty() && (outlet.empty() || outlet == copies.text(2))) {
        return Placement{Outcome::unchanged, std::string(copies.text(0)),
                         std::string(copies.text(1))};
      }
    }
    const std::string id = text_id(hash_);
    auto taken = database_.query("SELECT 1 FROM documents WHERE id = ?", id);
    const auto row = taken.step();
    if (!row) return row.error();
    if (!*row) return Placement{Outcome::added, id, ""};
    auto other = free_id(database_, id, '~', 2);
    if (!other) return other.error();
    return Placement{Outcome::added, *other, ""};
  }

  Database& database_;
  const Document& document_;
  std::string hash_;
  std::string address_;
  bool given_;
};

}  // namespace

Result<Identity> identify(Database& database, const Document& document) {
  return Placing(database, document).identity();
}

}  // namespace sayso
