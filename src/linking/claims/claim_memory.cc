#include "linking/claims/claim_memory.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "linking/claims/claim_traits.h"
#include "record/claim_rows.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

/// Of so many members at most some 100 MB are kept, and of so many texts some 20 MB.
constexpr std::size_t kMembers = 25'000;
constexpr std::size_t kTexts = 5'000;

/// Stretches of a text between line ends and full stops.
std::vector<Span> stretches(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    end = std::min(text.find(". ", begin), end);
    if (end > begin) {
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace

void ClaimMemory::forget() {
  members_.clear();
  texts_.clear();
}

void ClaimMemory::forget_many() {
  if (members_.size() > kMembers) members_.clear();
  if (texts_.size() > kTexts) texts_.clear();
}

Result<const std::vector<WordHash>*> ClaimMemory::words_of(Database& database,
                                                           std::int64_t member) {
  auto known = members_.find(member);
  if (known == members_.end()) {
    auto rows = members_with_keys(database, {member});
    if (!rows) return rows.error();
    if (rows->empty()) return static_cast<const std::vector<WordHash>*>(nullptr);
    known = members_.emplace(member, compared(std::move(rows->front()))).first;
  }
  return &known->second.words;
}

Result<std::vector<ComparedMember>> ClaimMemory::take(Database& database,
                                                      const std::vector<std::int64_t>& members) {
  std::vector<ComparedMember> taken;
  taken.reserve(members.size());
  for (const std::int64_t key : members) {
    const auto known = members_.find(key);
    if (known == members_.end()) {
      auto rows = members_with_keys(database, {key});
      if (!rows) return rows.error();
      for (ClaimMemberRow& row : *rows) taken.push_back(compared(std::move(row)));
      continue;
    }
    ComparedMember member = std::move(known->second);
    members_.erase(known);
    const auto now = member_state(database, key);
    if (!now) return now.error();
    if (now->claim == 0) continue;
    member.row.claim = now->claim;
    member.row.member.stance = now->stance;
    if (member.row.member.source_kind != now->source_kind) member.revision_traits.reset();
    member.row.member.source_kind = now->source_kind;
    member.against = is_against(now->stance) || member.traits.negative;
    member.is_new = member.tied = member.copied = false;
    taken.push_back(std::move(member));
  }
  return taken;
}

void ClaimMemory::give_back(std::vector<ComparedMember> members) {
  for (ComparedMember& member : members) {
    const std::int64_t key = member.row.key;
    // What was read from these, or serves the document alone, would only take room.
    member.row.traits = {};
    member.row.member.content = {};
    member.row.member.source = {};
    members_.insert_or_assign(key, std::move(member));
  }
}

Result<const ClaimMemory::TextWords*> ClaimMemory::words_of_text(Database& database,
                                                                 std::int64_t document) {
  if (const auto known = texts_.find(document); known != texts_.end()) return &known->second;
  const auto read = read_story_text(database, document);
  if (!read) return read.error();
  std::map<WordHash, int> counts;
  TextWords words;
  for (const Span stretch : stretches(read->text)) {
    for (const std::string& word : telling_stems(read->text, stretch)) ++counts[hash_of(word)];
    ++words.stretches;
  }
  words.counts.assign(counts.begin(), counts.end());
  return &texts_.emplace(document, std::move(words)).first->second;
}

}  // namespace sayso
