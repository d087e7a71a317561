#include "linking/claims/claim_revisions.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/one_of.h"
#include "linking/claims/answer_words.h"
#include "linking/claims/claim_meaning.h"
#include "linking/claims/claim_numbers.h"
#include "linking/claims/claim_words.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

// From which two contents are on one thing, and on one so surely that nothing else need tell that
// one takes the other's place. Chosen by hand on the written stories, all four of them.
constexpr double kAlike = 0.65;      // cosine
constexpr double kShared = 0.15;     // weight of the shared words, of the lighter content's
constexpr double kMostShared = 0.4;  // the same, where nothing else tells
constexpr double kOfOneCount = 0.2;  // cosine of two that count one thing
constexpr double kReworded = 0.75;   // cosine of one sentence with another figure
constexpr std::size_t kDay = 10;     // "2031-03-04"
constexpr double kEdited = 0.7;      // cosine of two wordings of one outlet

/// What is counted, by stems (claim_stem) of the words that tell it; the more telling first.
struct Count {
  bool grows;  // a figure of it is lowered only where that is said
  std::array<std::string_view, 16> stems;
};
constexpr Count kCounts[] = {
    {true,
     {"dead", "die", "di", "died", "death", "kill", "toll", "victim", "fatal", "perish", "bod",
      "body", "liv", "corps", "drown", "lif"}},
    {false, {"miss", "sought", "unaccount"}},
    {true, {"injur", "wound", "hurt"}},
    {false, {"fled", "flee", "hom", "displac", "evacu"}},
    {true, {"arrest", "detain", "custod"}},
    {false, {"vot"}},
    {false, {"job"}},
    {false, {"board", "aboard", "passeng", "manifest"}},
};

/// Words that tell of a figure that it is new, and that it is less than was said.
constexpr auto kNew = std::to_array<std::string_view>(
    {"brings", "bringing", "climbed", "increased", "latest", "now", "raised", "reached", "remained",
     "remains", "risen", "rose", "updated"});
constexpr auto kLess = std::to_array<std::string_view>(
    {"corrected", "correction", "error", "lowered", "mistaken", "revised", "wrong", "wrongly"});

template <typename List>
bool tells(const std::vector<std::string>& stems, const List& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string_view word) {
    return std::find(stems.begin(), stems.end(), claim_stem(word)) != stems.end();
  });
}

/// What a member counts; null where none of it is known.
const Count* counted_by(const ComparedMember& member) {
  const auto& words = member.traits.words;
  for (const Count& count : kCounts) {
    const auto is_of = [&](const std::string& stem) { return is_one_of(stem, count.stems); };
    if (std::any_of(words.begin(), words.end(), is_of)) return &count;
  }
  return nullptr;
}

bool is_of_whole(const std::vector<ClaimWord>& words, std::size_t i) {
  return i > 2 && words[i - 1].lower == "the" && words[i - 2].lower == "of";  // "3 of the 148"
}

/// The number that stands nearest to a word of `count`, else the first; 0 where there is none.
double figure_of(const ComparedMember& member, const Count* count) {
  const std::string& text = member.row.words;
  const auto words = claim_words(text, {0, static_cast<std::uint32_t>(text.size())});
  const auto counting = [&](const ClaimWord& word) {
    return count != nullptr && is_one_of(claim_stem(word.lower), count->stems);
  };
  double figure = 0;
  std::size_t least = words.size() + 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // With the next word, which may be "million".
    const std::uint32_t end = words[std::min(i + 1, words.size() - 1)].span.end;
    if (claim_numbers(text, words[i].span, {}).empty()) continue;
    const auto numbers = claim_numbers(text, {words[i].span.begin, end}, {});
    if (numbers.empty() || is_of_whole(words, i)) continue;
    const double value = std::strtod(numbers.front().c_str(), nullptr);
    std::size_t near = words.size();
    for (std::size_t j = 0; j < words.size(); ++j) {
      if (counting(words[j])) near = std::min(near, i < j ? j - i : i - j);
    }
    if (value > 0 && near < least) {
      least = near;
      figure = value;
    }
  }
  return figure;
}

