// What a document says of itself beyond title, byline and publication, as rows and back.
#pragma once

#include <cstdint>

#include "documents/document.h"
#include "record/database.h"

namespace sayso {

/// Inside a transaction, for the new document with this key.
Result<void> insert_details(Database& database, std::int64_t key, const Document& document);

/// Fills what insert_details keeps.
Result<void> read_details(Database& database, std::int64_t key, Document& document);

}  // namespace sayso
