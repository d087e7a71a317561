#include "linking/corrections/member_finder.h"

#include <algorithm>
#include <utility>

#include "linking/corrections/member_places.h"
#include "record/ledger_rows.h"

namespace sayso {

Result<const MemberFinder::Known*> MemberFinder::known(const std::string& document) {
  const auto [place, is_new] = known_.try_emplace(document);
  Known& known = place->second;
  if (!is_new) return static_cast<const Known*>(&known);
  const auto key = document_with_id(database_, document);
  if (!key) return key.error();
  auto rows = members_of_document(database_, *key);
  if (!rows) return rows.error();
  known.places.reserve(rows->size());
  known.keys.reserve(rows->size());
  for (ClaimMemberRow& row : *rows) {
    known.places.push_back({document, std::move(row.words), std::move(row.member.source_name)});
    known.keys.push_back(row.key);
    stood_[row.key] = row.claim;
  }
  return static_cast<const Known*>(&known);
}

Result<std::int64_t> MemberFinder::find(const MemberPlace& place) {
  const auto document = known(place.document);
  if (!document) return document.error();
  const auto found = find_place(place, (*document)->places);
  return found ? (*document)->keys[*found] : std::int64_t{0};
}

Result<std::vector<std::int64_t>> MemberFinder::find_all(const std::vector<MemberPlace>& places) {
  std::vector<std::int64_t> keys;
  keys.reserve(places.size());
  for (const MemberPlace& place : places) {
    const auto key = find(place);
    if (!key) return key.error();
    if (*key != 0) keys.push_back(*key);
  }
  return keys;
}

Result<std::int64_t> MemberFinder::claim_of(std::int64_t member) {
  if (const auto put = put_.find(member); put != put_.end()) return put->second;
  const auto stood = stood_.find(member);
  return stood == stood_.end() ? std::int64_t{0} : stood->second;
}

Result<std::vector<std::int64_t>> MemberFinder::members_of(std::int64_t claim) {
  auto members = members_of_claim(database_, claim);
  if (!members) return members;
  for (const std::int64_t member : *members) stood_.emplace(member, claim);
  std::erase_if(*members, [&](std::int64_t member) {
    const auto put = put_.find(member);
    return put != put_.end() && put->second != claim;
  });
  for (const auto& [member, its] : put_) {
    const bool there = std::find(members->begin(), members->end(), member) != members->end();
    if (its == claim && !there) members->push_back(member);
  }
  return members;
}

Result<std::int64_t> MemberFinder::claim_with(const std::string& id) {
  auto there = claim_with_id(database_, id);
  if (!there || *there != 0) return there;
  auto made = insert_claim(database_, id);
  if (!made) return made;
  // Should all its members go on to another, it is removed with the claims that have none.
  if (auto done = touch_claim(database_, *made); !done) return done.error();
  return made;
}

Result<void> MemberFinder::write() {
  for (const auto& [member, claim] : put_) {
    const auto stood = stood_.find(member);
    if (stood != stood_.end() && stood->second == claim) continue;
    if (auto done = move_member(database_, member, claim); !done) return done;
  }
  return {};
}

}  // namespace sayso
