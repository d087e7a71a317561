// What documents cite, and where cited documents are found, as rows of the store's tables. The
// tables are drawn in migrations/0014_citations.sql. What writes belongs inside a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

/// Words of a document that name who or what it rests on.
struct JoinedCitation {
  std::optional<Span> span;  // none where only a header or markup says so
  std::string name;          // the publisher's; of a document or post what the text calls it
  std::string type;          // "outlet", "agency", "organisation", "document"
  std::string citation;      // id of the citation of the analysis; empty where a rule found it
  std::string cited;         // id of the document that is meant; empty: outside the store
};

/// Of document `id`, in reading order; none where the store has no such document.
Result<std::vector<JoinedCitation>> citations_of(Database& database, std::string_view id);

struct PublisherRow {
  std::int64_t key = 0;
  std::string name;
  std::string head;
  std::vector<std::string> words;
  std::vector<std::string> acronyms;
};

/// Keeps the publisher under `lookups`, with those of its acronyms that are new; gives its key.
Result<std::int64_t> keep_publisher(Database& database, const PublisherRow& publisher,
                                    const std::vector<std::string>& lookups);
/// At most `most` of those found under `lookup`.
Result<std::vector<PublisherRow>> publishers_at(Database& database, std::string_view lookup,
                                                std::int64_t most);

/// Days since 1970-01-01, both included.
struct Days {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// In place of what was kept of the document.
Result<void> keep_published_words(Database& database, std::int64_t publisher,
                                  const std::vector<std::string>& words, std::int64_t day,
                                  std::int64_t document);
/// The latest documents of a publisher that have `word` in their names, at most `most`.
Result<std::vector<std::int64_t>> published_with(Database& database, std::int64_t publisher,
                                                 std::string_view word, Days days,
                                                 std::int64_t most);
Result<std::vector<std::string>> published_words_of(Database& database, std::int64_t document);

/// In place of what was kept of the document.
Result<void> keep_named_publishers(Database& database, const std::vector<std::string>& lookups,
                                   std::int64_t day, std::int64_t document);
/// The first documents from `days` on that may name a publisher by `lookup`, at most `most`.
Result<std::vector<std::int64_t>> documents_naming(Database& database, std::string_view lookup,
                                                   Days days, std::int64_t most);

/// What is read of a document that may be cited.
struct CitableDocument {
  std::int64_t key = 0;
  std::int64_t first_version = 0;  // key of the first version of this article, or its own
  std::string outlet;
  std::string title;
  std::string published;  // ISO 8601, cut to its granularity; empty when unknown
  std::string text;
};
Result<CitableDocument> read_citable(Database& database, std::int64_t key);

/// Documents that have words from `document`, or it from them, as reuse of words found.
Result<std::vector<std::int64_t>> copies_of(Database& database, std::int64_t document);

/// Takes out the pairs in `reuse` that `document` cites.
Result<void> remove_cited_pairs(Database& database, std::int64_t document);

/// As JoinedCitation, with the cited document's key.
struct CitationRow {
  JoinedCitation citation;
  std::optional<std::int64_t> cited;
};
/// In place of what was kept of the document.
Result<void> keep_citations(Database& database, std::int64_t document,
                            const std::vector<CitationRow>& rows);

}  // namespace sayso
