#include "record/citation_rows.h"

#include <algorithm>
#include <utility>

#include "base/split.h"
#include "record/rows.h"

namespace sayso {
namespace {

PublisherRow publisher_at(const Statement& row) {
  return {row.integer(0), std::string(row.text(1)), std::string(row.text(2)),
          split_strings(row.text(3), '\n'), split_strings(row.text(4), '\n')};
}

}  // namespace

Result<std::vector<JoinedCitation>> citations_of(Database& database, std::string_view id) {
  std::vector<JoinedCitation> out;
  auto done = for_each_row(
      database.query("SELECT j.span_begin, j.span_end, name, type, citation, c.id "
                     "FROM documents d JOIN joined_citations j ON j.document = d.key "
                     "LEFT JOIN documents c ON c.key = j.cited WHERE d.id = ? ORDER BY position",
                     id),
      [&](const Statement& row) {
        out.push_back({row.optional_span(0), std::string(row.text(2)), std::string(row.text(3)),
                       std::string(row.text(4)), std::string(row.text(5))});
      });
  if (!done) return done.error();
  return out;
}

Result<std::int64_t> keep_publisher(Database& database, const PublisherRow& publisher,
                                    const std::vector<std::string>& lookups) {
  PublisherRow known;
  auto done = for_each_row(
      database.query("SELECT key, name, head, words, acronyms FROM publishers WHERE name = ?",
                     publisher.name),
      [&](const Statement& row) { known = publisher_at(row); });
  if (!done) return done.error();
  std::vector<std::string> acronyms = known.acronyms;
  for (const std::string& acronym : publisher.acronyms) {
    const bool old = std::find(acronyms.begin(), acronyms.end(), acronym) != acronyms.end();
    if (!old) acronyms.push_back(acronym);
  }
  if (known.key != 0 && acronyms.size() == known.acronyms.size()) return known.key;
  done =
      database
          .query(
              "INSERT INTO publishers (name, words, head, acronyms) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (name) DO UPDATE SET acronyms = excluded.acronyms",
              publisher.name, joined_lines(publisher.words), publisher.head, joined_lines(acronyms))
          .run();
  if (!done) return done.error();
  if (known.key == 0) known.key = database.last_key();
  auto insert = database.query("INSERT OR IGNORE INTO publisher_lookups VALUES (?, ?)");
  for (const std::string& lookup : lookups) {
    if (auto kept = insert.run_with(lookup, known.key); !kept) return kept.error();
  }
  return known.key;
}

Result<std::vector<PublisherRow>> publishers_at(Database& database, std::string_view lookup,
                                                std::int64_t most) {
  std::vector<PublisherRow> out;
  auto done =
      for_each_row(database.query("SELECT key, name, head, words, acronyms FROM publisher_lookups "
                                  "JOIN publishers ON key = publisher WHERE lookup = ? LIMIT ?",
                                  lookup, most),
                   [&](const Statement& row) { out.push_back(publisher_at(row)); });
  if (!done) return done.error();
  return out;
}

Result<void> keep_published_words(Database& database, std::int64_t publisher,
                                  const std::vector<std::string>& words, std::int64_t day,
                                  std::int64_t document) {
  auto done = database.query("DELETE FROM published_words WHERE document = ?", document).run();
  if (!done) return done;
  auto insert = database.query("INSERT OR IGNORE INTO published_words VALUES (?, ?, ?, ?)");
  for (const std::string& word : words) {
    if (auto kept = insert.run_with(publisher, word, day, document); !kept) return kept;
  }
  return {};
}

Result<std::vector<std::int64_t>> published_with(Database& database, std::int64_t publisher,
                                                 std::string_view word, Days days,
                                                 std::int64_t most) {
  return keys_of(
      database.query("SELECT document FROM published_words WHERE publisher = ? AND word = ? "
                     "AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?",
                     publisher, word, days.first, days.last, most));
}

Result<std::vector<std::string>> published_words_of(Database& database, std::int64_t document) {
  std::vector<std::string> out;
  auto done =
      for_each_row(database.query("SELECT word FROM published_words WHERE document = ?", document),
                   [&](const Statement& row) { out.emplace_back(row.text(0)); });
  if (!done) return done.error();
  return out;
}

Result<void> keep_named_publishers(Database& database, const std::vector<std::string>& lookups,
                                   std::int64_t day, std::int64_t document) {
  auto done = database.query("DELETE FROM named_publishers WHERE document = ?", document).run();
  if (!done) return done;
  auto insert = database.query("INSERT OR IGNORE INTO named_publishers VALUES (?, ?, ?)");
  for (const std::string& lookup : lookups) {
    if (auto kept = insert.run_with(lookup, day, document); !kept) return kept;
  }
  return {};
}

Result<std::vector<std::int64_t>> documents_naming(Database& database, std::string_view lookup,
                                                   Days days, std::int64_t most) {
  return keys_of(
      database.query("SELECT document FROM named_publishers WHERE lookup = ? "
                     "AND day BETWEEN ? AND ? ORDER BY day LIMIT ?",
                     lookup, days.first, days.last, most));
}

Result<CitableDocument> read_citable(Database& database, std::int64_t key) {
  CitableDocument out;
  out.key = key;
  auto done = for_each_row(
      database.query("SELECT coalesce(version_of, key), outlet_name, title, published, text "
                     "FROM documents WHERE key = ?",
                     key),
      [&](const Statement& row) {
        out.first_version = row.integer(0);
        out.outlet = row.text(1);
        out.title = row.text(2);
        if (!row.null(3)) out.published = row.text(3);
        out.text = row.text(4);
      });
  if (!done) return done.error();
  return out;
}

Result<std::vector<std::int64_t>> copies_of(Database& database, std::int64_t document) {
  return keys_of(
      database.query("SELECT giver FROM reuse WHERE taker = ?1 AND step = 'words' "
                     "AND relation <> 'same-quotation' UNION "
                     "SELECT taker FROM reuse WHERE giver = ?1 AND step = 'words' "
                     "AND relation <> 'same-quotation'",
                     document));
}

Result<void> remove_cited_pairs(Database& database, std::int64_t document) {
  return database.query("DELETE FROM reuse WHERE taker = ? AND step = 'citations'", document).run();
}

Result<void> keep_citations(Database& database, std::int64_t document,
                            const std::vector<CitationRow>& rows) {
  auto done = database.query("DELETE FROM joined_citations WHERE document = ?", document).run();
  if (!done) return done;
  auto insert = database.query("INSERT INTO joined_citations VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  return insert_all(rows, [&](std::int64_t position, const CitationRow& row) {
    const JoinedCitation& citation = row.citation;
    return insert.run_with(document, position, citation.span, citation.name, citation.type,
                           citation.citation, row.cited);
  });
}

}  // namespace sayso
