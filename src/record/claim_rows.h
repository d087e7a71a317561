// Claims and their members as rows of the store's tables. The tables are drawn in
// migrations/0010_claims.sql. What writes belongs inside a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/actors.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// A member with what joining compares.
struct ClaimMemberRow {
  std::int64_t key = 0;    // of the row; 0 before it is inserted
  std::int64_t claim = 0;  // key of its claim; 0 before it has one
  ClaimMember member;
  std::string words;    // of the content
  std::string traits;   // linking's own
  std::string meaning;  // linking's own, or empty
};

/// A claim with the keys that other tables know it and its members by.
struct ClaimRow {
  std::int64_t key = 0;
  Claim claim;                            // ledger and disputes are left to linking/ledger
  std::vector<std::int64_t> member_keys;  // in the order of claim.members
};

/// The document's members with their claims, in reading order.
Result<std::vector<ClaimMemberRow>> members_of_document(Database& database, std::int64_t document);
/// The members with these keys, without spans, that are still there.
Result<std::vector<ClaimMemberRow>> members_with_keys(Database& database,
                                                      const std::vector<std::int64_t>& keys);
/// What may change of a member after it was inserted; no claim where it is gone.
struct MemberState {
  std::int64_t claim = 0;
  Stance stance = Stance::asserts;
  SourceKind source_kind = SourceKind::none;
};
Result<MemberState> member_state(Database& database, std::int64_t member);
/// Keys of the latest members at this lookup, latest first.
Result<std::vector<std::int64_t>> members_at(Database& database, std::string_view lookup,
                                             std::int64_t limit);
/// Keys of the latest members in documents of a story, latest first; none where it is 0.
Result<std::vector<std::int64_t>> members_of_story(Database& database, std::int64_t story,
                                                   std::int64_t limit);
Result<std::vector<std::int64_t>> members_of_claim(Database& database, std::int64_t claim);
/// Those of its members that were linked last, `most` of them, the latest first.
Result<std::vector<std::int64_t>> latest_of_claim(Database& database, std::int64_t claim,
                                                  std::int64_t most);

/// `row.claim` must be set. Gives the key of the row.
Result<std::int64_t> insert_claim_member(Database& database, std::int64_t document,
                                         std::int64_t position, const ClaimMemberRow& row);
Result<void> add_claim_lookup(Database& database, std::string_view lookup, std::int64_t member);
Result<void> remove_claim_members(Database& database, std::int64_t document);

/// Makes a claim without members and gives its key. `id` is taken by no other.
Result<std::int64_t> insert_claim(Database& database, std::string_view id);
/// Key of the claim with this id; 0 where there is none.
Result<std::int64_t> claim_with_id(Database& database, std::string_view id);
/// Puts all members of `from` to `to`.
Result<void> move_members(Database& database, std::int64_t from, std::int64_t to);
/// Puts one member to `claim`.
Result<void> move_member(Database& database, std::int64_t member, std::int64_t claim);
Result<void> set_member_stance(Database& database, std::int64_t member, Stance stance);
Result<void> set_member_kind(Database& database, std::int64_t member, SourceKind kind);
/// Has the claim's ledger made anew.
Result<void> touch_claim(Database& database, std::int64_t claim);
/// The first that `claim` is found to replace stays.
Result<void> set_revises(Database& database, std::int64_t claim, std::int64_t earlier);

/// The actors that are in one document, with no other members.
Result<std::vector<Actor>> actors_in_document(Database& database, std::int64_t document);

/// Up to `most` claims whose members have changed since they were last taken; those that have none
/// left are removed and not among them.
Result<std::vector<std::int64_t>> take_touched_claims(Database& database, std::int64_t most);

/// A claim with its members by the time of publication; without story, ledger and disputes.
Result<std::optional<ClaimRow>> read_claim(Database& database, std::int64_t key);
/// Keys of all claims, in the order in which they were made.
Result<std::vector<std::int64_t>> all_claims(Database& database);

}  // namespace sayso