/// Who says it, as its words go; of what a report states, also whom it speaks of.
std::set<std::string> source_of(const ComparedMember& member) {
  const ClaimMember& said = member.row.member;
  std::set<std::string> words = telling_words(said.source_name);
  if (said.source_kind == SourceKind::author) words.merge(telling_words(member.row.words));
  return words;
}

}  // namespace

/// What is read of a member once, whatever it is compared with.
struct RevisionTraits {
  const Count* count = nullptr;
  double figure = 0;                  // figure_of
  std::vector<std::string> replaced;  // numbers that give way to its figure: "to 19 from 21"
  bool tells_new = false, tells_less = false;
  std::set<std::string> source;
};

namespace {

const RevisionTraits& traits_of(const ComparedMember& member) {
  if (!member.revision_traits) {
    RevisionTraits traits;
    const std::string& text = member.row.words;
    traits.count = counted_by(member);
    traits.figure = figure_of(member, traits.count);
    traits.replaced = replaced_numbers(text, {0, static_cast<std::uint32_t>(text.size())});
    traits.tells_new = tells(member.traits.sentence, kNew);
    traits.tells_less = tells(member.traits.sentence, kLess);
    traits.source = source_of(member);
    member.revision_traits = std::make_shared<const RevisionTraits>(std::move(traits));
  }
  return *member.revision_traits;
}

/// Whether the later one says that its figure replaces that of the earlier one: "to 19 from 21".
bool names_replaced(const ComparedMember& later, const ComparedMember& earlier) {
  const std::vector<std::string>& replaced = traits_of(later).replaced;
  return std::any_of(replaced.begin(), replaced.end(), [&](const std::string& number) {
    return is_one_of(number, earlier.traits.numbers);
  });
}

/// "The coast guard" and "Commander Inga Barrel of the coast guard".
bool one_source(const ComparedMember& one, const ComparedMember& other) {
  constexpr std::ptrdiff_t kFewWords = 2;
  if (one.row.member.source_key == other.row.member.source_key) return true;
  const bool flat = one.row.member.source_kind == SourceKind::author &&
                    other.row.member.source_kind == SourceKind::author;
  if (flat) return one.row.member.source_name == other.row.member.source_name;
  const std::set<std::string>& ours = traits_of(one).source;
  const std::set<std::string>& theirs = traits_of(other).source;
  return std::count_if(ours.begin(), ours.end(),
                       [&](const auto& word) { return theirs.contains(word); }) >= kFewWords;
}

bool is_named(SourceKind kind) {
  return kind == SourceKind::named_person || kind == SourceKind::named_organisation;
}

/// Two who count for themselves: neither takes the other's place by counting otherwise.
bool are_rivals(const ComparedMember& one, const ComparedMember& other) {
  return is_named(one.row.member.source_kind) && is_named(other.row.member.source_kind) &&
         !one_source(one, other);
}

/// How alike two contents are.
struct Likeness {
  double cosine = 0;
  double shared = 0;  // weight of the shared words, of the lighter content's
};

/// How far a later member takes an earlier one's place.
struct Replacing {
  bool revises = false;
  bool named = false;  // it states the figure that it replaces
  bool one_source = false;
};

/// Whether one figure may take the other's place: of one size, and lowered only where that is told.
bool may_replace(double earlier, double later, const Count* count, bool told_less) {
  constexpr double kSize = 10;
  if (earlier <= 0 || later <= 0) return count == nullptr;
  if (later > kSize * earlier || earlier > kSize * later) return false;
  return count == nullptr || !count->grows || later > earlier || told_less;
}

bool is_later_figure(const ComparedMember& earlier, const ComparedMember& later,
                     const Likeness& like, Replacing& out) {
  const RevisionTraits &before = traits_of(earlier), &now = traits_of(later);
  const Count* count = now.count;
  if (count != before.count) return false;
  out.named = names_replaced(later, earlier);
  const bool less = out.named || now.tells_less;
  if (!may_replace(before.figure, now.figure, count, less)) return false;
  const bool told = less || now.tells_new || out.one_source;
  const bool alike = like.cosine >= kAlike && like.shared >= kShared;
  if (count != nullptr && told) return like.cosine >= kOfOneCount;
  const double least = count == nullptr ? kAlike : kReworded;
  const bool much_alike = like.cosine >= least && like.shared >= kMostShared;
  return (alike && told) || (much_alike && !are_rivals(earlier, later));
}

/// One source's word on one thing at another stage, or in another wording of one outlet.
bool is_later_stage(const ComparedMember& earlier, const ComparedMember& later,
                    const Likeness& like, bool one_source) {
  if (like.cosine < kAlike || like.shared < kShared) return false;
  const bool edited = like.cosine >= kEdited && like.shared >= kMostShared;
  const ClaimMember &one = earlier.row.member, &other = later.row.member;
  const bool same = is_named(later.row.member.source_kind) && one.source_key == other.source_key;
  return same || (one_source && edited);
}

bool share_stage(const ComparedMember& one, const ComparedMember& other) {
  return (one.traits.stages & other.traits.stages) != 0;
}

Replacing replacing(const ComparedMember& earlier, const ComparedMember& later,
                    const Likeness& like) {
  Replacing out;
  if (state_other_numbers(earlier, later)) {
    out.one_source = one_source(earlier, later);
    out.revises = is_later_figure(earlier, later, like, out);
  } else if (!share_stage(earlier, later) && like.cosine >= kAlike) {
    out.one_source = one_source(earlier, later);
    out.revises = is_later_stage(earlier, later, like, out.one_source);
  }
  return out;
}

/// Whether it states something, be it not so.
bool states(const ComparedMember& member) {
  return !member.against && !answer_words(member).denial.open;
}

bool is_before(const ComparedMember& one, const ComparedMember& other) {
  return one.row.member.published <= other.row.member.published;
}

}  // namespace

