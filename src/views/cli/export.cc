#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "exporting/wish.h"
#include "views/cli/command.h"

namespace sayso::cli {

namespace {

struct ExportOptions {
  std::string store;
  std::string output;
  ExportWish wish;
};

/// What contradicts itself in the options; empty where nothing does.
std::string contradiction(const ExportOptions& options) {
  if (is_folder(options.wish) && options.output.empty()) {
    return "--format " + options.wish.format + " writes a folder: say which with --output" +
           (options.wish.format == "csv" ? ", or ask for one --table" : "");
  }
  std::error_code ignored;
  if (std::filesystem::equivalent(options.output, options.store, ignored)) {
    return "--output is the store itself";
  }
  const auto bad = contradiction(options.wish);
  return bad ? "--" + std::string(bad->option) + ' ' + std::string(bad->why) : "";
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

Exit export_folder(const Store& store, const StorePart& part, const ExportOptions& options,
                   Console& console) {
  std::error_code failed;
  std::filesystem::create_directories(options.output, failed);
  if (failed) {
    console.complain(options.output + ": " + failed.message());
    return Exit::no_output;
  }
  return options.wish.format == "csv" ? export_csv_folder(store, part, options, console)
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
  if (const auto found = find_names(*store, options.wish.part); !found) {
    console.complain(found.error().message);
    return Exit::some_failed;
  }
  const auto part = find_part(store->tables(), options.wish.part);
  if (!part) return console.refuse(part.error());
  if (is_folder(options.wish)) return export_folder(*store, *part, options, console);
  Target target(options.output, console);
  const auto written = write_file(*store, *part, options.wish, target.sink());
  return written ? target.finish() : console.refuse(written.error());
}

}  // namespace

Command export_command(const Settings&) {
  auto options = std::make_shared<ExportOptions>();
  PartSearch& part = options->wish.part;
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
       {"--format", "FORMAT", "jsonl if not given", &options->wish.format, export_format_names()},
       {"--story", "STORY", "Only documents and claims of this story", &part.story},
       {"--claim", "CLAIM", "Only this claim and its documents", &part.claim},
       {"--since", "DATE", "Only documents of this day, month or year or later", &part.since},
       {"--until", "DATE", "Only documents of this day, month or year or earlier", &part.until},
       {"--table", "TABLE", "csv: one table, not a folder of all", &options->wish.table,
        csv_tables()},
       {"--base-iri", "IRI", "What IRIs begin with; else urn:sayso:", &options->wish.base_iri},
       {"-o,--output", "PATH", "File, or folder of csv and brat; else standard output",
        &options->output}},
      [options](Console& console) { return export_store(*options, console); }};
}

}  // namespace sayso::cli
