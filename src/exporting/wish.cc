#include "exporting/wish.h"

#include <algorithm>

#include "exporting/zip_writer.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/story_list.h"

namespace sayso {

const std::vector<ExportFormat>& export_formats() {
  static const std::vector<ExportFormat> all = {
      {"jsonl", "application/x-ndjson", ".jsonl"},
      {"csv", "text/csv; charset=utf-8", ".csv"},
      {"plover", "application/x-ndjson", ".plover.jsonl"},
      {"webannotation", "application/ld+json", ".webannotation.jsonld"},
      {"prov", "application/ld+json", ".prov.jsonld"},
      {"schema.org", "application/ld+json", ".schema.jsonld"},
      {"graphml", "application/graphml+xml", ".graphml"},
      {"ftm", "application/x-ndjson", ".ftm.jsonl"},
      {"brat", "text/plain; charset=utf-8", ".brat"},
      {"html", "text/html; charset=utf-8", ".html"},
  };
  return all;
}

std::vector<std::string> export_format_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : export_formats()) names.emplace_back(format.name);
  return names;
}

const ExportFormat* find_export_format(std::string_view name) {
  const auto& all = export_formats();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const ExportFormat& format) { return format.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool is_folder(const ExportWish& wish) {
  return wish.format == "brat" || (wish.format == "csv" && wish.table.empty());
}

std::optional<BadWish> contradiction(const ExportWish& wish) {
  if (!wish.table.empty() && wish.format != "csv") return BadWish{"table", "is of the format csv"};
  if (wish.format == "html" && wish.part.story.empty()) {
    return BadWish{"story", "is wanted by the format html"};
  }
  if (!Iris::is_base(wish.base_iri)) return BadWish{"base-iri", "is no absolute IRI"};
  return std::nullopt;
}

Result<void> find_names(const Store& store, PartSearch& part) {
  if (!part.story.empty()) {
    auto id = find_story(store.tables(), part.story);
    if (!id) return id.error();
    part.story = *std::move(id);
  }
  if (!part.claim.empty()) {
    const auto key = find_claim(store.tables(), part.claim);
    if (!key) return key.error();
    const auto row = read_claim(store.tables(), *key);
    if (!row) return row.error();
    if (*row) part.claim = (*row)->claim.id;
  }
  return {};
}

Result<void> write_file(const Store& store, const StorePart& part, const ExportWish& wish,
                        const Sink& sink) {
  const Iris iris(wish.base_iri);
  const std::string& format = wish.format;
  if (format == "csv") return write_csv(store, part, wish.table, sink);
  if (format == "plover") return write_plover(store, part, sink);
  if (format == "webannotation") return write_web_annotations(store, part, iris, sink);
  if (format == "prov") return write_prov(store, part, iris, sink);
  if (format == "schema.org") return write_schema_org(store, part, iris, sink);
  if (format == "graphml") return write_graphml(store, part, iris, sink);
  if (format == "ftm") return write_follow_the_money(store, part, iris, sink);
  if (format == "html") return write_briefing(store, wish.part.story, sink);
  return write_interchange(store, part, sink);
}

Result<void> write_zip(const Store& store, const StorePart& part, const ExportWish& wish,
                       const Sink& sink) {
  ZipWriter zip(sink);
  if (wish.format == "brat") {
    auto written = write_brat(store, part, [&](const ExportedFile& file) {
      return zip.begin(file.name) && zip.add(file.bytes);
    });
    if (!written) return written;
  } else {
    for (const std::string& table : csv_tables()) {
      zip.begin(table + ".csv");
      auto written =
          write_csv(store, part, table, [&](std::string_view bytes) { return zip.add(bytes); });
      if (!written) return written;
    }
  }
  return zip.finish();
}

}  // namespace sayso
