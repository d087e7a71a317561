#include "record/reuse_rows.h"

#include <string_view>
#include <utility>

#include "record/source_rows.h"

namespace sayso {
namespace {

std::string_view name_of(ReuseStep step) {
  return step == ReuseStep::words ? "words" : "citations";
}

SharedWords shared_words(const Statement& row, int column) {
  return {row.span(column), row.optional_span(column + 2)};
}

}  // namespace

Result<void> read_reuse_names(Database& database, ReuseDocument& document) {
  auto done = for_each_row(
      database.query("SELECT name FROM bylines WHERE document = ? ORDER BY position", document.key),
      [&](const Statement& row) { document.byline.emplace_back(row.text(0)); });
  if (!done) return done;
  done = for_each_row(
      database.query("SELECT agency FROM agency_credits WHERE document = ? ORDER BY position",
                     document.key),
      [&](const Statement& row) { document.credits.emplace_back(row.text(0)); });
  if (!done) return done;
  const auto citations = read_citations(database, document.key);
  if (!citations) return citations.error();
  for (const Citation& citation : *citations) {
    const bool credit = citation.relation == CitationRelation::agency_credit ||
                        citation.relation == CitationRelation::reprint_notice;
    (credit ? document.credits : document.citations).push_back(citation.outlet);
  }
  return {};
}

Result<std::optional<ReuseDocument>> read_reuse_document(Database& database, std::int64_t key) {
  std::optional<ReuseDocument> found;
  auto done = for_each_row(
      database.query("SELECT d.id, ifnull(d.version_of, d.key), d.outlet_name, d.outlet_domain, "
                     "x.outlet_kind, x.outlet_country, x.outlet_owner, "
                     "ifnull(f.published, d.published), d.published, d.text FROM documents d "
                     "LEFT JOIN documents f ON f.key = d.version_of "
                     "LEFT JOIN document_details x ON x.document = d.key "
                     "WHERE d.key = ?",
                     key),
      [&](const Statement& row) {
        ReuseDocument& document = found.emplace();
        document.key = key;
        document.id = row.text(0);
        document.first_version = row.integer(1);
        document.outlet = {std::string(row.text(2)), std::string(row.text(3)),
                           std::string(row.text(4)), std::string(row.text(5)),
                           std::string(row.text(6))};
        document.published = row.text(7);
        document.appeared = row.text(8);
        document.text = row.text(9);
      });
  if (!done) return done.error();
  return found;
}

Result<Publication> read_publication(Database& database, std::int64_t key) {
  Publication out;
  auto done = for_each_row(database.query("SELECT ifnull(version_of, key), outlet_name, "
                                          "outlet_domain FROM documents WHERE key = ?",
                                          key),
                           [&](const Statement& row) {
                             out.first_version = row.integer(0);
                             out.outlet = {std::string(row.text(1)), std::string(row.text(2))};
                           });
  if (!done) return done.error();
  return out;
}

Result<std::vector<ReuseRow>> reuse_of(Database& database, std::int64_t document,
                                       std::int64_t most) {
  std::vector<ReuseRow> out;
  const auto take = [&](const Statement& row) {
    out.push_back({row.integer(0),
                   row.integer(1),
                   reuse_relation_from(row.text(2)).value_or(ReuseRelation::same_quotation),
                   {},
                   row.integer(3) != 0,
                   row.real(4),
                   std::string(row.text(5))});
  };
  auto done = for_each_row(
      database.query(
          "SELECT taker, giver, relation, said, score, reason FROM reuse WHERE taker = ? "
          "ORDER BY giver LIMIT ?",
          document, most),
      take);
  if (!done) return done.error();
  done = for_each_row(
      database.query(
          "SELECT taker, giver, relation, said, score, reason FROM reuse WHERE giver = ? "
          "ORDER BY taker LIMIT ?",
          document, most),
      take);
  if (!done) return done.error();
  return out;
}

Result<std::vector<SharedWords>> read_reuse_spans(Database& database, std::int64_t taker,
                                                  std::int64_t giver) {
  std::vector<SharedWords> out;
  auto done =
      for_each_row(database.query("SELECT from_begin, from_end, to_begin, to_end FROM reuse_spans "
                                  "WHERE taker = ? AND giver = ? ORDER BY position",
                                  taker, giver),
                   [&](const Statement& row) { out.push_back(shared_words(row, 0)); });
  if (!done) return done.error();
  return out;
}

Result<void> insert_reuse(Database& database, const ReuseRow& row, ReuseStep step) {
  if (auto done = remove_reuse(database, row.taker, row.giver); !done) return done;
  auto done = database
                  .query("INSERT INTO reuse VALUES (?, ?, ?, ?, ?, ?, ?)", row.taker, row.giver,
                         name_of(step), name_of(row.relation), std::int64_t{row.said}, row.score,
                         row.reason)
                  .run();
  if (!done) return done;
  auto insert = database.query("INSERT INTO reuse_spans VALUES (?, ?, ?, ?, ?, ?, ?)");
  return insert_all(row.spans, [&](std::int64_t position, const SharedWords& words) {
    return insert.run_with(row.taker, row.giver, position, words.from, words.to);
  });
}

Result<void> remove_reuse(Database& database, std::int64_t one, std::int64_t other) {
  auto remove = database.query("DELETE FROM reuse WHERE taker = ? AND giver = ?");
  if (auto done = remove.run_with(one, other); !done) return done;
  return remove.run_with(other, one);
}

Result<bool> has_reuse(Database& database, std::int64_t one, std::int64_t other, ReuseStep step) {
  return database
      .query(
          "SELECT 1 FROM reuse WHERE step = ?3 AND "
          "((taker = ?1 AND giver = ?2) OR (taker = ?2 AND giver = ?1)) LIMIT 1",
          one, other, name_of(step))
      .step();
}

Result<void> remove_reuse_of(Database& database, std::int64_t document, ReuseStep step) {
  auto done =
      database.query("DELETE FROM reuse WHERE taker = ? AND step = ?", document, name_of(step))
          .run();
  if (!done) return done;
  return database.query("DELETE FROM reuse WHERE giver = ? AND step = ?", document, name_of(step))
      .run();
}

Result<std::string> read_text(Database& database, std::string_view id) {
  std::string out;
  auto done = for_each_row(database.query("SELECT text FROM documents WHERE id = ?", id),
                           [&](const Statement& row) { out = row.text(0); });
  if (!done) return done.error();
  return out;
}

namespace {

constexpr std::string_view kPairs =
    "SELECT r.taker, r.giver, t.id, g.id, r.relation, r.score, r.reason, "
    "s.from_begin, s.from_end, s.to_begin, s.to_end FROM reuse r "
    "JOIN documents t ON t.key = r.taker JOIN documents g ON g.key = r.giver "
    "LEFT JOIN reuse_spans s ON s.taker = r.taker AND s.giver = r.giver ";

/// Of rows of `kPairs`, those of one pair behind one another.
Result<std::vector<Reuse>> pairs_from(Statement rows) {
  std::vector<Reuse> out;
  std::pair<std::int64_t, std::int64_t> last;
  auto done = for_each_row(std::move(rows), [&](const Statement& row) {
    const std::pair pair(row.integer(0), row.integer(1));
    if (out.empty() || pair != last) {
      out.push_back({std::string(row.text(2)),
                     std::string(row.text(3)),
                     reuse_relation_from(row.text(4)).value_or(ReuseRelation::same_quotation),
                     {},
                     row.real(5),
                     std::string(row.text(6))});
    }
    last = pair;
    if (!row.null(7)) out.back().spans.push_back(shared_words(row, 7));
  });
  if (!done) return done.error();
  return out;
}

}  // namespace

Result<std::vector<Reuse>> read_reuse(Database& database) {
  return pairs_from(database.query(std::string(kPairs) + "ORDER BY r.taker, r.giver, s.position"));
}

Result<std::vector<Reuse>> reuse_by(Database& database, std::int64_t taker) {
  return pairs_from(database.query(
      std::string(kPairs) + "WHERE r.taker = ? ORDER BY r.giver, s.position", taker));
}

}  // namespace sayso
