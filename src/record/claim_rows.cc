#include "record/claim_rows.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/split.h"

namespace sayso {
namespace {

/// Columns as the queries below give them.
ClaimMemberRow member_from(const Statement& row) {
  ClaimMemberRow out;
  out.key = row.integer(0);
  out.claim = row.integer(1);
  ClaimMember& member = out.member;
  member.attribution = row.text(2);
  member.event = row.text(3);
  member.source_kind = source_kind_from(row.text(4)).value_or(SourceKind::none);
  member.stance = stance_from(row.text(5)).value_or(Stance::asserts);
  member.certainty = certainty_from(row.text(6)).value_or(Certainty::u);
  member.source_key = row.text(7);
  member.source_name = row.text(8);
  member.told_to = row.text(9);
  member.via = split_strings(row.text(10), '\n');
  out.words = row.text(11);
  out.traits = row.text(12);
  out.meaning = row.blob(13);
  member.document = row.text(14);
  member.published = row.text(15);
  return out;
}

Result<void> read_spans(Database& database, ClaimMemberRow& row) {
  return for_each_row(database.query("SELECT role, span_begin, span_end FROM claim_member_spans "
                                     "WHERE member = ? ORDER BY role, position",
                                     row.key),
                      [&](const Statement& span) {
                        Spans& spans =
                            span.text(0) == "content" ? row.member.content : row.member.source;
                        spans.push_back(span.span(1));
                      });
}

Result<std::vector<ClaimMemberRow>> members_from(Database& database, Statement rows) {
  std::vector<ClaimMemberRow> members;
  auto done = for_each_row(std::move(rows),
                           [&](const Statement& row) { members.push_back(member_from(row)); });
  if (!done) return done.error();
  for (ClaimMemberRow& member : members) {
    if (done = read_spans(database, member); !done) return done.error();
  }
  return members;
}

/// The spans of all members of a claim, in the rows that are those members.
Result<void> read_spans_of_claim(Database& database, std::int64_t claim,
                                 std::vector<ClaimMemberRow>& members) {
  std::unordered_map<std::int64_t, ClaimMember*> by_key;
  for (ClaimMemberRow& row : members) by_key[row.key] = &row.member;
  return for_each_row(
      database.query("SELECT m.key, s.role, s.span_begin, s.span_end FROM claim_members m "
                     "JOIN claim_member_spans s ON s.member = m.key "
                     "WHERE m.claim = ? ORDER BY m.key, s.role, s.position",
                     claim),
      [&](const Statement& row) {
        const auto member = by_key.find(row.integer(0));
        if (member == by_key.end()) return;
        ClaimMember& its = *member->second;
        (row.text(1) == "content" ? its.content : its.source).push_back(row.span(2));
      });
}

Result<void> insert_spans(Database& database, std::int64_t member, std::string_view role,
                          const Spans& spans) {
  auto insert = database.query("INSERT INTO claim_member_spans VALUES (?, ?, ?, ?, ?)");
  return insert_all(spans, [&](std::int64_t position, Span span) {
    return insert.run_with(member, role, position, span);
  });
}

/// What a claim is shown as: the first words that assert it and are more than a few, or else the
/// longest.
std::string wording_of(const std::vector<ClaimMemberRow>& members) {
  constexpr std::size_t kFew = 24;  // bytes
  const ClaimMemberRow* longest = nullptr;
  for (const ClaimMemberRow& row : members) {
    const Stance stance = row.member.stance;
    const bool asserts = stance != Stance::denies && stance != Stance::doubts &&
                         stance != Stance::declines_to_comment;
    if (asserts && row.words.size() >= kFew) return row.words;
    if (longest == nullptr || row.words.size() > longest->words.size()) longest = &row;
  }
  return longest == nullptr ? std::string() : longest->words;
}

/// Has the member's claim made anew if what `column` says of it is another `value`.
Result<void> touch_claim_of(Database& database, std::int64_t member, std::string_view column,
                            std::string_view value) {
  return database
      .query(
          "INSERT OR IGNORE INTO touched_claims SELECT claim FROM claim_members WHERE key = ?1 "
          "AND CASE ?2 WHEN 'stance' THEN stance ELSE source_kind END <> ?3",
          member, column, value)
      .run();
}

}  // namespace

Result<std::vector<ClaimMemberRow>> members_of_document(Database& database, std::int64_t document) {
  return members_from(
      database,
      database.query("SELECT m.key, m.claim, m.attribution, m.event, m.source_kind, m.stance, "
                     "m.certainty, m.source_key, m.source_name, m.told_to, m.via, m.words, "
                     "m.traits, m.meaning, d.id, d.published FROM claim_members m "
                     "JOIN documents d ON d.key = m.document WHERE m.document = ? "
                     "ORDER BY m.position",
                     document));
}

Result<std::vector<ClaimMemberRow>> members_with_keys(Database& database,
                                                      const std::vector<std::int64_t>& keys) {
  std::vector<ClaimMemberRow> members;
  members.reserve(keys.size());
  for (const std::int64_t key : keys) {
    auto done = for_each_row(
        database.query("SELECT m.key, m.claim, m.attribution, m.event, m.source_kind, m.stance, "
                       "m.certainty, m.source_key, m.source_name, m.told_to, m.via, m.words, "
                       "m.traits, m.meaning, d.id, d.published FROM claim_members m "
                       "JOIN documents d ON d.key = m.document WHERE m.key = ?",
                       key),
        [&](const Statement& row) { members.push_back(member_from(row)); });
    if (!done) return done.error();
  }
  return members;
}

Result<MemberState> member_state(Database& database, std::int64_t member) {
  MemberState out;
  auto done = for_each_row(
      database.query("SELECT claim, stance, source_kind FROM claim_members WHERE key = ?", member),
      [&](const Statement& row) {
        out.claim = row.integer(0);
        out.stance = stance_from(row.text(1)).value_or(Stance::asserts);
        out.source_kind = source_kind_from(row.text(2)).value_or(SourceKind::none);
      });
  if (!done) return done.error();
  return out;
}

Result<std::vector<std::int64_t>> members_at(Database& database, std::string_view lookup,
                                             std::int64_t limit) {
  return keys_of(database.query(
      "SELECT member FROM claim_lookups WHERE lookup = ? ORDER BY member DESC LIMIT ?", lookup,
      limit));
}

Result<std::vector<std::int64_t>> members_of_story(Database& database, std::int64_t story,
                                                   std::int64_t limit) {
  return keys_of(database.query(
      "SELECT m.key FROM story_documents s JOIN claim_members m ON m.document = s.document "
      "WHERE s.story = ? ORDER BY s.document DESC, m.key DESC LIMIT ?",
      story, limit));
}

Result<std::vector<std::int64_t>> members_of_claim(Database& database, std::int64_t claim) {
  return keys_of(
      database.query("SELECT key FROM claim_members WHERE claim = ? ORDER BY key", claim));
}

Result<std::vector<std::int64_t>> latest_of_claim(Database& database, std::int64_t claim,
                                                  std::int64_t most) {
  return keys_of(database.query(
      "SELECT key FROM claim_members WHERE claim = ? ORDER BY key DESC LIMIT ?", claim, most));
}

Result<std::int64_t> insert_claim_member(Database& database, std::int64_t document,
                                         std::int64_t position, const ClaimMemberRow& row) {
  const ClaimMember& member = row.member;
  auto done =
      database
          .query(
              "INSERT INTO claim_members VALUES "
              "(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              document, position, row.claim, member.attribution, member.event,
              name_of(member.source_kind), name_of(member.stance), name_of(member.certainty),
              member.source_key, member.source_name, member.told_to, joined(member.via, '\n'),
              row.words, row.traits, Blob{row.meaning})
          .run();
  if (!done) return done.error();
  const std::int64_t key = database.last_key();
  if (done = insert_spans(database, key, "content", member.content); !done) return done.error();
  if (done = insert_spans(database, key, "source", member.source); !done) return done.error();
  return key;
}

Result<void> add_claim_lookup(Database& database, std::string_view lookup, std::int64_t member) {
  return database.query("INSERT OR IGNORE INTO claim_lookups VALUES (?, ?)", lookup, member).run();
}

Result<void> remove_claim_members(Database& database, std::int64_t document) {
  return database.query("DELETE FROM claim_members WHERE document = ?", document).run();
}

Result<std::int64_t> insert_claim(Database& database, std::string_view id) {
  auto done = database.query("INSERT INTO claims VALUES (NULL, ?, NULL)", id).run();
  if (!done) return done.error();
  return database.last_key();
}

Result<std::int64_t> claim_with_id(Database& database, std::string_view id) {
  auto found = database.query("SELECT key FROM claims WHERE id = ?", id);
  const auto row = found.step();
  if (!row) return row.error();
  return *row ? found.integer(0) : 0;
}

Result<void> move_members(Database& database, std::int64_t from, std::int64_t to) {
  return database.query("UPDATE claim_members SET claim = ? WHERE claim = ?", to, from).run();
}

Result<void> move_member(Database& database, std::int64_t member, std::int64_t claim) {
  return database.query("UPDATE claim_members SET claim = ? WHERE key = ?", claim, member).run();
}

Result<void> set_member_stance(Database& database, std::int64_t member, Stance stance) {
  auto done = touch_claim_of(database, member, "stance", name_of(stance));
  if (!done) return done;
  return database
      .query("UPDATE claim_members SET stance = ? WHERE key = ?", name_of(stance), member)
      .run();
}

Result<void> set_member_kind(Database& database, std::int64_t member, SourceKind kind) {
  auto done = touch_claim_of(database, member, "source_kind", name_of(kind));
  if (!done) return done;
  return database
      .query("UPDATE claim_members SET source_kind = ? WHERE key = ?", name_of(kind), member)
      .run();
}

Result<void> touch_claim(Database& database, std::int64_t claim) {
  return database.query("INSERT OR IGNORE INTO touched_claims VALUES (?)", claim).run();
}

Result<std::vector<Actor>> actors_in_document(Database& database, std::int64_t document) {
  std::vector<Actor> actors;
  auto done = for_each_row(
      database.query("SELECT s.id, s.type, s.name, s.country, s.role, d.id, m.entity "
                     "FROM actor_members m JOIN actors a ON a.key = m.actor "
                     "JOIN actors s ON s.key = a.shown_as JOIN documents d ON d.key = m.document "
                     "WHERE m.document = ? ORDER BY s.key, m.entity",
                     document),
      [&](const Statement& row) {
        if (actors.empty() || actors.back().id != row.text(0)) {
          Actor& actor = actors.emplace_back();
          actor.id = row.text(0);
          actor.type = entity_type_from(row.text(1)).value_or(EntityType::misc);
          actor.name = row.text(2);
          actor.country = row.text(3);
          actor.role = row.text(4);
        }
        actors.back().members.push_back({std::string(row.text(5)), std::string(row.text(6))});
      });
  if (!done) return done.error();
  return actors;
}

Result<void> set_revises(Database& database, std::int64_t claim, std::int64_t earlier) {
  return database
      .query("UPDATE claims SET revises = ? WHERE key = ? AND revises IS NULL", earlier, claim)
      .run();
}

Result<std::vector<std::int64_t>> take_touched_claims(Database& database, std::int64_t most) {
  auto done = database.run(
      "DELETE FROM claims WHERE key IN (SELECT claim FROM touched_claims) "
      "AND NOT EXISTS (SELECT 1 FROM claim_members WHERE claim = claims.key);"
      "DELETE FROM touched_claims WHERE NOT EXISTS "
      "(SELECT 1 FROM claims WHERE key = touched_claims.claim)");
  if (!done) return done.error();
  auto touched =
      keys_of(database.query("SELECT claim FROM touched_claims ORDER BY claim LIMIT ?", most));
  if (!touched || touched->empty()) return touched;
  done = database.query("DELETE FROM touched_claims WHERE claim <= ?", touched->back()).run();
  if (!done) return done.error();
  return touched;
}

Result<std::optional<ClaimRow>> read_claim(Database& database, std::int64_t key) {
  ClaimRow out;
  out.key = key;
  auto done = for_each_row(
      database.query("SELECT c.id, e.id FROM claims c LEFT JOIN claims e ON e.key = c.revises "
                     "WHERE c.key = ?",
                     key),
      [&](const Statement& row) {
        std::tie(out.claim.id, out.claim.revises) = std::tuple(row.text(0), row.text(1));
      });
  if (!done) return done.error();
  if (out.claim.id.empty()) return std::optional<ClaimRow>();
  std::vector<ClaimMemberRow> members;
  done = for_each_row(
      database.query("SELECT m.key, m.claim, m.attribution, m.event, m.source_kind, m.stance, "
                     "m.certainty, m.source_key, m.source_name, m.told_to, m.via, m.words, "
                     "'', '', d.id, d.published FROM claim_members m "
                     "JOIN documents d ON d.key = m.document WHERE m.claim = ? "
                     "ORDER BY d.published IS NULL, d.published, m.document, m.position",
                     key),
      [&](const Statement& row) { members.push_back(member_from(row)); });
  if (done) done = read_spans_of_claim(database, key, members);
  if (!done) return done.error();
  out.claim.text = wording_of(members);
  out.claim.members.reserve(members.size());
  out.member_keys.reserve(members.size());
  for (ClaimMemberRow& row : members) {
    out.member_keys.push_back(row.key);
    out.claim.members.push_back(std::move(row.member));
  }
  return std::optional(std::move(out));
}

Result<std::vector<std::int64_t>> all_claims(Database& database) {
  return keys_of(database.query("SELECT key FROM claims ORDER BY key"));
}

}  // namespace sayso
