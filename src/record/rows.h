// Documents and analyses as rows of the store's tables, and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.h"
#include "record/identity.h"
#include "record/store.h"

namespace sayso {

/// Inside a transaction. Gives the document's key.
Result<std::int64_t> insert_document(Database& database, const Document& document,
                                     const Identity& identity);

/// Inside a transaction; the document has no analysis yet.
Result<void> insert_analysis(Database& database, std::int64_t key, const Analysis& analysis);

/// The documents with at least this key, in order, as rows for `read_entry`.
Statement entries_from(Database& database, std::int64_t key);
Result<Entry> read_entry(Database& database, const Statement& row);
/// The document with this key; an empty entry where there is none.
Result<Entry> entry_with_key(Database& database, std::int64_t key);

/// In reading order, of the document with this key.
Result<std::vector<Span>> read_sentences(Database& database, std::int64_t key);

/// One a line, each with its newline.
std::string joined_lines(const std::vector<std::string>& lines);

}  // namespace sayso
