#include "record/ledger_rows.h"

#include <algorithm>
#include <utility>

#include "record/rows.h"
#include "record/source_rows.h"

namespace sayso {
namespace {

Result<void> read_dates(Database& database, LedgerDocumentRow& out) {
  return for_each_row(database.query("SELECT value, span_begin, span_end FROM times "
                                     "WHERE document = ? AND type IN ('DATE', 'TIME') "
                                     "ORDER BY position",
                                     out.key),
                      [&](const Statement& row) {
                        Timex time;
                        time.value = row.text(0);
                        time.span = row.span(1);
                        out.dates.push_back(std::move(time));
                      });
}

Result<void> read_credits(Database& database, LedgerDocumentRow& out) {
  return for_each_row(
      database.query("SELECT DISTINCT outlet FROM citations "
                     "WHERE document = ? AND relation IN ('agency-credit', 'reprint-notice')",
                     out.key),
      [&](const Statement& row) { out.credits.emplace_back(row.text(0)); });
}

void set_detail(SourceDetail& detail, const Statement& row) {
  const std::string_view field = row.text(0);
  const Detail value{std::string(row.text(1)), row.span(2)};
  if (field == "affiliation" && !detail.affiliation) detail.affiliation = value;
  if (field == "nationality" && !detail.nationality) detail.nationality = value;
  if (field == "role" && !detail.role) detail.role = value;
  if (field == "number" && !detail.number) {
    SourceNumber number;
    for (const char c : value.value) {
      if (c >= '0' && c <= '9') number.value = 10 * number.value + static_cast<unsigned>(c - '0');
    }
    number.at_least = value.value.ends_with('+');
    number.span = value.span;
    detail.number = number;
  }
}

/// The attribution and those that the text says are of the same source, nearest first.
Result<std::vector<std::int64_t>> same_attributions(Database& database, std::int64_t document,
                                                    std::string_view attribution) {
  return keys_of(database.query(
      "WITH RECURSIVE same (key) AS ("
      "  SELECT key FROM attributions WHERE document = ?1 AND id = ?2"
      "  UNION SELECT a.key FROM same JOIN source_relations r ON r.attribution = same.key"
      "    JOIN attributions a ON a.document = ?1 AND a.id = r.other"
      "  WHERE r.relation = 'same') "
      "SELECT key FROM same",
      document, attribution));
}

Result<void> read_taken_spans(Database& database, std::int64_t taker, TakenRow& row) {
  return for_each_row(
      database.query("SELECT from_begin, from_end, to_begin, to_end FROM reuse_spans "
                     "WHERE taker = ? AND giver = ? ORDER BY position",
                     taker, row.giver),
      [&](const Statement& span) {
        row.spans.push_back({span.span(0), span.optional_span(2)});
      });
}

}  // namespace

std::string called(std::string_view outlet, std::string_view id, std::string_view file) {
  constexpr std::string_view hash = "sha256:";
  constexpr std::size_t start = hash.size() + 8;
  if (!outlet.empty()) return std::string(outlet);
  if (!id.starts_with(hash)) return std::string(id);
  const std::size_t folder = file.find_last_of('/');
  if (!file.empty()) return std::string(file.substr(folder == file.npos ? 0 : folder + 1));
  return std::string(id.substr(0, start));
}

Result<std::optional<LedgerDocumentRow>> read_ledger_document(Database& database,
                                                              std::int64_t key) {
  LedgerDocumentRow out;
  auto done = for_each_row(
      database.query(
          "SELECT d.key, d.id, coalesce(f.id, d.id), "
          "CASE d.outlet_name WHEN '' THEN d.outlet_domain ELSE d.outlet_name END, "
          "coalesce(x.outlet_kind, ''), coalesce(x.outlet_owner, ''), coalesce(d.published, ''), "
          "d.text, d.file FROM documents d LEFT JOIN documents f ON f.key = d.version_of "
          "LEFT JOIN document_details x ON x.document = d.key WHERE d.key = ?",
          key),
      [&](const Statement& row) {
        out.key = row.integer(0);
        out.id = row.text(1);
        out.article = row.text(2);
        out.outlet = row.text(3);
        out.outlet_kind = row.text(4);
        out.owner = row.text(5);
        out.published = row.text(6);
        out.text = row.text(7);
        out.called = called(out.outlet, out.id, row.text(8));
      });
  if (!done) return done.error();
  if (out.id.empty()) return std::optional<LedgerDocumentRow>();
  auto sentences = read_sentences(database, key);
  if (!sentences) return sentences.error();
  out.sentences = std::move(*sentences);
  if (done = read_dates(database, out); !done) return done.error();
  if (done = read_credits(database, out); !done) return done.error();
  return std::optional(std::move(out));
}

Result<std::int64_t> document_with_id(Database& database, std::string_view id) {
  auto rows = database.query("SELECT key FROM documents WHERE id = ?", id);
  const auto row = rows.step();
  if (!row) return row.error();
  return *row ? rows.integer(0) : 0;
}

Result<std::string> id_of_document(Database& database, std::int64_t key) {
  auto rows = database.query("SELECT id FROM documents WHERE key = ?", key);
  const auto row = rows.step();
  if (!row) return row.error();
  return *row ? std::string(rows.text(0)) : std::string();
}

Result<LedgerAttributionRow> read_ledger_attribution(Database& database, std::int64_t document,
                                                     std::string_view attribution) {
  LedgerAttributionRow out;
  std::vector<std::int64_t> same;
  bool has_others = false;
  bool has_details = false;
  auto done = for_each_row(
      database.query("SELECT a.key, coalesce(e.role, ''), "
                     "EXISTS (SELECT 1 FROM source_relations r WHERE r.attribution = a.key "
                     "  AND r.relation = 'same'), "
                     "EXISTS (SELECT 1 FROM source_details x WHERE x.attribution = a.key), "
                     "s.span_begin, s.span_end "
                     "FROM attributions a LEFT JOIN attribution_links l ON l.attribution = a.key "
                     "LEFT JOIN entities e ON e.document = a.document AND e.id = l.speaker "
                     "LEFT JOIN attribution_spans s ON s.attribution = a.key AND s.role = 'cue' "
                     "WHERE a.document = ? AND a.id = ? ORDER BY s.position",
                     document, attribution),
      [&](const Statement& row) {
        same = {row.integer(0)};
        out.role = row.text(1);
        has_others = row.integer(2) != 0;
        has_details = row.integer(3) != 0;
        if (!row.null(4)) out.cue.push_back(row.span(4));
      });
  if (!done) return done.error();
  if (has_others) {
    auto others = same_attributions(database, document, attribution);
    if (!others) return others.error();
    same = std::move(*others);
  } else if (!has_details) {
    return out;
  }
  for (const std::int64_t key : same) {
    done = for_each_row(database.query("SELECT field, value, span_begin, span_end "
                                       "FROM source_details WHERE attribution = ?",
                                       key),
                        [&](const Statement& row) { set_detail(out.detail, row); });
    if (!done) return done.error();
  }
  return out;
}

Result<std::vector<TakenRow>> taken_by(Database& database, std::int64_t taker) {
  std::vector<TakenRow> taken;
  auto done = for_each_row(database.query("SELECT giver, relation, said FROM reuse "
                                          "WHERE taker = ? AND relation <> 'same-quotation'",
                                          taker),
                           [&](const Statement& row) {
                             TakenRow one;
                             one.giver = row.integer(0);
                             one.relation =
                                 reuse_relation_from(row.text(1)).value_or(ReuseRelation::cites);
                             one.said = row.integer(2) != 0;
                             taken.push_back(std::move(one));
                           });
  if (!done) return done.error();
  for (TakenRow& one : taken) {
    if (done = read_taken_spans(database, taker, one); !done) return done.error();
  }
  return taken;
}

Result<std::map<std::string, std::string>> evidence_texts(Database& database,
                                                          const Ledger& ledger) {
  std::map<std::string, std::string> texts;
  for (const LedgerEdge& edge : ledger.edges) {
    for (const Evidence& evidence : edge.evidence) {
      if (texts.contains(evidence.document)) continue;
      auto done = for_each_row(
          database.query("SELECT text FROM documents WHERE id = ?", evidence.document),
          [&](const Statement& row) { texts.emplace(evidence.document, row.text(0)); });
      if (!done) return done.error();
    }
  }
  return texts;
}

Result<void> keep_ledger(Database& database, std::int64_t claim, const Ledger& ledger) {
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  return database
      .query("INSERT OR REPLACE INTO claim_ledgers VALUES (?, ?, ?, ?, ?)", claim,
             number(ledger.articles), number(ledger.publishers), number(ledger.least_origins),
             number(ledger.most_origins))
      .run();
}

Result<void> keep_disputes(Database& database, std::int64_t claim,
                           const std::vector<std::int64_t>& members,
                           const std::vector<Dispute>& disputes) {
  auto done = database.query("DELETE FROM claim_disputes WHERE claim = ?", claim).run();
  if (!done) return done;
  auto insert = database.query("INSERT OR IGNORE INTO claim_disputes VALUES (?, ?, ?, ?)");
  for (const Dispute& dispute : disputes) {
    done =
        insert.run_with(claim, members[dispute.denies], members[dispute.asserts], dispute.reason);
    if (!done) return done;
  }
  return {};
}

Result<std::vector<ClaimCounts>> list_claims(Database& database, const ClaimSearch& search) {
  std::vector<ClaimCounts> claims;
  const auto count = [](const Statement& row, int column) {
    return static_cast<std::size_t>(row.integer(column));
  };
  auto done = for_each_row(
      database.query(
          "WITH said AS (SELECT m.claim, count(DISTINCT coalesce(d.version_of, d.key)) AS "
          "articles, "
          "  coalesce(max(d.published), '') AS latest FROM claim_members m "
          "  JOIN documents d ON d.key = m.document GROUP BY m.claim), "
          "denied AS (SELECT claim, count(DISTINCT denies) AS disputes FROM claim_disputes "
          "  GROUP BY claim) "
          "SELECT l.claim, l.articles, l.publishers, l.least_origins, l.most_origins, "
          "coalesce(x.disputes, 0), said.latest FROM claim_ledgers l JOIN said USING (claim) "
          "LEFT JOIN denied x USING (claim) "
          "WHERE (?1 = '' OR said.latest >= ?1) AND (NOT ?2 OR x.disputes > 0) "
          "AND (?3 = '' OR l.claim IN (SELECT claim FROM claim_members "
          "  WHERE instr(lower(source_name), lower(?3)))) "
          "AND (?4 = '' OR l.claim IN (SELECT m.claim FROM stories s "
          "  JOIN story_documents d ON d.story = s.key "
          "  JOIN claim_members m ON m.document = d.document "
          "  WHERE substr(s.id, 1, length(?4)) = ?4)) "
          "ORDER BY said.articles = 1, l.least_origins DESC, l.most_origins DESC, "
          "coalesce(x.disputes, 0) DESC, said.latest DESC, l.claim",
          search.since, static_cast<std::int64_t>(search.disputed), search.source, search.story),
      [&](const Statement& row) {
        claims.push_back({row.integer(0), count(row, 1), count(row, 2), count(row, 3),
                          count(row, 4), count(row, 5), std::string(row.text(6))});
      });
  if (!done) return done.error();
  return claims;
}

Result<std::int64_t> find_claim(Database& database, std::string_view name) {
  // By a range of ids, which an index finds; one that is the name itself comes first.
  auto found =
      keys_of(database.query("SELECT key FROM claims WHERE id >= ?1 AND id < ?1 || char(1114111) "
                             "AND (id = ?1 OR length(?1) > 3) ORDER BY id LIMIT 2",
                             name));
  if (!found) return found.error();
  if (found->empty()) return database.error("not-found", "no claim '" + std::string(name) + "'");
  const auto exact = database.query("SELECT 1 FROM claims WHERE id = ?", name).step();
  if (!exact) return exact.error();
  if (found->size() > 1 && !*exact) {
    return database.error("ambiguous", "'" + std::string(name) + "' may be several claims");
  }
  return found->front();
}

}  // namespace sayso
