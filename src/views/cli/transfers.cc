#include "linking/transfers/transfers.h"

#include <string>
#include <utility>

#include "answers/transfer_json.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/table.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct TransfersOptions {
  std::string store;
  TransferFilter filter;
  std::string format;
};

Exit write_csv(const Store& store, const std::vector<ListedTransfer>& all, Console& console) {
  const auto rows = by_year(store, all);
  if (!rows.ok()) return console.refuse(rows.error());
  console.write_line(transfer_csv_head());
  for (const TransferYear& row : *rows) console.write_line(transfer_csv_row(row));
  return Exit::done;
}

void write_table(const std::vector<ListedTransfer>& all, Console& console) {
  if (all.empty()) return console.write_line("No transfer found.");
  const std::vector<Column> columns = {{"DATE", 10},
                                       {"STEP", 14, false, Style::strong},
                                       {"OUTLET", 20, false, Style::source},
                                       {"WORDS", 0}};
  const Paint paint = console.colored() ? Paint::color : Paint::plain;
  constexpr std::size_t day_size = 10;
  for (const ListedTransfer& listed : all) {
    const Transfer& transfer = listed.transfer;
    if (&listed != &all.front()) console.write_line("");
    const std::string who = transfer.supplier + " -> " + transfer.recipient + ": " + transfer.goods;
    console.write_line(painted({harmless_line(who), Style::strong}, paint));
    std::vector<std::vector<std::string>> rows;
    rows.reserve(transfer.steps.size());
    for (std::size_t i = 0; i < transfer.steps.size(); ++i) {
      const std::string day = listed.published[i].substr(0, day_size);
      rows.push_back({day.empty() ? "?" : day, transfer.steps[i].status,
                      harmless_line(listed.outlets[i]), harmless_line(listed.words[i])});
    }
    console.write(table(columns, rows, console.width(), paint));
  }
}

Exit transfers_of(const TransfersOptions& options, Console& console) {
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const Result<std::vector<ListedTransfer>> listed = list_transfers(*store, options.filter);
  if (!listed.ok()) return console.refuse(listed.error());
  if (options.format == "csv") return write_csv(*store, *listed, console);
  if (options.format == "jsonl") {
    for (const ListedTransfer& one : *listed) {
      const Result<std::string> line = transfer_line(*store, one.transfer);
      if (!line.ok()) return console.refuse(line.error());
      console.write_line(*line);
    }
  } else {
    write_table(*listed, console);
  }
  return Exit::done;
}

}  // namespace

Command transfers_command(const Settings&) {
  auto options = std::make_shared<TransfersOptions>();
  return {"transfers",
          "List what goes, or is said to go, from whom to whom, and how far it has come",
          "Weapons, money and other goods, by supplier and recipient. Each row is a step that a "
          "document reports: requested, considered, warned-against, denied, promised, approved, "
          "delivered or sanctioned, in its clearest words. WHO is part of a name.",
          {store_operand(options->store),
           {"--from", "WHO", "Only what WHO gives", &options->filter.supplier},
           {"--to", "WHO", "Only what WHO gets", &options->filter.recipient},
           {"--goods", "WORDS", "Only goods with these words", &options->filter.goods},
           {"--since", "DATE",
            "Only transfers with a report of this day, month or year or later (2024-03-04)",
            &options->filter.since},
           {"--format",
            "FORMAT",
            "csv: supplier, recipient, designation, year, status and origins (1-2: of the claims "
            "behind the steps); jsonl: JSON lines of kind \"transfer\"; else a table to read",
            &options->format,
            {"csv", "jsonl"}}},
          [options](Console& console) { return transfers_of(*options, console); }};
}

}  // namespace sayso::cli
