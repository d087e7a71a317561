// Same scripts as rows of the store's tables, drawn in migrations/0008_reuse.sql. What writes
// belongs inside a transaction.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// Words of a document as a member of a script.
struct ScriptPlace {
  std::int64_t document = 0;
  Span span;
};

/// Takes the document out of its scripts; those with one member left go.
Result<void> remove_scripts_of(Database& database, std::int64_t document);

/// Key of the script that words at `place` are in; 0 where they are in none.
Result<std::int64_t> script_at(Database& database, const ScriptPlace& place);

/// Makes a script without members, or finds the one with this id, and gives its key.
Result<std::int64_t> insert_script(Database& database, std::string_view id,
                                   std::string_view reason);
Result<void> insert_script_place(Database& database, std::int64_t script, const ScriptPlace& place);

/// All scripts, with members in the order in which documents were added.
Result<std::vector<SameScript>> read_scripts(Database& database);

}  // namespace sayso
