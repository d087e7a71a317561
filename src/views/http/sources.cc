// Sources: persons, bodies and states, and what they are reported to have said.
#include <utility>

#include "answers/source_json.h"
#include "record/actors.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

/// The id of the source that the path names. An id itself is found without a search.
Result<std::string> source_in(Call& call) {
  const std::string& name = call.names.front();
  const auto exact = listed_source(call.store.tables(), name);
  if (!exact) return exact.error();
  return exact->empty() ? find_actor(call.store.tables(), name) : name;
}

}  // namespace

Response list_sources(Call& call) {
  Parameters& given = call.parameters;
  const std::string words = given.words("q");
  const auto types = given.choices("type", {"PER", "ORG", "GPE"}, 1);
  const std::string type = types.empty() ? std::string() : types.front();
  return pages(call, [words, type](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = sources_page(store.tables(), words, type, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const ListedSource& row) { return written(json_of(row)); });
  });
}

Response get_source(Call& call) {
  const auto id = source_in(call);
  if (!id) return problem(id.error());
  const auto json = source_json(call.store, *id);
  return json ? json_response(written(*json)) : problem(json.error());
}

Response list_statements_of_source(Call& call) {
  const auto id = source_in(call);
  if (!id) return problem(id.error());
  return pages(call, [id = *id](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = statements_of(store, id, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const StatementRow& row) { return written(row.json); });
  });
}

Response list_claims_of_source(Call& call) {
  const auto id = source_in(call);
  if (!id) return problem(id.error());
  return pages(call, [key = "actor " + *id](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = claims_of_source(store.tables(), key, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const ListedClaim& row) { return written(json_of(row)); });
  });
}

}  // namespace sayso::http
