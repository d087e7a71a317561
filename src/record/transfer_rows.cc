#include "record/transfer_rows.h"

#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace sayso {
namespace {

/// A document's key and the position of a report in it.
using ReportKey = std::pair<std::int64_t, std::int64_t>;

/// Inserts what belongs to reports, each statement prepared once.
class ReportInserter {
 public:
  ReportInserter(Database& database, std::int64_t document)
      : document_(document),
        report_(database.query("INSERT INTO transfer_reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
        step_(database.query("INSERT INTO transfer_steps VALUES (?, ?, ?, ?, ?, ?, ?)")),
        holder_(database.query("INSERT INTO transfer_holders VALUES (?, ?, ?, ?, ?, ?)")),
        mention_(database.query("INSERT INTO transfer_mentions VALUES (?, ?, ?)")) {}

  Result<void> insert(std::int64_t position, const TransferReport& report) {
    auto done =
        report_.run_with(document_, position, report.supplier, report.supplier_name,
                         report.recipient, report.recipient_name, report.kind, report.goods);
    if (!done) return done;
    done = insert_all(report.steps, [&](std::int64_t step, const TransferStep& of) {
      return insert_step(position, step, of);
    });
    if (!done) return done;
    return insert_all(report.mentioned, [&](std::int64_t, const std::string& party) {
      return mention_.run_with(document_, position, party);
    });
  }

 private:
  Result<void> insert_step(std::int64_t report, std::int64_t position, const TransferStep& step) {
    auto done = step_.run_with(document_, report, position, step.status, step.time, step.span);
    if (!done) return done;
    return insert_all(step.holders, [&](std::int64_t place, const Holder& holder) {
      return holder_.run_with(document_, report, position, place, holder.by,
                              name_of(holder.certainty));
    });
  }

  std::int64_t document_;
  Statement report_;
  Statement step_;
  Statement holder_;
  Statement mention_;
};

/// Gives each row, whose first columns are a document's key and the position of a report, in their
/// order, to `take` with that report.
template <typename Take>
Result<void> for_each_part(std::map<ReportKey, TransferReport>& reports, Statement rows,
                           Take take) {
  auto report = reports.begin();
  return for_each_row(std::move(rows), [&](const Statement& row) {
    const ReportKey key{row.integer(0), row.integer(1)};
    while (report != reports.end() && report->first < key) ++report;
    if (report != reports.end() && report->first == key) take(report->second, row);
  });
}

/// All parties that are a side of a report.
std::unordered_set<std::string_view> sides_of(const std::map<ReportKey, TransferReport>& reports) {
  std::unordered_set<std::string_view> sides;
  for (const auto& [key, report] : reports) {
    sides.insert(report.supplier);
    sides.insert(report.recipient);
  }
  return sides;
}

Result<void> read_parts(Database& database, std::map<ReportKey, TransferReport>& reports) {
  auto done =
      for_each_part(reports,
                    database.query("SELECT document, report, status, time, span_begin, span_end "
                                   "FROM transfer_steps ORDER BY document, report, position"),
                    [](TransferReport& report, const Statement& row) {
                      TransferStep& step = report.steps.emplace_back();
                      step.status = row.text(2);
                      step.document = report.document;
                      step.time = row.text(3);
                      step.span = row.span(4);
                    });
  if (!done) return done;
  done = for_each_part(
      reports,
      database.query("SELECT document, report, step, holder, certainty FROM transfer_holders "
                     "ORDER BY document, report, step, position"),
      [](TransferReport& report, const Statement& row) {
        const auto step = static_cast<std::size_t>(row.integer(2));
        if (step >= report.steps.size()) return;
        report.steps[step].holders.push_back(
            {std::string(row.text(3)), certainty_from(row.text(4)).value_or(Certainty::u)});
      });
  if (!done) return done;
  const std::unordered_set<std::string_view> sides = sides_of(reports);
  return for_each_part(
      reports,
      database.query(
          "SELECT document, report, party FROM transfer_mentions ORDER BY document, report, party"),
      [&](TransferReport& report, const Statement& row) {
        if (sides.contains(row.text(2))) {
          report.mentioned.emplace_hint(report.mentioned.end(), row.text(2));
        }
      });
}

}  // namespace

Result<void> replace_transfer_reports(Database& database, std::int64_t document,
                                      const std::vector<TransferReport>& reports) {
  auto done = database.query("DELETE FROM transfer_reports WHERE document = ?", document).run();
  if (!done || reports.empty()) return done;
  ReportInserter inserter(database, document);
  return insert_all(reports, [&](std::int64_t position, const TransferReport& report) {
    return inserter.insert(position, report);
  });
}

Result<std::vector<TransferStepRow>> transfer_steps_of(Database& database, std::int64_t document) {
  std::vector<TransferStepRow> steps;
  auto done = for_each_row(
      database.query("SELECT r.supplier, r.recipient, s.status, s.span_begin, s.span_end, "
                     "coalesce((SELECT h.holder FROM transfer_holders h "
                     "WHERE h.document = s.document AND h.report = s.report "
                     "AND h.step = s.position ORDER BY h.position DESC LIMIT 1), 'author') "
                     "FROM transfer_steps s JOIN transfer_reports r "
                     "ON r.document = s.document AND r.position = s.report "
                     "WHERE s.document = ? ORDER BY s.report, s.position",
                     document),
      [&](const Statement& row) {
        steps.push_back({std::string(row.text(0)), std::string(row.text(1)),
                         std::string(row.text(2)), row.span(3), std::string(row.text(5))});
      });
  if (!done) return done.error();
  return steps;
}

Result<std::vector<TransferReport>> read_transfer_reports(Database& database) {
  std::map<ReportKey, TransferReport> reports;
  auto done = for_each_row(
      database.query("SELECT r.document, r.position, d.id, d.published, r.supplier, "
                     "r.supplier_name, r.recipient, r.recipient_name, r.kind, r.goods, "
                     "coalesce(s.day, (SELECT cast(avg(o.day) AS INTEGER) "
                     "FROM story_documents o WHERE o.story = s.story)) "
                     "FROM transfer_reports r JOIN documents d ON d.key = r.document "
                     "LEFT JOIN story_documents s ON s.document = r.document"),
      [&](const Statement& row) {
        TransferReport& report = reports[{row.integer(0), row.integer(1)}];
        report.document = row.text(2);
        report.published = row.text(3);
        report.supplier = row.text(4);
        report.supplier_name = row.text(5);
        report.recipient = row.text(6);
        report.recipient_name = row.text(7);
        report.kind = row.text(8);
        report.goods = row.text(9);
        if (!row.null(10)) report.day = row.integer(10);
      });
  if (!done) return done.error();
  if (done = read_parts(database, reports); !done) return done.error();
  std::vector<TransferReport> out;
  out.reserve(reports.size());
  for (auto& [key, report] : reports) out.push_back(std::move(report));
  return out;
}

}  // namespace sayso
