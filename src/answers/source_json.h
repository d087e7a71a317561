// Persons, bodies and states with what they are reported to have said.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "answers/listed_json.h"
#include "record/store.h"

namespace sayso {

/// Source: the actor with this id. Error also: "not-found".
Result<Json> source_json(const Store& store, std::string_view id);

struct StatementRow {
  ListPlace place;  // rank: key of the document; key: of the attribution
  Json json;        // Statement
};

/// Statements that rest on the actor with this id, those of the documents that were added last
/// first.
Result<std::vector<StatementRow>> statements_of(const Store& store, std::string_view id,
                                                const PageWish& wish);

}  // namespace sayso
