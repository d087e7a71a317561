#include <algorithm>
#include <optional>
#include <utility>

#include "answers/events_json.h"
#include "coding/event_counts.h"
#include "coding/event_sample.h"
#include "coding/event_table.h"
#include "coding/plover_json.h"
#include "linking/event_list.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/events_text.h"

namespace sayso::cli {

namespace {

struct EventsOptions {
  std::string store;
  std::vector<std::string> types;
  std::vector<std::string> statuses;
  std::string document;
  EventFilter filter;
  bool timeline = false;
  bool unique = false;
  std::string format;
  bool words = false;
  std::size_t sample = 0;  // 0: all
  std::size_t seed = 1;
};

/// What contradicts itself in the options; empty where nothing does.
std::string contradiction(const EventsOptions& options) {
  const int views = static_cast<int>(options.timeline) + static_cast<int>(options.unique) +
                    static_cast<int>(options.sample > 0);
  if (views > 1) return "--timeline, --unique and --sample exclude each other";
  if (options.timeline && !options.format.empty()) return "--timeline has no --format";
  const bool is_table = options.format.empty() || options.format == "tsv";
  if (options.unique && !is_table) return "--unique has the format tsv only";
  if (options.sample > 0 && !is_table) return "--sample has the format tsv only";
  return {};
}

void write_lines(const std::string& header, const auto& rows, auto line_of, Console& console) {
  if (!header.empty()) console.write_line(header);
  for (const auto& row : rows) {
    if (console.broken()) break;
    console.write_line(line_of(row));
  }
}

void write_unique(const std::vector<CodedEvent>& events, const EventsOptions& options,
                  Console& console) {
  const std::vector<UniqueRow> rows = unique_rows(events);
  if (options.format == "tsv") {
    return write_lines(unique_table_header(), rows, unique_table_row, console);
  }
  write_unique_table(rows, console);
}

void write_export(const std::vector<CodedEvent>& events, const EventsOptions& options,
                  Console& console) {
  const Wording wording = options.words ? Wording::included : Wording::left_out;
  if (options.format == "jsonl") return write_lines("", events, event_line, console);
  if (options.format == "plover") {
    const auto line = [&](const CodedEvent& event) { return plover_line(event, wording); };
    return write_lines("", events, line, console);
  }
  const auto row = [&](const CodedEvent& event) { return event_table_row(event, wording); };
  return write_lines(event_table_header(), events, row, console);
}

void write_events(std::vector<CodedEvent> events, const EventsOptions& options, Console& console) {
  if (options.sample > 0) {
    const auto sample = sample_events(std::move(events), options.sample, options.seed);
    return write_lines(judging_table_header(), sample, judging_table_row, console);
  }
  if (options.unique) return write_unique(events, options, console);
  if (!options.format.empty()) return write_export(events, options, console);
  options.timeline ? write_timeline(events, console) : write_events_table(events, console);
}

Exit events(EventsOptions& options, Console& console) {
  if (const std::string words = contradiction(options); !words.empty()) {
    console.complain(words);
    return Exit::usage;
  }
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  EventSearch& search = options.filter.search;
  for (const std::string& name : options.types) {
    if (const auto type = event_type_from(name)) search.types.push_back(*type);
  }
  for (const std::string& name : options.statuses) {
    if (const auto status = event_status_from(name)) search.statuses.push_back(*status);
  }
  if (!options.document.empty()) {
    Result<std::string> id = store->find(options.document);
    if (!id.ok()) {
      console.complain(id.error().message);
      return Exit::some_failed;
    }
    search.document = *std::move(id);
  }
  Result<std::vector<CodedEvent>> listed = list_events(*store, options.filter);
  if (!listed.ok()) return console.refuse(listed.error());
  write_events(*std::move(listed), options, console);
  return Exit::done;
}

/// The names of an enum's values up to `last`.
template <typename Value>
std::vector<std::string> names_up_to(Value last) {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    names.emplace_back(name_of(static_cast<Value>(i)));
  }
  return names;
}

}  // namespace

Command events_command(const Settings&) {
  auto options = std::make_shared<EventsOptions>();
  EventSearch& search = options->filter.search;
  return {
      "events",
      "List who did, plans or threatens what to whom, and on whose word",
      "One row for each event of PLOVER's types: its date, type and mode, who acts on whom, "
      "whether "
      "it has happened, is planned, requested, threatened or denied, on whose word that is and how "
      "certain they are, and the words. An event is of the day that the text gives it, else of the "
      "day of publication. WHO is part of a name or wording, or a code in capitals: of a country "
      "(IRN), of a role (GOV), of both (IRNGOV), of a body (UNO).",
      {store_operand(options->store),
       {"--type", "TYPES", "Only events of these types, with commas between", &options->types,
        names_up_to(EventType::assault)},
       {"--all", "", "Also events outside PLOVER's types", &search.outside},
       {"--status", "STATUSES", "Only events of these statuses, with commas between",
        &options->statuses, names_up_to(EventStatus::denied)},
       {"--actor", "WHO", "Only events in which WHO acts", &search.actor},
       {"--recipient", "WHO", "Only events that WHO is acted on in", &search.recipient},
       {"--country", "CODE", "Only events with this country on either side",
        &options->filter.country},
       {"--holder", "WORDS",
        "Only events on the word of \"author\" (the writer himself), or of an outlet or source "
        "with these words",
        &search.holder},
       {"--from", "DATE", "Only events of this day, month or year or later (2024-03-04)",
        &search.from},
       {"--to", "DATE", "Only events of that day, month or year or earlier", &search.to},
       {"--document", "DOCUMENT", "Only events of this document, named as for show",
        &options->document},
       {"--timeline", "", "Draw the events by day", &options->timeline},
       {"--unique", "", "One row a day, dyad and type, with counts of reports and origins",
        &options->unique},
       {"--format",
        "FORMAT",
        "tsv: tab-separated columns as of event data sets; plover: PLOVER's JSON records; jsonl: "
        "JSON lines of kind \"event\"; else a table to read",
        &options->format,
        {"tsv", "plover", "jsonl"}},
       {"--words", "", "With tsv and plover, the words of each sentence too", &options->words},
       {"--sample", "N", "A sample of N events, as a tab-separated file with columns for a judge",
        &options->sample},
       {"--seed", "S", "Which sample: the same number gives the same; else 1", &options->seed}},
      [options](Console& console) { return events(*options, console); }};
}

}  // namespace sayso::cli
