// One report as sayso keeps it: where it is from, when it appeared, and its immutable text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace sayso {

struct Outlet {
  std::string name;    // "The Harbour Courier"; empty when unknown
  std::string domain;  // "harbour-courier.example"; empty when unknown
  // What data/outlets.tsv knows of it; empty when unknown.
  std::string kind = {};     // "newspaper", "agency", "state-media"
  std::string country = {};  // ISO 3166-1 alpha-3
  std::string owner = {};
  bool name_given = false;  // by whoever gave the document: no other name takes its place
};

/// A moment of publication with its precision and how it is known.
struct Timestamp {
  std::string value;        // ISO 8601, cut to the granularity: "2024-03-04",
                            // "2024-03-04T10:15:00+02:00"; empty where only a range is known
  std::string granularity;  // "second", "minute", "hour", "day", "month", "year"
  std::string how;  // "given", "json-ld", "meta", "markup", "dateline", "url", "text", "feed",
                    // "http", "container", "file"
  std::optional<Span> span;  // where the text itself says it
  // First and last possible day, where `value` is empty.
  std::string from = {};
  std::string to = {};
};

/// Where the report was written, as its first words say: "GENEVA, March 4 (KorInform) —".
struct Dateline {
  std::string place;
  Span span;                      // of all of it, without the dash
  std::optional<Timestamp> date;  // as far as it says
};

/// An agency that the text, its byline or its markup credits.
struct AgencyCredit {
  std::string agency;        // as written
  std::optional<Span> span;  // where the text says it
  std::string how;           // "dateline", "text", "byline", "meta"
};

/// One entry of a live blog.
struct LiveEntry {
  Span span;
  std::optional<Timestamp> time;
};

/// One page of a paged document, from 1.
struct Page {
  Span span;
  std::uint32_t number = 0;
};

/// A picture or film that a feed or a news item carries.
struct Media {
  std::string url;
  std::string type;  // "image/jpeg"
  std::string caption;
  std::string credit;
};

/// The record of a container that a document came in, as that container names it.
struct ContainerRecord {
  std::string id;                       // WARC record id, guid of a feed's item, message id
  std::string name;                     // of a file in an archive
  std::optional<std::uint64_t> offset;  // of a WARC record, in bytes of the file as it lies
};

struct Document {
  std::string id;    // as given, or "sha256:" and the hash of the text in hex
  std::string file;  // the input's path as given, with "#n" for the n-th record inside a container
  std::string url;   // as given
  std::string canonical;  // the page's own word on its address
  Outlet outlet;
  std::string title;
  std::vector<std::string> byline;
  std::optional<Timestamp> published;
  std::optional<Timestamp> updated;
  std::string section;
  std::optional<Dateline> dateline;
  std::vector<AgencyCredit> credits;
  std::vector<LiveEntry> entries;  // of a live blog, in the order of the text
  std::vector<Page> pages;         // of a PDF or a text document
  std::vector<Media> media;
  ContainerRecord record;
  std::string language;         // BCP 47; "und" when it cannot be told
  bool language_given = false;  // by whoever gave the document; else a page's word, or told
  std::string text;             // clean UTF-8; paragraphs separated by a blank line
};

}  // namespace sayso
