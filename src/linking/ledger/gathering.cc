#include "linking/ledger/gathering.h"

#include <algorithm>
#include <utility>

#include "linking/hull.h"
#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"
#include "linking/source_words.h"

namespace sayso {
namespace {

/// Documents that are kept between claims.
constexpr std::size_t kKept = 2000;

bool may_speak_for_itself(const LedgerDocumentRow& row) {
  return row.outlet_kind.empty() || row.outlet_kind == "government";
}

/// Sentences that say of the outlet that another is of its owner.
std::vector<std::string> owners_told(const LedgerDocumentRow& row) {
  std::vector<std::string> out;
  for (const Span sentence : row.sentences) {
    const std::string words(sentence.in(row.text));
    const bool sister = words.find("sister paper") != words.npos ||
                        words.find("sister station") != words.npos ||
                        words.find("sister title") != words.npos;
    const bool owned =
        words.find("owned by") != words.npos || words.find("published by") != words.npos ||
        words.find("belong to") != words.npos || words.find("belongs to") != words.npos;
    if (sister || (owned && names_outlet(words, row.outlet))) out.push_back(words);
  }
  return out;
}

LedgerDocument document_from(const LedgerDocumentRow& row) {
  LedgerDocument document;
  document.id = row.id;
  document.article = row.article;
  document.outlet = row.outlet;
  document.owner = row.owner;
  document.day = row.published.substr(0, 10);
  document.own_page = may_speak_for_itself(row) && is_body(row.outlet);
  document.owners_told = owners_told(row);
  constexpr std::size_t kSigned = 160;  // bytes
  if (row.text.size() > kSigned) {
    const std::size_t last = row.text.rfind("\n\n");
    if (last != row.text.npos && row.text.size() - last < kSigned) {
      document.signed_by = row.text.substr(last + 2);
    }
  }
  return document;
}

/// "He", of an official without a name, is no named person (source_identity.h).
bool stays_unnamed(const ClaimMember& said) {
  const bool named = said.source_kind == SourceKind::named_person ||
                     said.source_kind == SourceKind::named_organisation;
  return named && (said.source_key.starts_with("here ") || said.source_key.starts_with("pronoun "));
}

/// The day that the sentences name outside of what is said; empty where they name none.
std::string day_said(const LedgerMember& member, const LedgerDocumentRow& row) {
  constexpr std::size_t kDay = 10;  // "2024-03-04"
  for (const Timex& time : row.dates) {
    const auto inside = [&](Span span) { return span.overlaps(time.span); };
    const Spans& content = member.said.content;
    const bool said = std::any_of(content.begin(), content.end(), inside);
    const bool day = time.value.size() >= kDay && time.value[7] == '-' && time.value[5] != 'W';
    if (day && !said && member.around.contains(time.span)) return time.value.substr(0, kDay);
  }
  return {};
}

/// A body that others name as a source publishes its own word.
void find_own_pages(LedgerInput& input, const std::vector<bool>& may_be) {
  for (std::size_t d = 0; d < may_be.size(); ++d) {
    LedgerDocument& document = input.documents[d];
    if (!may_be[d] || document.own_page || is_medium(document.outlet)) continue;
    document.own_page =
        std::any_of(input.members.begin(), input.members.end(), [&](const LedgerMember& member) {
          const SourceKind kind = member.said.source_kind;
          const bool named =
              kind == SourceKind::named_organisation || kind == SourceKind::named_person;
          return named && telling_words(member.said.source_name) == telling_words(document.outlet);
        });
  }
}

}  // namespace

Result<const LedgerReader::Known*> LedgerReader::known(std::int64_t key) {
  if (const auto place = known_.find(key); place != known_.end()) return place->second.get();
  if (known_.size() >= kKept) {
    known_.clear();
    keys_.clear();
  }
  auto row = read_ledger_document(database_, key);
  if (!row) return row.error();
  if (!*row) return static_cast<const Known*>(nullptr);
  auto taken = taken_by(database_, key);
  if (!taken) return taken.error();
  auto out = std::make_unique<Known>();
  out->row = std::move(**row);
  out->document = document_from(out->row);
  out->taken = std::move(*taken);
  return known_.emplace(key, std::move(out)).first->second.get();
}

Result<std::int64_t> LedgerReader::key_of(const std::string& id) {
  if (const auto place = keys_.find(id); place != keys_.end()) return place->second;
  auto key = document_with_id(database_, id);
  if (key && *key != 0) keys_.emplace(id, *key);
  return key;
}

Result<LedgerMember> LedgerReader::member_of(const ClaimMember& said, const Known& document) {
  LedgerMember member;
  member.said = said;
  const LedgerDocumentRow& row = document.row;
  LedgerAttributionRow from;
  if (!said.attribution.empty()) {
    auto read = read_ledger_attribution(database_, row.key, said.attribution);
    if (!read) return read.error();
    from = std::move(*read);
  }
  member.words = words_of(row.text, said.content);
  member.telling = telling_words(member.words);
  member.source = source_words(said.source, row.text);
  if (!said.source.empty() && said.source_name != member.source) {
    member.source += ' ' + said.source_name;
  }
  if (stays_unnamed(said)) member.said.source_kind = SourceKind::unnamed_person;
  member.cue = words_of(row.text, from.cue);
  member.frame = said.source;
  member.frame.insert(member.frame.end(), from.cue.begin(), from.cue.end());
  std::sort(member.frame.begin(), member.frame.end());
  member.around = widened(hull({&said.content, &member.frame}), row.sentences);
  member.sentence = member.around.in(row.text);
  const SourceDetail& detail = from.detail;
  if (detail.affiliation) member.affiliation = detail.affiliation->value;
  if (detail.nationality) member.nationality = detail.nationality->value;
  if (detail.role) member.role = detail.role->value;
  if (member.role.empty()) member.role = from.role;
  member.several = detail.number && (detail.number->at_least || detail.number->value > 1);
  member.said_on = day_said(member, row);
  return member;
}

Result<void> LedgerReader::add_links(LedgerInput& input,
                                     std::map<std::int64_t, std::size_t>& places) {
  const std::map<std::int64_t, std::size_t> takers = places;
  for (const auto& [key, from] : takers) {
    const auto taker = known(key);
    if (!taker) return taker.error();
    const std::vector<TakenRow> taken = (*taker)->taken;
    const std::vector<std::string> credits = (*taker)->row.credits;
    for (const TakenRow& row : taken) {
      auto place = places.find(row.giver);
      if (place == places.end()) {
        const auto giver = known(row.giver);
        if (!giver) return giver.error();
        if (*giver == nullptr) continue;
        place = places.emplace(row.giver, input.documents.size()).first;
        input.documents.push_back((*giver)->document);
      }
      LedgerLink link{from, place->second, row.relation, false, row.spans};
      const std::string& outlet = input.documents[link.to].outlet;
      link.credited = std::any_of(credits.begin(), credits.end(), [&](const std::string& agency) {
        return names_outlet(agency, outlet) || names_outlet(outlet, agency);
      });
      input.links.push_back(std::move(link));
    }
  }
  return {};
}

Result<LedgerInput> LedgerReader::input_for(const Claim& claim) {
  LedgerInput input;
  std::map<std::int64_t, std::size_t> places;  // of documents in `input`
  std::vector<bool> may_be_own;
  input.members.reserve(claim.members.size());
  for (const ClaimMember& said : claim.members) {
    const auto key = key_of(said.document);
    if (!key) return key.error();
    const auto document = known(*key);
    if (!document) return document.error();
    if (*document == nullptr) return database_.error("not-found", "no document " + said.document);
    const auto [place, is_new] = places.emplace(*key, input.documents.size());
    if (is_new) {
      input.documents.push_back((*document)->document);
      may_be_own.push_back(may_speak_for_itself((*document)->row));
    }
    auto member = member_of(said, **document);
    if (!member) return member.error();
    member->document = place->second;
    input.members.push_back(*std::move(member));
  }
  find_own_pages(input, may_be_own);
  if (auto done = add_links(input, places); !done) return done.error();
  return input;
}

}  // namespace sayso
