#include "linking/transfers/transfers.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "linking/corrections/keeping.h"
#include "linking/source_words.h"
#include "linking/transfers/transfer_joining.h"
#include "linking/transfers/transfer_reading.h"
#include "record/ledger_rows.h"
#include "record/rows.h"
#include "record/transfer_lines.h"
#include "record/transfer_rows.h"

namespace sayso {
namespace {

/// What a list shows of a document.
struct Shown {
  std::string published;
  std::string outlet;  // what people know it by
  std::string text;
};

Result<Shown> shown(Database& database, const std::string& document) {
  Shown out;
  auto done = for_each_row(
      database.query("SELECT published, outlet_name, outlet_domain, text, file FROM documents "
                     "WHERE id = ?",
                     document),
      [&](const Statement& row) {
        out = {std::string(row.text(0)),
               called(row.text(1).empty() ? row.text(2) : row.text(1), document, row.text(4)),
               std::string(row.text(3))};
      });
  if (!done) return done.error();
  return out;
}

std::string on_one_line(std::string_view words) {
  std::string line(words);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

bool is_wanted(const Transfer& transfer, const TransferFilter& filter) {
  return has_words(transfer.supplier, filter.supplier) &&
         has_words(transfer.recipient, filter.recipient) && has_words(transfer.goods, filter.goods);
}

std::string latest(const ListedTransfer& listed) {
  return listed.published.empty()
             ? std::string()
             : *std::max_element(listed.published.begin(), listed.published.end());
}

Result<ListedTransfer> listed_transfer(Database& database, Transfer transfer) {
  ListedTransfer out;
  out.published.reserve(transfer.steps.size());
  out.outlets.reserve(transfer.steps.size());
  out.words.reserve(transfer.steps.size());
  for (const TransferStep& step : transfer.steps) {
    auto document = shown(database, step.document);
    if (!document) return document.error();
    out.published.push_back(std::move(document->published));
    out.outlets.push_back(std::move(document->outlet));
    out.words.push_back(on_one_line(step.span.in(document->text)));
  }
  out.transfer = std::move(transfer);
  return out;
}

/// The steps of one status and year of publication, with the outlets that tell them.
struct ToldInYear {
  std::vector<const TransferStep*> steps;
  std::vector<std::string> outlets;
};

/// By year and status.
std::map<std::pair<std::string, std::string>, ToldInYear> told_by_year(
    const ListedTransfer& listed) {
  constexpr std::size_t year_size = 4;
  std::map<std::pair<std::string, std::string>, ToldInYear> out;
  for (std::size_t i = 0; i < listed.transfer.steps.size(); ++i) {
    const TransferStep& step = listed.transfer.steps[i];
    ToldInYear& told = out[{listed.published[i].substr(0, year_size), step.status}];
    told.steps.push_back(&step);
    told.outlets.push_back(listed.outlets[i]);
  }
  return out;
}

}  // namespace

Result<void> link_transfers_of(Database& database, const Entry& entry, std::int64_t key) {
  return replace_transfer_reports(database, key, transfer_reports(entry));
}

Result<std::vector<Transfer>> transfers(const Store& store) {
  auto reports = read_transfer_reports(store.tables());
  if (!reports) return reports.error();
  std::vector<Transfer> all = joined_transfers(std::move(*reports));
  std::sort(all.begin(), all.end(), [](const Transfer& a, const Transfer& b) {
    return std::tie(a.supplier, a.recipient, a.goods, a.id) <
           std::tie(b.supplier, b.recipient, b.goods, b.id);
  });
  return all;
}

Result<std::string> transfer_line(const Store& store, const Transfer& transfer) {
  std::map<std::string, std::string> texts;
  for (const TransferStep& step : transfer.steps) {
    if (texts.contains(step.document)) continue;
    auto document = shown(store.tables(), step.document);
    if (!document) return document.error();
    texts[step.document] = std::move(document->text);
  }
  return transfer_line(transfer, [&](const std::string& document) {
    return std::string_view(texts.find(document)->second);
  });
}

Result<std::vector<TransferYear>> by_year(const Store& store,
                                          const std::vector<ListedTransfer>& listed) {
  const auto in_force = corrections_in_force(store.tables());
  if (!in_force) return in_force.error();
  TransferOrigins origins(store.tables(), *in_force);
  std::vector<TransferYear> rows;
  for (const ListedTransfer& one : listed) {
    const Transfer& transfer = one.transfer;
    for (const auto& [at, told] : told_by_year(one)) {
      const auto bounds = origins.of(told.steps, told.outlets);
      if (!bounds) return bounds.error();
      rows.push_back(
          {transfer.supplier, transfer.recipient, transfer.goods, at.first, at.second, *bounds});
    }
  }
  return rows;
}

Result<std::vector<ListedTransfer>> list_transfers(const Store& store,
                                                   const TransferFilter& filter) {
  auto all = transfers(store);
  if (!all) return all.error();
  std::vector<ListedTransfer> out;
  out.reserve(all->size());
  for (Transfer& transfer : *all) {
    if (!is_wanted(transfer, filter)) continue;
    auto listed = listed_transfer(store.tables(), std::move(transfer));
    if (!listed) return listed.error();
    if (latest(*listed) < filter.since) continue;
    out.push_back(std::move(*listed));
  }
  std::stable_sort(out.begin(), out.end(), [](const ListedTransfer& a, const ListedTransfer& b) {
    return latest(a) > latest(b);
  });
  return out;
}

}  // namespace sayso
