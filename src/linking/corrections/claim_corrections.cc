#include "linking/corrections/claim_corrections.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "linking/corrections/member_finder.h"
#include "linking/corrections/member_places.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

using Action = Correction::Action;

/// Members that a correction keeps of a claim, to know it again by and to take it apart again.
constexpr std::size_t kKeptMembers = 200;

/// A claim of the store as a correction names it.
struct NamedClaim {
  std::int64_t key = 0;
  CorrectedClaim side;  // with all its members
};

Result<NamedClaim> named_claim(Database& database, std::string_view name) {
  const auto key = find_claim(database, name);
  if (!key) return key.error();
  auto row = read_claim(database, *key);
  if (!row) return row.error();
  if (!*row) return database.error("not-found", "no claim '" + std::string(name) + "'");
  auto places = places_of(database, (*row)->claim.members);
  if (!places) return places.error();
  return NamedClaim{*key, {std::move((*row)->claim.id), std::move(*places)}};
}

CorrectedClaim kept(CorrectedClaim side) {
  if (side.members.size() > kKeptMembers) side.members.resize(kKeptMembers);
  return side;
}

/// The index that "m3" names.
Result<std::size_t> member_index(Database& database, const NamedClaim& claim,
                                 std::string_view node) {
  std::size_t index = claim.side.members.size();
  if (node.starts_with('m')) std::from_chars(node.data() + 1, node.data() + node.size(), index);
  if (index < claim.side.members.size() && node == "m" + std::to_string(index)) return index;
  return database.error("not-a-member",
                        "claim " + claim.side.id + " has no member '" + std::string(node) + "'");
}

/// Puts all members of both sides, and what else the second side's claim has, to the first's.
Result<void> merge(Database& database, MemberFinder& finder, const Correction& correction) {
  const auto ours = finder.find_all(correction.claims.at(0).members);
  if (!ours) return ours.error();
  auto theirs = finder.find_all(correction.claims.at(1).members);
  if (!theirs) return theirs.error();
  if (ours->empty() || theirs->empty()) return {};
  const auto claim = finder.claim_of(ours->front());
  if (!claim) return claim.error();
  const auto other = claim_with_id(database, correction.claims.at(1).id);
  if (!other) return other.error();
  if (*other != 0 && *other != *claim) {
    const auto more = finder.members_of(*other);
    if (!more) return more.error();
    theirs->insert(theirs->end(), more->begin(), more->end());
  }
  for (const auto* members : {&*ours, &std::as_const(*theirs)}) {
    for (const std::int64_t member : *members) finder.put(member, *claim);
  }
  return {};
}

Result<void> split(MemberFinder& finder, const Correction& correction) {
  const CorrectedClaim& apart = correction.claims.at(1);
  const auto members = finder.find_all(apart.members);
  if (!members) return members.error();
  if (members->empty()) return {};
  const auto claim = finder.claim_with(apart.id);
  if (!claim) return claim.error();
  for (const std::int64_t member : *members) finder.put(member, *claim);
  return {};
}

Result<void> retype(Database& database, MemberFinder& finder, const Correction& correction) {
  const auto member = finder.find(correction.claims.front().members.front());
  if (!member) return member.error();
  if (*member == 0) return {};
  if (const auto stance = stance_from(correction.value)) {
    return set_member_stance(database, *member, *stance);
  }
  const auto kind = source_kind_from(correction.value);
  return kind ? set_member_kind(database, *member, *kind) : Result<void>();
}

}  // namespace

Result<std::string> merge_claims(Store& store, std::string_view first, std::string_view second,
                                 const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto ours = named_claim(database, first);
  if (!ours) return ours.error();
  auto theirs = named_claim(database, second);
  if (!theirs) return theirs.error();
  if (ours->key == theirs->key) {
    return database.error("same-claim", "'" + std::string(first) + "' and '" + std::string(second) +
                                            "' are one claim already");
  }
  Correction correction = noted(note, Action::merge_claims);
  correction.claims = {kept(std::move(ours->side)), kept(std::move(theirs->side))};
  return keep_correction(store, std::move(*transaction), correction, {});
}

Result<std::string> split_claim(Store& store, std::string_view name,
                                const std::vector<std::string>& nodes, const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto claim = named_claim(database, name);
  if (!claim) return claim.error();
  CorrectedClaim apart;
  CorrectedClaim rest{claim->side.id, {}};
  std::vector<bool> goes(claim->side.members.size(), false);
  for (const std::string& node : nodes) {
    const auto index = member_index(database, *claim, node);
    if (!index) return index.error();
    goes[*index] = true;
  }
  std::string seed = rest.id;
  for (std::size_t i = 0; i < goes.size(); ++i) {
    MemberPlace& member = claim->side.members[i];
    if (goes[i]) seed += '\n' + member.document + '\n' + member.words;
    (goes[i] ? apart : rest).members.push_back(std::move(member));
  }
  if (rest.members.empty()) {
    return database.error("only-member", "nothing else would be left of " + rest.id);
  }
  auto id = id_for_split(database, "c", seed);
  if (!id) return id;
  apart.id = *std::move(id);
  Correction correction = noted(note, Action::split_claim);
  correction.claims = {kept(std::move(rest)), std::move(apart)};
  return keep_correction(store, std::move(*transaction), correction, {});
}

Result<std::string> retype_member(Store& store, std::string_view name, std::string_view node,
                                  std::string_view value, const CorrectionNote& note) {
  Database& database = store.tables();
  if (!stance_from(value) && !source_kind_from(value)) {
    return database.error("unknown-value",
                          "'" + std::string(value) + "' is neither a stance nor a kind of source");
  }
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto claim = named_claim(database, name);
  if (!claim) return claim.error();
  const auto index = member_index(database, *claim, node);
  if (!index) return index.error();
  Correction correction = noted(note, Action::retype);
  correction.claims = {{claim->side.id, {std::move(claim->side.members[*index])}}};
  correction.value = value;
  return keep_correction(store, std::move(*transaction), correction, {});
}

Result<void> apply_claim_corrections(Database& database, const std::vector<Correction>& in_force) {
  MemberFinder finder(database);
  for (const Correction& correction : in_force) {
    Result<void> done;
    if (correction.action == Action::merge_claims) done = merge(database, finder, correction);
    if (correction.action == Action::split_claim) done = split(finder, correction);
    if (correction.action == Action::retype) done = retype(database, finder, correction);
    if (!done) return done;
  }
  return finder.write();
}

Result<void> take_back_claims(Database& database, const Correction& correction) {
  const bool was_merge = correction.action == Action::merge_claims;
  MemberFinder finder(database);
  const auto stayed = finder.find_all(correction.claims.at(0).members);
  if (!stayed) return stayed.error();
  const auto went = finder.find_all(correction.claims.at(1).members);
  if (!went) return went.error();
  if (stayed->empty() || went->empty()) return {};
  const auto first = finder.claim_of(stayed->front());
  if (!first) return first.error();
  // A merge: those that went in come out again. A split: those that came out go back.
  const auto apart = finder.claim_with(correction.claims.at(1).id);
  if (!apart) return apart.error();
  const std::int64_t from = was_merge ? *first : *apart;
  const std::int64_t to = was_merge ? *apart : *first;
  for (const std::int64_t member : *went) {
    const auto claim = finder.claim_of(member);
    if (!claim) return claim.error();
    // Elsewhere it is by a later decision.
    if (*claim == from) finder.put(member, to);
  }
  return finder.write();
}

}  // namespace sayso
