// Who said what across a store: attributions grouped by the words that name their source.
//
// Grouping is by wording alone: "Minister Ana Reyes" and "Reyes" are two groups, and a group is not
// claimed to be one person.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "base/result.h"
#include "base/span.h"
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
};

/// One attribution with the words around it.
struct Saying {
  std::size_t report = 0;  // index into Digest::reports
  Attribution attribution;
  Span context;               // the sentences that the attribution stands in
  std::string words;          // those of `context`
  std::size_t points_before;  // code points of the document before `context`
};

enum class Standing {
  named,    // persons and organisations by name
  unnamed,  // officials, people, groups without a name
  works,    // outlets, documents, the author
  pronoun,  // only "he", "they"; grouped within one report
  nobody,   // no source in the text
};

struct SourceGroup {
  Standing standing = Standing::nobody;
  std::string name;                    // the fullest wording
  SourceKind kind = SourceKind::none;  // of most of its statements
  std::vector<Saying> statements;      // by date, then in the order of the store
};

struct Digest {
  std::vector<Report> reports;      // in the order of the store
  std::vector<SourceGroup> groups;  // by standing, then the most statements first
  std::size_t undated = 0;          // reports left out for want of a date
};

/// Which statements are wanted; empty means all.
struct DigestFilter {
  std::string source;  // words that the source's wording has, whatever their case
  std::string outlet;  // words that the outlet's name or domain has
  std::string since;   // ISO 8601; reports of that moment or later
  std::string until;   // ISO 8601; reports of that day, month or year or earlier
};

Result<Digest> digest(const Store& store, const DigestFilter& filter);

/// A source's words for comparing: lower case, without articles, possessive endings, punctuation at
/// the ends and doubled spaces.
std::string source_key(std::string_view words);

}  // namespace sayso
