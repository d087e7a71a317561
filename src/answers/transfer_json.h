// Transfers with the words of their steps, and by year.
#pragma once

#include <string>

#include "answers/listed_json.h"
#include "linking/transfers/transfers.h"
#include "record/store.h"

namespace sayso {

/// Transfer.
Result<Json> transfer_json(const Store& store, const ListedTransfer& listed);

/// TransferYear.
Json json_of(const TransferYear& row);

/// The table by year as CSV: its head, and a row; each without a line end.
std::string transfer_csv_head();
std::string transfer_csv_row(const TransferYear& row);

}  // namespace sayso
