// What a ledger is counted from: the members of one claim and what must be known of the documents
// that they stand in. Plain data, so that a ledger follows from nothing else.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/span.h"
#include "record/links.h"

namespace sayso {

struct LedgerDocument {
  std::string id;
  std::string article;    // id of its first version; its own where it is that
  std::string outlet;     // name, else domain; empty when unknown
  std::string owner;      // of the outlet; empty when unknown
  std::string day;        // of publication: "2024-03-04"; empty when unknown
  bool own_page = false;  // of a body that speaks for itself here: a ministry, a company
  std::string signed_by;  // of such a page: its last words, which name who signs
  std::vector<std::string> owners_told;  // names of outlets that this text says are of one owner
};

/// One document rests on another of the claim.
struct LedgerLink {
  std::size_t from = 0;  // indexes into LedgerInput::documents; `from` is the one that took
  std::size_t to = 0;
  ReuseRelation relation = ReuseRelation::cites;
  bool credited = false;  // copied text whose agency the taker names
  std::vector<SharedWords> spans;
};

/// A member of the claim with the words around it.
struct LedgerMember {
  ClaimMember said;
  std::size_t document = 0;       // index into LedgerInput::documents
  std::string words;              // of the content
  std::set<std::string> telling;  // those of them that tell anything (plain_words.h)
  std::string source;  // who it rests on, as written here and where the text describes it best
  std::string cue;
  Spans frame;           // of source and cue
  Span around;           // the sentences of content, source and cue
  std::string sentence;  // their words
  // Of an unnamed source, as far as the text tells.
  std::string affiliation;
  std::string nationality;
  std::string role;  // of a named one too
  bool several = false;
  std::string country;    // ISO 3166-1 alpha-3, that the source is or acts for; empty: not known
  bool is_state = false;  // the source is that country itself ("Iran says")
  std::string said_on;    // day of the statement, where the text gives it; empty when it does not
};

/// A node as a person means it: a member, or one from outside by type and name.
struct LedgerSide {
  std::optional<std::size_t> member;  // index into LedgerInput::members
  std::string outside_type;
  std::string outside_name;

  friend bool operator==(const LedgerSide&, const LedgerSide&) = default;
};

/// What a person decided on two nodes: that they are one origin, or that they do not rest on one
/// another.
struct LedgerDecision {
  LedgerSide one;
  LedgerSide other;
  bool joined = true;
  std::string reason;  // that the ledger had given for joining them; empty where it had none
};

struct LedgerInput {
  std::vector<LedgerDocument> documents;
  std::vector<LedgerMember> members;  // as in Claim::members
  std::vector<LedgerLink> links;
  std::vector<LedgerDecision> decisions;
};

/// Whether a ledger counts it: those who deny, doubt or do not answer stand beside the ledger.
inline bool supports(Stance stance) {
  return stance != Stance::denies && stance != Stance::doubts &&
         stance != Stance::declines_to_comment;
}

}  // namespace sayso
