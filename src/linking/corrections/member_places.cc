#include "linking/corrections/member_places.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "linking/ledger/plain_words.h"
#include "record/reuse_rows.h"

namespace sayso {
namespace {

/// The share of all words of both that both must have, where an analysis cut a content differently.
constexpr double kSame = 0.6;
/// What the same source is worth beside the words: less than any word.
constexpr double kSource = 0.01;

std::set<std::string> words_in(const MemberPlace& place) {
  const std::vector<std::string> words = plain_words(place.words);
  return {words.begin(), words.end()};
}

/// 0 to 1: the share of all words that both have.
double likeness(const std::set<std::string>& one, const std::set<std::string>& other) {
  std::size_t shared = 0;
  for (const std::string& word : one) shared += other.contains(word) ? 1 : 0;
  const std::size_t all = one.size() + other.size() - shared;
  return all == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace

Result<std::vector<MemberPlace>> places_of(Database& database,
                                           const std::vector<ClaimMember>& members) {
  std::map<std::string, std::string> texts;
  std::vector<MemberPlace> places;
  places.reserve(members.size());
  for (const ClaimMember& member : members) {
    const auto known = texts.find(member.document);
    std::string& text = known == texts.end() ? texts[member.document] : known->second;
    if (known == texts.end()) {
      auto read = read_text(database, member.document);
      if (!read) return read.error();
      text = std::move(*read);
    }
    places.push_back({member.document, words_of(text, member.content), member.source_name});
  }
  return places;
}

std::optional<std::size_t> find_place(const MemberPlace& wanted,
                                      const std::vector<MemberPlace>& places) {
  const std::set<std::string> words = words_in(wanted);
  std::optional<std::size_t> best;
  double most = kSame;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].document != wanted.document) continue;
    double alike = likeness(words, words_in(places[i]));
    if (alike < kSame) continue;
    if (places[i].source == wanted.source) alike += kSource;
    if (best && alike <= most) continue;
    best = i;
    most = alike;
  }
  return best;
}

}  // namespace sayso
