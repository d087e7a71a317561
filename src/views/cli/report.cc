#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "linking/digest.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/report_note.h"

namespace sayso::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ReportOptions {
  std::string store;
  DigestFilter filter;
  bool json = false;
};

std::string_view name_of_standing(Standing standing) {
  switch (standing) {
    case Standing::named:
      return "named";
    case Standing::unnamed:
      return "unnamed";
    case Standing::works:
      return "work";
    case Standing::pronoun:
      return "pronoun";
    case Standing::nobody:
      return "nobody";
  }
  return "";
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

/// Spans of the document in code points, counted from the words around them.
Json spans_of(const Spans& spans, const Saying& statement) {
  auto points = [&](std::uint32_t byte) {
    std::string_view before =
        std::string_view(statement.words).substr(0, byte - statement.context.begin);
    return statement.points_before + count_code_points(before);
  };
  Json list = Json::array();
  for (Span span : spans) list.push_back({points(span.begin), points(span.end)});
  return list;
}

Json json_of(const Saying& statement, const Digest& digest) {
  const Attribution& attribution = statement.attribution;
  Json json;
  json["document"] = digest.reports[statement.report].id;
  json["attribution"] = attribution.id;
  json["quote"] = name_of(attribution.quote);
  json["stance"] = name_of(attribution.stance);
  json["certainty"] = name_of(attribution.certainty);
  json["source"] = spans_of(attribution.source, statement);
  json["cue"] = spans_of(attribution.cue, statement);
  json["content"] = spans_of(attribution.content, statement);
  json["context"] = {{"text", statement.words},
                     {"span", spans_of({statement.context}, statement)[0]}};
  return json;
}

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
                                 {"version_of", or_null(report.version_of)}});
  }
  line["sources"] = Json::array();
  for (const SourceGroup& group : digest.groups) {
    Json source;
    source["standing"] = name_of_standing(group.standing);
    source["name"] = or_null(group.name);
    source["source_kind"] = name_of(group.kind);
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
  return {"report",
          "Print a note of who said what where",
          "Groups everything said by the words that name its source: first those with a name, then "
          "unnamed ones, then outlets and documents, and last what stands on nobody's word. The "
          "words attributed are marked in their sentence. Groups go by wording alone, so that one "
          "person may have several.",
          {store_operand(options->store),
           {"--source", "WORDS", "Only sources whose wording has these words", &filter.source},
           {"--outlet", "WORDS", "Only reports of outlets whose name or domain has these words",
            &filter.outlet},
           {"--since", "DATE", "Only reports of this day, month or year or later (2024-03-04)",
            &filter.since},
           {"--until", "DATE", "Only reports of that day, month or year or earlier", &filter.until},
           {"--json", "", "Write one JSON object (kind \"report\")", &options->json}},
          [options](Console& console) { return report(*options, console); }};
}

}  // namespace sayso::cli
