// What holds between documents, as the store keeps it and views read it. Plain data: linking fills
// it, record/link_rows keeps it, interchange.h writes it. Everything here can be made again from
// documents, analyses and corrections.
//
// Documents are named by id; spans are byte ranges of their texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analysis.h"
#include "base/span.h"

namespace sayso {

enum class ReuseRelation { copy, partial_copy, cites, same_quotation };

/// Words of one document that are those of another. `to` is missing where nothing was copied.
struct SharedWords {
  Span from;
  std::optional<Span> to;
};

/// One document took from another: `from` is the one that took.
struct Reuse {
  std::string from;
  std::string to;
  ReuseRelation relation = ReuseRelation::copy;
  std::vector<SharedWords> spans;
  double score = 0;    // 0 to 1
  std::string reason;  // for people: "credits Continental Press; 92 % of its words"
};

/// A correction that a story or claim bears, as it stands in its line.
struct UserDecision {
  std::string correction;  // id
  std::string action;      // "merge-claims", "cut", "note", ...
  std::string author;
  std::string time;  // ISO 8601, in UTC
  std::string note;
};

/// Documents on events as they develop, in the order in which they appeared.
struct Story {
  std::string id;
  std::vector<std::string> documents;
  std::string title;  // of its first document
  std::vector<UserDecision> decisions;
};

/// How far along a thing is that is claimed. Two stages are two claims.
enum class Stage { done, going_on, decided, considered, asked, warned, hypothetical };

/// Words of one document on one proposition, with one source: what somebody says of it, or what
/// the text states on nobody's word. All that the links between claims need of a document.
struct ClaimMember {
  std::string document;
  std::string attribution;  // id of an attribution; empty for what is stated flatly
  std::string event;        // id of an event: of what is stated flatly, or of a part of what
                            // `attribution` says; else empty
  Spans content;            // the words of the proposition
  Spans source;             // the words that name who it rests on; empty where none do
  SourceKind source_kind = SourceKind::none;
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::u;
  std::string published;  // ISO 8601, cut to its granularity; empty when unknown

  // Who it rests on. `source_key` is equal for one source, in one document and, of a named one,
  // across (SourceIdentity::key).
  std::string source_key;
  std::string source_name;
  std::string told_to;           // name of the outlet that it was said to
  std::vector<std::string> via;  // outlets and sources between, the document's own outlet excluded,
                                 // from the outermost in
};

/// What a ledger counts: a member, or a source outside the collection that members rest on.
struct LedgerNode {
  std::string id;                     // "m0", "m1", ...: members; "o0", ...: from outside
  std::optional<std::size_t> member;  // index into Claim::members
  std::string outside_type;  // "outlet", "agency", "person", "organisation", "document", "unnamed"
  std::string outside_name;
};

/// Words that show why two nodes are one origin, or may be.
struct Evidence {
  std::string document;
  Span span;
};

/// Two nodes that rest on one another or on the same.
struct LedgerEdge {
  std::string from;  // ids of nodes
  std::string to;
  std::string reason;  // "copy", "agency-credit", "cites", "same-speaker", "same-unnamed-source",
                       // "same-document", "same-owner", "same-wording", "flat-statement"
  bool certain = true;
  std::string by = "engine";       // or "user"
  std::vector<Evidence> evidence;  // of both sides
};

/// How many articles, publishers and origins stand behind a claim (DESIGN: "The ledger, exactly").
struct Ledger {
  std::size_t articles = 0;
  std::size_t publishers = 0;
  std::size_t least_origins = 0;
  std::size_t most_origins = 0;
  std::vector<LedgerNode> nodes;
  std::vector<LedgerEdge> edges;
};

/// Member `denies` denies, doubts or contradicts what member `asserts` asserts.
struct Dispute {
  std::size_t denies = 0;
  std::size_t asserts = 0;
  std::string reason;
};

/// One proposition with all who said something of it.
struct Claim {
  std::string id;
  std::string story;
  std::string text;                  // the wording of one of its members
  std::vector<ClaimMember> members;  // by the time of publication
  Ledger ledger;
  std::vector<Dispute> disputes;
  std::string revises;  // id of the claim that this one replaces
  std::vector<UserDecision> decisions;
};

/// Mentions of one happening, whatever is said of it: documents with ids of events.
struct Occurrence {
  std::string id;
  std::string story;
  std::vector<std::pair<std::string, std::string>> members;
};

/// One report of how far a transfer has come.
struct TransferStep {
  std::string status;  // "requested", "considered", "warned-against", "denied", "promised",
                       // "approved", "delivered", "sanctioned"
  std::string document;
  Span span;
  std::vector<Holder> holders;
  std::string time;  // TIMEX3 value; empty when not known
};

/// Goods that go, or are said to go, from one party to another.
struct Transfer {
  std::string id;
  std::string supplier;
  std::string recipient;
  std::string goods;
  std::vector<TransferStep> steps;  // by time of publication
};

/// Nearly equal words of different speakers, or of outlets of one owner, within days, that quote
/// no common source.
struct SameScript {
  std::string id;
  std::vector<Evidence> members;
  std::string reason;
};

std::string_view name_of(ReuseRelation);
std::string_view name_of(Stage);
std::optional<ReuseRelation> reuse_relation_from(std::string_view name);
std::optional<Stage> stage_from(std::string_view name);

}  // namespace sayso
