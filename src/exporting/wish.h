// Which export somebody wants, as the command line and the server read it: its format, what part of
// the store, and what goes together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exporting/exports.h"
#include "record/part.h"
#include "record/store.h"

namespace sayso {

struct ExportFormat {
  std::string_view name;    // "schema.org"
  std::string_view type;    // media type of the file
  std::string_view ending;  // of the file's name: ".jsonl"
};

/// The default first.
const std::vector<ExportFormat>& export_formats();
/// Their names.
std::vector<std::string> export_format_names();
/// Null where there is no such format.
const ExportFormat* find_export_format(std::string_view name);

struct ExportWish {
  std::string format = "jsonl";
  std::string table;  // of csv; empty: all of them
  std::string base_iri = std::string(Iris::kUrn);
  PartSearch part;
};

/// Whether it is a folder of files rather than one.
bool is_folder(const ExportWish& wish);

/// What contradicts itself or makes no sense, as the option that it is about, and why.
struct BadWish {
  std::string_view option;  // "table", "story", "base-iri"
  std::string_view why;     // "is of the format csv"
};
std::optional<BadWish> contradiction(const ExportWish& wish);

/// Puts whole ids in the place of what a person wrote for story and claim. Errors also:
/// "not-found", "ambiguous".
Result<void> find_names(const Store& store, PartSearch& part);

/// Writes what is one file.
Result<void> write_file(const Store& store, const StorePart& part, const ExportWish& wish,
                        const Sink& sink);

/// Writes what is a folder as a ZIP archive, piece by piece. Error also: "archive".
Result<void> write_zip(const Store& store, const StorePart& part, const ExportWish& wish,
                       const Sink& sink);

}  // namespace sayso
