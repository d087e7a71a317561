#include "record/event_search.h"

#include <string_view>

#include "record/database.h"

namespace sayso {

namespace {

// ?1 types, as JSON; ?2 whether those without one too; ?3 statuses, as JSON; ?4 actor;
// ?5 recipient; ?6 holder; ?7 from; ?8 to; ?9 document.
constexpr std::string_view query = R"(
WITH names (document, entity, name) AS NOT MATERIALIZED (
  SELECT n.document, n.id, n.name || char(10) || coalesce(
    (SELECT shown.name FROM actor_members m JOIN actors a ON a.key = m.actor
     JOIN actors shown ON shown.key = a.shown_as
     WHERE m.document = n.document AND m.entity = n.id
       AND n.document NOT IN (SELECT document FROM unlinked)), '')
  FROM entities n
),
party_words (document, event, role, words) AS NOT MATERIALIZED (
  SELECT p.document, p.event, p.role, lower(coalesce(n.name, '') || char(10) ||
    CAST(substr(CAST(d.text AS BLOB), p.span_begin + 1, p.span_end - p.span_begin) AS TEXT))
  FROM event_parties p JOIN documents d ON d.key = p.document
  LEFT JOIN names n ON n.document = p.document AND n.entity = p.entity
),
source_words (document, id, words) AS NOT MATERIALIZED (
  SELECT a.document, a.id, lower(coalesce(n.name, '') || char(10) ||
    CAST(substr(CAST(d.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin) AS TEXT))
  FROM attributions a JOIN documents d ON d.key = a.document
  JOIN attribution_spans s ON s.attribution = a.key AND s.role = 'source'
  LEFT JOIN attribution_links l ON l.attribution = a.key
  LEFT JOIN names n ON n.document = a.document AND n.entity = l.speaker
),
dated (document, position, day) AS NOT MATERIALIZED (
  SELECT e.document, e.position, substr(coalesce(
    (SELECT t.value FROM times t WHERE t.document = e.document AND t.id = e.time
       AND substr(t.value, 1, 11) || 'T' GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    (SELECT d.published FROM documents d WHERE d.key = e.document
       AND substr(d.published, 1, 11) || 'T' GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*')), 1, 10)
  FROM events e
)
SELECT d.id, e.id FROM events e JOIN documents d ON d.key = e.document
WHERE (e.type IN (SELECT value FROM json_each(?1)) OR (?1 = '[]' AND e.type IS NOT NULL)
       OR (?2 AND e.type IS NULL))
  AND (?3 = '[]' OR e.status IN (SELECT value FROM json_each(?3)))
  AND (?9 = '' OR d.id = ?9)
  AND ((?7 = '' AND ?8 = '') OR EXISTS (
    SELECT 1 FROM dated w WHERE w.document = e.document AND w.position = e.position
      AND w.day >= ?7 AND (?8 = '' OR substr(w.day, 1, length(?8)) <= ?8)))
  AND (?4 = '' OR EXISTS (
    SELECT 1 FROM party_words p WHERE p.document = e.document AND p.event = e.position
      AND p.role = 'actor' AND instr(p.words, lower(?4)) > 0))
  AND (?5 = '' OR EXISTS (
    SELECT 1 FROM party_words p WHERE p.document = e.document AND p.event = e.position
      AND p.role = 'recipient' AND instr(p.words, lower(?5)) > 0))
  AND (?6 = '' OR EXISTS (
    SELECT 1 FROM event_holders h WHERE h.document = e.document AND h.event = e.position
      AND CASE WHEN h.holder = 'author'
        THEN h.certainty <> 'U' AND (?6 = 'author'
          OR instr(lower(d.outlet_name || char(10) || d.outlet_domain), lower(?6)) > 0)
        ELSE EXISTS (SELECT 1 FROM source_words s WHERE s.document = h.document AND s.id = h.holder
          AND instr(s.words, lower(?6)) > 0) END))
ORDER BY e.document, e.position
)";

/// The names of `values` as a list in JSON; they need no escapes.
template <typename Value>
std::string json_list(const std::vector<Value>& values) {
  std::string list;
  for (const Value value : values) {
    list += (list.empty() ? "\"" : ",\"") + std::string(name_of(value)) + '"';
  }
  return '[' + list + ']';
}

}  // namespace

Result<std::vector<FoundEvents>> search_events(const Store& store, const EventSearch& wanted) {
  std::vector<FoundEvents> found;
  const auto done = for_each_row(
      store.tables().query(query, json_list(wanted.types), std::int64_t{wanted.outside},
                           json_list(wanted.statuses), wanted.actor, wanted.recipient,
                           wanted.holder, wanted.from, wanted.to, wanted.document),
      [&](const Statement& row) {
        if (found.empty() || found.back().document != row.text(0)) {
          found.push_back({std::string(row.text(0)), {}});
        }
        found.back().events.emplace_back(row.text(1));
      });
  if (!done) return done.error();
  return found;
}

}  // namespace sayso
