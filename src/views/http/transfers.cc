// Transfers: what goes, or is said to go, from whom to whom.
#include <utility>

#include "answers/transfer_json.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

TransferFilter filter_in(Parameters& given) {
  return {given.words("from"), given.words("to"), given.words("goods"), given.date("since")};
}

std::string name_of(std::string_view kind, const TransferFilter& filter) {
  return std::string(kind) + '\n' + filter.supplier + '\n' + filter.recipient + '\n' +
         filter.goods + '\n' + filter.since;
}

Result<std::vector<TransferYear>> years_of(const Store& store, const TransferFilter& filter) {
  const auto listed = list_transfers(store, filter);
  if (!listed) return listed.error();
  return by_year(store, *listed);
}

Response years_csv(Call& call, const TransferFilter& filter) {
  const auto rows = years_of(call.store, filter);
  if (!rows) return problem(rows.error());
  Response response;
  response.type = "text/csv; charset=utf-8";
  response.body = transfer_csv_head() + "\r\n";
  for (const TransferYear& row : *rows) response.body += transfer_csv_row(row) + "\r\n";
  return response;
}

}  // namespace

Response list_transfers(Call& call) {
  const TransferFilter filter = filter_in(call.parameters);
  if (call.parameters.error()) return problem(*call.parameters.error());
  if (accepted(call.request, {"application/json", "application/x-ndjson", "application/jsonl",
                              "text/csv"}) == "text/csv") {
    return years_csv(call, filter);
  }
  return kept_pages(call, name_of("transfers", filter), [&]() -> Result<Items> {
    const auto listed = sayso::list_transfers(call.store, filter);
    if (!listed) return listed.error();
    Items items;
    for (const ListedTransfer& one : *listed) {
      const auto json = transfer_json(call.store, one);
      if (!json) return json.error();
      items.push_back(written(*json));
    }
    return items;
  });
}

Response list_transfer_years(Call& call) {
  const TransferFilter filter = filter_in(call.parameters);
  if (call.parameters.error()) return problem(*call.parameters.error());
  return kept_pages(call, name_of("years", filter), [&]() -> Result<Items> {
    const auto rows = years_of(call.store, filter);
    if (!rows) return rows.error();
    Items items;
    for (const TransferYear& row : *rows) items.push_back(written(json_of(row)));
    return items;
  });
}

}  // namespace sayso::http
