#include "linking/timeline/story_record.h"

#include <algorithm>
#include <set>
#include <utility>

#include "linking/corrections/story_corrections.h"
#include "linking/ledger/settling.h"
#include "linking/source_words.h"
#include "record/story_list.h"

namespace sayso {
namespace {

/// Whether most of the claim's members are of the story; fills in that they are.
Result<bool> is_of_story(Database& database, const StoryRecord& record, std::int64_t key,
                         Claim& claim) {
  const bool all = std::all_of(claim.members.begin(), claim.members.end(), [&](const auto& member) {
    return record.places.contains(member.document);
  });
  if (!all) {
    const auto story = story_of_claim(database, key);
    if (!story) return story.error();
    if (*story != record.story.id) return false;
  }
  claim.story = record.story.id;
  return true;
}

}  // namespace

const LedgerDocumentRow* StoryRecord::report(const std::string& id) const {
  const auto place = places.find(id);
  return place == places.end() ? nullptr : &reports[place->second];
}

std::string StoryRecord::outlet_of(const std::string& document) const {
  const LedgerDocumentRow* its = report(document);
  return its == nullptr ? document : its->called;
}

const Claim* StoryRecord::claim(std::string_view id) const {
  const auto found =
      std::find_if(claims.begin(), claims.end(), [&](const Claim& one) { return one.id == id; });
  return found == claims.end() ? nullptr : &*found;
}

std::string StoryRecord::source_of(const ClaimMember& member) const {
  if (is_flat(member)) return {};
  const LedgerDocumentRow* its = report(member.document);
  const std::string words = its == nullptr ? std::string() : source_words(member.source, its->text);
  // Pronouns say nothing without the text around them.
  const bool tells = !words.empty() && !is_pronoun(source_key(words));
  return tells || member.source_name.empty() ? words : member.source_name;
}

std::string StoryRecord::holder_of(const ClaimMember& member) const {
  const std::string outlet = outlet_of(member.document);
  if (is_flat(member)) return "outlet\n" + outlet;
  switch (member.source_kind) {
    case SourceKind::unnamed_official:
    case SourceKind::unnamed_person:
    case SourceKind::unnamed_group:
      return "unnamed\n" + outlet + '\n' + source_key(source_of(member));
    case SourceKind::outlet:
      return "cited\n" + source_key(member.source_name);
    default:
      return member.source_key;
  }
}

bool StoryRecord::is_shared(const Claim& claim) const {
  if (!claim.disputes.empty() || !claim.revises.empty() || !claim.decisions.empty()) return true;
  std::set<std::string> articles;
  for (const LedgerNode& node : claim.ledger.nodes) {
    if (!node.member) continue;
    const LedgerDocumentRow* its = report(claim.members[*node.member].document);
    if (its != nullptr) articles.insert(its->article);
  }
  return articles.size() > 1;
}

bool is_flat(const ClaimMember& member) {
  return member.attribution.empty() ||
         (member.source.empty() && member.source_kind == SourceKind::none);
}

Result<StoryRecord> read_story_record(Database& database, std::string_view id) {
  StoryRecord record;
  auto story = read_story(database, id);
  if (!story) return story.error();
  record.story = *std::move(story);
  const auto in_force = corrections_in_force(database);
  if (!in_force) return in_force.error();
  record.story.decisions = decisions_on(record.story, *in_force);
  record.reports.reserve(record.story.documents.size());
  for (const std::string& document : record.story.documents) {
    const auto key = document_with_id(database, document);
    if (!key) return key.error();
    auto row = read_ledger_document(database, *key);
    if (!row) return row.error();
    if (!*row) continue;
    record.places.emplace(document, record.reports.size());
    record.reports.push_back(std::move(**row));
  }
  const auto claims = claims_of_story(database, id);
  if (!claims) return claims.error();
  ClaimReader reader(database);
  for (const std::int64_t key : *claims) {
    auto claim =
        reader.read_if(key, [&](Claim& one) { return is_of_story(database, record, key, one); });
    if (!claim) return claim.error();
    if (!claim->id.empty()) record.claims.push_back(*std::move(claim));
  }
  return record;
}

}  // namespace sayso
