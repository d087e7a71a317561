// Who said what across a store: attributions grouped by their source.
//
// Within a document a source is whoever its words refer to ("Reyes", "the minister", "she"). Across
// documents it is one by its actor where the store has one, else by its name or wording alone: such
// a group is not claimed to be one person. Unnamed sources are never one across documents.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "base/result.h"
#include "base/span.h"
#include "linking/source_identity.h"
#include "record/store.h"

namespace sayso {

/// What the digest says of a document: all but its text.
struct Report {
  std::string id;
  std::string file;
  std::string url;
  std::string outlet;
  std::string title;
  std::string published;  // ISO 8601, cut to its granularity; empty when unknown
  std::string version_of;
  std::string skipped;              // why it was not analysed; empty when it was
  std::vector<Citation> citations;  // what it rests on
};

/// One attribution with the words around it.
struct Saying {
  std::size_t report = 0;  // index into Digest::reports
  Attribution attribution;
  std::string source;         // its words, on one line; empty when the text names nobody
  std::string told_to;        // name of the outlet it was said to; empty when none is told
  std::string as_told_by;     // name of the source in whose words it stands; empty when none
  Span context;               // the sentences that the attribution stands in
  std::string words;          // those of `context`
  std::size_t points_before;  // code points of the document before `context`
};

struct SourceGroup {
  Standing standing = Standing::nobody;
  std::string name;                    // its actor's or the fullest
  SourceKind kind = SourceKind::none;  // of most of its statements
  std::string actor;                   // id; empty where the store has none
  std::string role;                    // of a named person, as a text puts it
  std::string country;                 // of a named source, ISO 3166-1 alpha-3
  SourceDetail detail;                 // of an unnamed source, the first told of each
  std::vector<Saying> statements;      // by date, then in the order of the store
};

struct Digest {
  std::vector<Report> reports;      // in the order of the store
  std::vector<SourceGroup> groups;  // by standing, then the most statements first
  std::size_t undated = 0;          // reports left out for want of a date

  /// How many of the reports were not analysed, by the reason.
  std::map<std::string, std::size_t> skipped() const;
};

/// Which statements are wanted; empty means all.
struct DigestFilter {
  std::string
      source;  // words that the source's name or one of its wordings has, whatever their case
  std::string outlet;  // words that the outlet's name or domain has
  std::string since;   // ISO 8601; reports of that moment or later
  std::string until;   // ISO 8601; reports of that day, month or year or earlier
};

/// Errors: those of the store.
Result<Digest> digest(const Store& store, const DigestFilter& filter);

}  // namespace sayso
