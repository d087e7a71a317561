// Transfers of goods across documents: what each document tells is kept when it is linked, and
// joined when it is read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "linking/transfers/transfer_origins.h"
#include "record/database.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

/// Keeps what the document with this key tells of transfers, in the place of what it told before.
/// `entry` is the document with key `key`. Inside a transaction.
Result<void> link_transfers_of(Database& database, const Entry& entry, std::int64_t key);

/// What to list; an empty field lets all pass. Words may be part of a name, in any case.
struct TransferFilter {
  std::string supplier;
  std::string recipient;
  std::string goods;
  std::string since;  // the day, month or year of the latest step's publication or later
};

/// A transfer with what lists show beside each of its steps, in their order.
struct ListedTransfer {
  Transfer transfer;
  std::vector<std::string> published;  // of the step's document
  std::vector<std::string> outlets;    // of the step's document
  std::vector<std::string> words;      // of the step, on one line
};

/// One row of the table by year: on how many origins one status of a transfer rests.
struct TransferYear {
  std::string supplier;
  std::string recipient;
  std::string goods;
  std::string year;  // of publication; empty when not known
  std::string status;
  OriginBounds origins;  // transfer_origins.h
};

/// The steps of transfers counted by year and status, in the order of `listed`.
Result<std::vector<TransferYear>> by_year(const Store& store,
                                          const std::vector<ListedTransfer>& listed);

/// All transfers, by supplier, recipient and goods.
Result<std::vector<Transfer>> transfers(const Store& store);

/// The `transfer` line of the interchange format, without a newline.
Result<std::string> transfer_line(const Store& store, const Transfer& transfer);

/// Those that `filter` lets pass, those with the latest step first.
Result<std::vector<ListedTransfer>> list_transfers(const Store& store,
                                                   const TransferFilter& filter);

}  // namespace sayso
