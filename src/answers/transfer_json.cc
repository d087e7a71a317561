#include "answers/transfer_json.h"

#include <utility>

#include "answers/digest_json.h"
#include "answers/texts.h"

namespace sayso {
namespace {

/// A cell of RFC 4180, in quotation marks where it must be.
std::string csv_cell(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == value.npos) return value;
  std::string cell = "\"";
  for (const char c : value) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

}  // namespace

Result<Json> transfer_json(const Store& store, const ListedTransfer& listed) {
  const auto line = transfer_line(store, listed.transfer);
  if (!line) return line.error();
  Json json = Json::parse(*line);
  for (std::size_t i = 0; i < listed.transfer.steps.size(); ++i) {
    Json& step = json["steps"][i];
    step["outlet"] = or_null(listed.outlets[i]);
    step["published"] = or_null(listed.published[i]);
    step["text"] = listed.words[i];
  }
  return json;
}

Json json_of(const TransferYear& row) {
  return {{"supplier", or_null(row.supplier)},
          {"recipient", or_null(row.recipient)},
          {"goods", or_null(row.goods)},
          {"year", or_null(row.year)},
          {"status", row.status},
          {"origins", origins_json(row.origins.least, row.origins.most)}};
}

std::string transfer_csv_head() { return "supplier,recipient,designation,year,status,origins"; }

std::string transfer_csv_row(const TransferYear& row) {
  std::string origins = std::to_string(row.origins.most);
  if (row.origins.least != row.origins.most) {
    origins = std::to_string(row.origins.least) + '-' + origins;
  }
  return csv_cell(row.supplier) + ',' + csv_cell(row.recipient) + ',' + csv_cell(row.goods) + ',' +
         row.year + ',' + row.status + ',' + origins;
}

}  // namespace sayso
