// A store, or part of it, in the formats of others. docs/exports.md says what becomes of what.
//
// Each function writes one export from beginning to end into a sink, reading one document or one
// claim at a time, so that memory does not grow with the store. Errors are those of the store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exporting/iris.h"
#include "exporting/sink.h"
#include "record/part.h"
#include "record/store.h"

namespace sayso {

/// The interchange format: one JSON object a line (schema/sayso-1.schema.json), each with its
/// newline in a call of its own. Corrections are written only with the whole store.
Result<void> write_interchange(const Store& store, const StorePart& part, const Sink& sink);

/// PLOVER's records, one JSON object a line (docs/events-export.md).
Result<void> write_plover(const Store& store, const StorePart& part, const Sink& sink);

/// W3C Web Annotation: one AnnotationCollection as JSON-LD, an annotation for each attribution.
Result<void> write_web_annotations(const Store& store, const StorePart& part, const Iris& iris,
                                   const Sink& sink);

/// W3C PROV-O as JSON-LD.
Result<void> write_prov(const Store& store, const StorePart& part, const Iris& iris,
                        const Sink& sink);

/// schema.org's NewsArticle, Claim and Quotation as JSON-LD; never a rating.
Result<void> write_schema_org(const Store& store, const StorePart& part, const Iris& iris,
                              const Sink& sink);

/// GraphML of who took from whom and what rests on what.
Result<void> write_graphml(const Store& store, const StorePart& part, const Iris& iris,
                           const Sink& sink);

/// FollowTheMoney's entities, one JSON object a line.
Result<void> write_follow_the_money(const Store& store, const StorePart& part, const Iris& iris,
                                    const Sink& sink);

/// Names of the CSV tables.
std::vector<std::string> csv_tables();

/// One CSV table by its name (RFC 4180, UTF-8, CRLF), with its header.
Result<void> write_csv(const Store& store, const StorePart& part, std::string_view table,
                       const Sink& sink);

/// One file of an export that is a folder.
struct ExportedFile {
  std::string name;
  std::string bytes;
};

/// Takes the next file; false once nothing more can be written.
using FileSink = std::function<bool(const ExportedFile& file)>;

/// brat's stand-off format: the configuration, a text and its annotations for each document, and a
/// table of which file is which document.
Result<void> write_brat(const Store& store, const StorePart& part, const FileSink& sink);

/// A story in short as one HTML page that needs nothing else. `story` is an id.
Result<void> write_briefing(const Store& store, std::string_view story, const Sink& sink);

}  // namespace sayso
