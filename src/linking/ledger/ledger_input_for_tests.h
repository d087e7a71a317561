// Ledger inputs made by hand, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "linking/ledger/ledger_input.h"
#include "linking/ledger/plain_words.h"

namespace sayso {

/// A member as a test tells it.
struct Told {
  std::size_t document = 0;
  std::string words;
  SourceKind kind = SourceKind::none;
  std::string source = {};
  std::string cue = {};
  std::string told_to = {};
  Stance stance = Stance::asserts;
};

inline LedgerDocument report_of(const std::string& outlet, const std::string& day) {
  LedgerDocument document;
  document.id = outlet + ' ' + day;
  document.article = document.id;
  document.outlet = outlet;
  document.day = day;
  return document;
}

/// Members stand one behind the other, each in a sentence of its own of 100 bytes; the first half
/// of it is source and cue, the second the content.
inline LedgerInput input_of(std::vector<LedgerDocument> documents, const std::vector<Told>& all) {
  LedgerInput input;
  input.documents = std::move(documents);
  std::uint32_t at = 0;
  for (const Told& told : all) {
    LedgerMember member;
    const LedgerDocument& document = input.documents[told.document];
    member.document = told.document;
    member.said.document = document.id;
    member.said.published = document.day;
    member.said.source_kind = told.kind;
    member.said.source_name = told.source;
    const bool named =
        told.kind == SourceKind::named_person || told.kind == SourceKind::named_organisation;
    if (named) member.said.source_key = told.source;
    member.said.told_to = told.told_to;
    member.said.stance = told.stance;
    member.said.content = {{at + 50, at + 100}};
    if (!told.source.empty()) member.said.source = {{at, at + 40}};
    member.frame = {{at, at + 50}};
    member.around = {at, at + 100};
    member.words = told.words;
    member.telling = telling_words(told.words);
    member.source = told.source;
    member.cue = told.cue;
    member.sentence = told.source + ' ' + told.cue + ' ' + told.words;
    input.members.push_back(std::move(member));
    at += 100;
  }
  return input;
}

}  // namespace sayso
