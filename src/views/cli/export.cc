#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "exporting/exports.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/story_list.h"
#include "views/cli/command.h"

namespace sayso::cli {

namespace {

struct ExportOptions {
  std::string store;
  std::string format = "jsonl";
  std::string output;
  std::string table;
  std::string base_iri = std::string(Iris::kUrn);
  PartSearch part;
};

/// Exports that are a folder of files.
bool is_folder(const ExportOptions& options) {
  return options.format == "brat" || (options.format == "csv" && options.table.empty());
}

/// What contradicts itself in the options; empty where nothing does.
std::string contradiction(const ExportOptions& options) {
  if (is_folder(options) && options.output.empty()) {
    return "--format " + options.format + " writes a folder: say which with --output" +
           (options.format == "csv" ? ", or ask for one --table" : "");
  }
  if (!options.table.empty() && options.format != "csv") return "--table is of --format csv";
  if (options.format == "html" && options.part.story.empty()) {
    return "--format html is of one --story";
  }
  std::error_code ignored;
  if (std::filesystem::equivalent(options.output, options.store, ignored)) {
    return "--output is the store itself";
  }
  if (!Iris::is_base(options.base_iri)) return "--base-iri is no absolute IRI";
  return {};
}

/// Writes to standard output, or to a file, and knows whether all went well.
class Target {
 public:
  Target(const std::string& path, Console& console) : path_(path), console_(console) {
    if (!path.empty()) file_.open(path, std::ios::binary | std::ios::trunc);
  }

  Sink sink() {
    return [this](std::string_view bytes) {
      if (path_.empty()) {
        console_.write(bytes);
        return !console_.broken();
      }
      file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      return file_.good();
    };
  }

  /// Complains where something was lost.
  Exit finish() {
    if (path_.empty()) return Exit::done;
    file_.close();
    if (file_) return Exit::done;
    console_.complain(path_ + ": cannot be written");
    return Exit::no_output;
  }

 private:
  const std::string path_;
  Console& console_;
  std::ofstream file_;
};

Result<void> write_one(const Store& store, const StorePart& part, const ExportOptions& options,
                       const Sink& sink) {
  const Iris iris(options.base_iri);
  const std::string& format = options.format;
  if (format == "csv") return write_csv(store, part, options.table, sink);
  if (format == "plover") return write_plover(store, part, sink);
  if (format == "webannotation") return write_web_annotations(store, part, iris, sink);
  if (format == "prov") return write_prov(store, part, iris, sink);
  if (format == "schema.org") return write_schema_org(store, part, iris, sink);
  if (format == "graphml") return write_graphml(store, part, iris, sink);
  if (format == "ftm") return write_follow_the_money(store, part, iris, sink);
  if (format == "html") return write_briefing(store, options.part.story, sink);
  return write_interchange(store, part, sink);
}

/// The file of a folder that is made, if it is not there.
std::string in_folder(const std::string& folder, const std::string& name) {
  return (std::filesystem::path(folder) / name).string();
}

Exit export_csv_folder(const Store& store, const StorePart& part, const ExportOptions& options,
                       Console& console) {
  for (const std::string& table : csv_tables()) {
    Target target(in_folder(options.output, table + ".csv"), console);
    const auto written = write_csv(store, part, table, target.sink());
    if (!written) return console.refuse(written.error());
    if (const Exit status = target.finish(); status != Exit::done) return status;
  }
  return Exit::done;
}

Exit export_brat_folder(const Store& store, const StorePart& part, const ExportOptions& options,
                        Console& console) {
  Exit status = Exit::done;
  const auto written = write_brat(store, part, [&](const ExportedFile& file) {
    Target target(in_folder(options.output, file.name), console);
    target.sink()(file.bytes);
    status = target.finish();
    return status == Exit::done;
  });
  return written ? status : console.refuse(written.error());
}

/// Puts whole ids in the place of what a person wrote.
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

Exit export_folder(const Store& store, const StorePart& part, const ExportOptions& options,
                   Console& console) {
  std::error_code failed;
  std::filesystem::create_directories(options.output, failed);
  if (failed) {
    console.complain(options.output + ": " + failed.message());
    return Exit::no_output;
  }
  return options.format == "csv" ? export_csv_folder(store, part, options, console)
                                 : export_brat_folder(store, part, options, console);
}

Exit export_store(ExportOptions& options, Console& console) {
  if (const std::string words = contradiction(options); !words.empty()) {
    console.complain(words);
    return Exit::usage;
  }
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  // One moment of the store, whoever writes to it meanwhile.
  if (const auto begun = store->tables().run("BEGIN"); !begun) {
    return console.refuse(begun.error());
  }
  if (const auto found = find_names(*store, options.part); !found) {
    console.complain(found.error().message);
    return Exit::some_failed;
  }
  const auto part = find_part(store->tables(), options.part);
  if (!part) return console.refuse(part.error());
  if (is_folder(options)) return export_folder(*store, *part, options, console);
  Target target(options.output, console);
  const auto written = write_one(*store, *part, options, target.sink());
  return written ? target.finish() : console.refuse(written.error());
}

}  // namespace

Command export_command(const Settings&) {
  auto options = std::make_shared<ExportOptions>();
  PartSearch& part = options->part;
  return {
      "export",
      "Write a store, or part of it, for other programs",
      "Everything in the store, or what belongs to a story, a claim or some days. jsonl is the "
      "interchange format, one JSON object a line, as the schema sayso-1.schema.json describes; "
      "csv: tables; plover: events; webannotation: W3C Web Annotation; prov: W3C PROV-O; "
      "schema.org: Claim and Quotation, never a rating; graphml: who took from whom and what "
      "rests on what; ftm: FollowTheMoney; brat: stand-off annotations; html: the briefing of a "
      "story, one page that needs nothing else. Spans count Unicode code points.",
      {store_operand(options->store),
       {"--format",
        "FORMAT",
        "jsonl if not given",
        &options->format,
        {"jsonl", "csv", "plover", "webannotation", "prov", "schema.org", "graphml", "ftm", "brat",
         "html"}},
       {"--story", "STORY", "Only documents and claims of this story", &part.story},
       {"--claim", "CLAIM", "Only this claim and its documents", &part.claim},
       {"--since", "DATE", "Only documents of this day, month or year or later", &part.since},
       {"--until", "DATE", "Only documents of this day, month or year or earlier", &part.until},
       {"--table", "TABLE", "csv: one table, not a folder of all", &options->table, csv_tables()},
       {"--base-iri", "IRI", "What IRIs begin with; else urn:sayso:", &options->base_iri},
       {"-o,--output", "PATH", "File, or folder of csv and brat; else standard output",
        &options->output}},
      [options](Console& console) { return export_store(*options, console); }};
}

}  // namespace sayso::cli