ClaimRevisions::ClaimRevisions(const std::vector<ComparedMember>& members, std::size_t known)
    : members_(members), known_(known) {
  for (const ComparedMember& member : members) {
    if (member.traits.numbers.empty()) continue;
    const std::string& day = member.row.member.published;
    const auto [first, is_new] = first_days_.emplace(member.row.claim, day);
    if (!is_new) first->second = std::min(first->second, day);
  }
}

bool ClaimRevisions::is_older(std::int64_t one, std::int64_t other) const {
  const auto first = [&](std::int64_t claim) {
    const auto day = first_days_.find(claim);
    const bool has = day != first_days_.end() && day->second < "~";
    return std::pair(has ? std::string_view(day->second) : std::string_view("~"), claim);
  };
  return first(one) < first(other);
}

double ClaimRevisions::shared_part(std::size_t one, std::size_t other) {
  if (!weights_) weights_.emplace(members_);
  const auto& theirs = members_[other].words;
  double ours = 0, its = 0, both = 0;
  for (const WordHash word : theirs) its += weights_->of(word);
  for (const WordHash word : members_[one].words) {
    const double weight = weights_->of(word);
    ours += weight;
    if (std::find(theirs.begin(), theirs.end(), word) != theirs.end()) both += weight;
  }
  const double lighter = std::min(ours, its);
  return lighter > 0 ? both / lighter : 0;
}

std::int64_t ClaimRevisions::revised_by(std::int64_t claim) {
  // The one that it names, or of the same source, or that was last spoken of; of one day the
  // largest figure, or the most alike.
  std::optional<std::tuple<bool, bool, std::string, double, double, std::int64_t>> best;
  for (std::size_t i = known_; i < members_.size(); ++i) {
    const ComparedMember& later = members_[i];
    if (later.row.claim != claim || !states(later)) continue;
    const MeaningBytes meaning = own_meaning(later.row.meaning);
    for (std::size_t j = 0; j < known_; ++j) {
      const ComparedMember& earlier = members_[j];
      if (earlier.row.claim == claim) continue;
      if (share_stage(earlier, later) && !state_other_numbers(earlier, later)) continue;
      if (!states(earlier) || !is_before(earlier, later)) continue;
      if (!is_older(earlier.row.claim, claim)) continue;
      const double alike = likeness_of_wholes(own_meaning(earlier.row.meaning), meaning);
      if (alike < kOfOneCount) continue;
      const Replacing found = replacing(earlier, later, {alike, shared_part(i, j)});
      if (!found.revises) continue;
      const std::tuple rank(found.named, found.one_source,
                            earlier.row.member.published.substr(0, kDay), traits_of(earlier).figure,
                            alike, earlier.row.claim);
      if (!best || rank > *best) best = rank;
    }
  }
  return best ? std::get<5>(*best) : 0;
}

}  // namespace sayso
