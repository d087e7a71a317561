#include "record/lists.h"

#include <string_view>

namespace sayso {
namespace {

// ?1: the claim; ?2: its text. The rank has what one article alone carries last, then by origins
// and denials.
constexpr std::string_view kListClaim = R"(
WITH told AS (
  SELECT count(DISTINCT coalesce(d.version_of, d.key)) = 1 AS single,
    coalesce(max(d.published), '') AS latest
  FROM claim_members m JOIN documents d ON d.key = m.document WHERE m.claim = ?1
), denied AS (
  SELECT count(DISTINCT denies) AS disputes FROM claim_disputes WHERE claim = ?1
), home AS (
  SELECT coalesce((SELECT s.story FROM claim_members m
    JOIN story_documents s ON s.document = m.document WHERE m.claim = ?1
    GROUP BY s.story ORDER BY count(*) DESC, s.story LIMIT 1), 0) AS story
)
INSERT INTO claim_list
SELECT l.claim, home.story, told.single, denied.disputes,
  ((1 - told.single) << 48) + (min(l.least_origins, 65535) << 32)
    + (min(l.most_origins, 65535) << 16) + min(denied.disputes, 65535),
  told.latest, ?2
FROM claim_ledgers l, told, denied, home WHERE l.claim = ?1
ON CONFLICT DO UPDATE SET story = excluded.story, single = excluded.single,
  disputes = excluded.disputes, rank = excluded.rank, latest = excluded.latest, words = excluded.words
)";

// ?1: the story.
constexpr std::string_view kListStory = R"(
INSERT INTO story_list
SELECT m.story,
  (SELECT iif(d.title <> '', d.title,
      substr(d.text, 1, instr(substr(d.text, 1, 200) || char(10), char(10)) - 1))
    FROM story_documents x JOIN documents d ON d.key = x.document WHERE x.story = ?1
    ORDER BY d.published IS NULL, d.published, d.key LIMIT 1),
  count(*), count(DISTINCT iif(d.outlet_name = '', d.outlet_domain, d.outlet_name)),
  coalesce(min(d.published), ''), coalesce(max(d.published), ''),
  (SELECT count(*) FROM claim_list WHERE story = ?1 AND single = 0),
  (SELECT count(*) FROM claim_list WHERE story = ?1 AND disputes > 0)
FROM story_documents m JOIN documents d ON d.key = m.document
WHERE m.story = ?1 AND EXISTS (SELECT 1 FROM stories WHERE key = ?1) GROUP BY m.story
ON CONFLICT DO UPDATE SET title = excluded.title, reports = excluded.reports,
  outlets = excluded.outlets, first = excluded.first, last = excluded.last,
  claims = excluded.claims, disputes = excluded.disputes
)";

}  // namespace

Result<void> list_claim(Database& database, std::int64_t claim, std::string_view text) {
  return database.query(kListClaim, claim, text).run();
}

Result<void> list_touched_stories(Database& database) {
  const auto touched = keys_of(database.query("SELECT story FROM touched_stories"));
  if (!touched) return touched.error();
  for (const std::int64_t story : *touched) {
    if (auto done = database.query(kListStory, story).run(); !done) return done;
  }
  return database.query("DELETE FROM touched_stories").run();
}

}  // namespace sayso
