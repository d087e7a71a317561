#include <string>

#include "views/cli/event_wording.h"
#include "views/cli/events_text.h"
#include "views/cli/table.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

constexpr std::size_t excerpt_reach = 24;

Paint paint_of(const Console& console) { return console.colored() ? Paint::color : Paint::plain; }

/// "AID" over "planned".
std::string event_cell(const CodedEvent& event) {
  return type_words(event) + "\n" + std::string(name_of(event.status));
}

/// "2 happened, 1 denied".
std::string statuses_cell(const UniqueRow& row) {
  std::vector<std::string> parts;
  for (const auto& [status, number] : row.statuses) {
    parts.push_back(std::to_string(number) + " " + std::string(name_of(status)));
  }
  return listed(parts);
}

}  // namespace

void write_events_table(const std::vector<CodedEvent>& events, Console& console) {
  const std::vector<Column> columns = {{"DATE", 10},
                                       {"EVENT", 12, false, Style::strong},
                                       {"WHO", 0},
                                       {"ON WHOSE WORD", 0, false, Style::source},
                                       {"WORDS", 0, false, Style::faint}};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(events.size());
  for (const CodedEvent& event : events) {
    rows.push_back({event.date.empty() ? "?" : event.date, event_cell(event),
                    dyad_words(labels_of(event.actors), labels_of(event.recipients)),
                    holders_words(event), excerpt(event, excerpt_reach)});
  }
  if (rows.empty()) return console.write_line("No event found.");
  console.write(table(columns, rows, console.width(), paint_of(console)));
}

void write_unique_table(const std::vector<UniqueRow>& unique, Console& console) {
  const std::vector<Column> columns = {{"DATE", 10},         {"TYPE", 9, false, Style::strong},
                                       {"WHO", 0},           {"STATUS", 0},
                                       {"REPORTS", 7, true}, {"ORIGINS", 7, true}};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(unique.size());
  for (const UniqueRow& row : unique) {
    rows.push_back({row.date, std::string(name_of(row.type)),
                    dyad_words(label_of(row.actor), label_of(row.recipient)), statuses_cell(row),
                    std::to_string(row.reports), std::to_string(row.origins)});
  }
  if (rows.empty()) return console.write_line("No event found.");
  console.write(table(columns, rows, console.width(), paint_of(console)));
}

}  // namespace sayso::cli
