#include "answers/digest_json.h"
#include "linking/digest.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/report_note.h"

namespace sayso::cli {

namespace {

struct ReportOptions {
  std::string store;
  DigestFilter filter;
  bool json = false;
};

std::string json_line(const Digest& digest) {
  Json line;
  line["kind"] = "report";
  line["schema"] = "sayso/1";
  line["documents"] = Json::array();
  for (const Report& report : digest.reports) {
    line["documents"].push_back({{"id", report.id},
                                 {"file", report.file},
                                 {"url", or_null(report.url)},
                                 {"outlet", or_null(report.outlet)},
                                 {"title", or_null(report.title)},
                                 {"published", or_null(report.published)},
                                 {"version_of", or_null(report.version_of)},
                                 {"analysed", report.skipped.empty()},
                                 {"reason", or_null(report.skipped)}});
    Json& citations = line["documents"].back()["citations"] = Json::array();
    for (const Citation& citation : report.citations) citations.push_back(json_of(citation));
  }
  line["sources"] = Json::array();
  for (const SourceGroup& group : digest.groups) {
    Json source = json_of(group);
    source["statements"] = Json::array();
    for (const Saying& statement : group.statements) {
      source["statements"].push_back(json_of(statement, digest));
    }
    line["sources"].push_back(std::move(source));
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Exit report(const ReportOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  Result<Digest> found = digest(*store, options.filter);
  if (!found.ok()) return console.refuse(found.error());
  if (options.json) {
    console.write_line(json_line(*found));
  } else {
    write_note(*found, options.store, console);
  }
  return Exit::done;
}

}  // namespace

Command report_command(const Settings&) {
  auto options = std::make_shared<ReportOptions>();
  DigestFilter& filter = options->filter;
  return {
      "report",
      "Print a note of who said what where",
      "Groups everything said by its source: first those with a name, then unnamed ones, then "
      "outlets and documents, and last what stands on nobody's word. The words attributed are "
      "marked in their sentence. Within a report, \"he\" goes under the name that it stands for "
      "where that is clear. Across reports, sources are one where the store has them as one "
      "actor, else by name or wording alone, so that one person may have several groups; "
      "unnamed sources are never joined across reports.",
      {store_operand(options->store),
       {"--source", "WORDS", "Only sources whose name or wording has these words", &filter.source},
       {"--outlet", "WORDS", "Only reports of outlets whose name or domain has these words",
        &filter.outlet},
       {"--since", "DATE", "Only reports of this day, month or year or later (2024-03-04)",
        &filter.since},
       {"--until", "DATE", "Only reports of that day, month or year or earlier", &filter.until},
       {"--json", "", "Write one JSON object (kind \"report\")", &options->json}},
      [options](Console& console) { return report(*options, console); }};
}

}  // namespace sayso::cli
