// On whose word a member rests, so far as its own text tells, and whether two such are one.
#pragma once

#include <set>
#include <string>

#include "linking/ledger/ledger_input.h"

namespace sayso {

enum class VoiceKind {
  named,     // a person or body by name, also one that speaks on its own page
  unnamed,   // officials, people, groups without a name
  outlet,    // another outlet
  document,  // a letter, a list, a report
  nobody,    // the text states it itself
};

/// Who a member's words are of.
struct Voice {
  VoiceKind kind = VoiceKind::nobody;
  std::string key;              // of a named one, equal for one across documents
  std::set<std::string> name;   // telling words of a named one's name
  std::set<std::string> about;  // and of all that its text calls it
  bool person = false;
  bool generic = false;  // "the company", "they": who that is, another name must tell
  bool on_own_page = false;
  std::string country;
  bool is_state = false;
  std::set<std::string> signers;  // of a body's own page: words of who signs it
  // Of an unnamed one.
  std::set<std::string> belongs;  // its body and nation, and what its words spell with a capital
  std::set<std::string> roles;    // words for its role, not how many or how high they are
  std::set<std::string> body;     // telling words of the body alone
  bool anybody = false;           // "local officials": whom, nothing tells
};

/// The word of the outlet itself.
Voice page_voice(const LedgerDocument& document);

Voice voice_of(const LedgerMember& member, const LedgerDocument& document);

enum class Kinship {
  none,
  same,        // one person or body, or a country and a body of its state
  speaks_for,  // a person and the body that it speaks for
};

/// Of two named voices.
Kinship kinship(const Voice& one, const Voice& other);

/// When and how a member's words were said, so far as its text tells.
struct Saying {
  std::string published;    // day of the document: "2024-03-04"
  std::string day;          // when it was said; empty where that is not told
  bool looks_back = false;  // said on a day before that of the document
  bool written = false;     // no words of saying
  bool fresh = false;       // told as something new: "said"; not "has said", "maintains"
  bool again = false;       // said once more, not told once more: "is still counting"
};

Saying saying_of(const LedgerMember& member);

/// Whether two statements of kin that differ in their words are of one occasion, so far as the
/// texts tell. A statement on another day is another occasion; one that is told as known ("has
/// said", "maintains") is none.
bool same_occasion(const Saying& one, const Saying& other, Kinship kin);

/// Whether one of them is said once more on another day.
bool said_again(const Saying& one, const Saying& other);

/// Whether two unnamed sources are described equally enough to be one: nothing tells them apart,
/// and a word for their role, body or nation is the same.
bool may_be_one(const Voice& one, const Voice& other);

/// Whether a named voice may be among the unnamed of `unnamed`, or speak for the body that they
/// belong to.
bool may_be_of(const Voice& unnamed, const Voice& named);

}  // namespace sayso
