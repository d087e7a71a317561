#include "linking/stories/stories.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "linking/moment.h"
#include "linking/stories/document_words.h"
#include "linking/stories/likeness.h"
#include "linking/stories/told_day.h"
#include "record/story_rows.h"
#include "record/time_rows.h"

namespace sayso {
namespace {

// How far a document looks, whatever the size of the store.
constexpr std::size_t kPosted = 15;        // words by which it is found
constexpr std::int64_t kLatest = 20;       // documents looked at for each
constexpr std::size_t kMostStories = 10;   // stories compared
constexpr std::int64_t kMostMembers = 24;  // documents of each
constexpr std::size_t kRivals = 4;         // stories that may be one with the document's

// Chosen on the training part of ECB+ and on invented stories.
constexpr double kJoins = 0.22;       // likeness from which a document is of a story
constexpr double kStoriesJoin = 0.2;  // and from which two stories are one

constexpr std::int64_t kLongestPause = 183;  // days without a report within one story
constexpr int kRounds = 3;                   // of moving documents to where they fit better

// What ties between documents count for, beside their words.
constexpr double kCopyTie = 0.2;
constexpr double kReferenceTie = 0.1;
constexpr double kVersionTie = 1;

double weight_of(const TiedDocument& tie) {
  if (!tie.relation) return kVersionTie;
  return *tie.relation == ReuseRelation::copy ? kCopyTie : kReferenceTie;
}

/// A story near the document, with its latest documents.
struct Near {
  std::int64_t story = 0;
  std::vector<StoryDocument> members;  // latest first
  double tie = 0;                      // that the document has with one of them
  double alike = 0;                    // how likely the document is of it
};

bool decided_by_user(const Near& near) {
  return std::any_of(near.members.begin(), near.members.end(),
                     [](const StoryDocument& member) { return member.by_user; });
}

/// Days between the two stories' reports that come nearest to each other; none where one of them
/// has no report with a date.
std::optional<std::int64_t> days_between(std::span<const StoryDocument> ours,
                                         std::span<const StoryDocument> theirs) {
  std::optional<std::int64_t> least;
  for (const StoryDocument& one : ours) {
    for (const StoryDocument& other : theirs) {
      if (!one.day || !other.day || one.document == other.document) continue;
      const std::int64_t days = std::abs(*one.day - *other.day);
      least = std::min(least.value_or(days), days);
    }
  }
  return least;
}

/// Whether so long passed without a report that they are two stories, alike as they may be; reports
/// without a date are no bridge.
bool are_years_apart(std::span<const StoryDocument> ours, std::span<const StoryDocument> theirs) {
  return days_between(ours, theirs).value_or(0) > kLongestPause;
}

/// The members with a day, in groups that lie years apart; that with the oldest document first.
std::vector<std::vector<StoryDocument>> groups_in_time(std::vector<StoryDocument> members) {
  std::erase_if(members, [](const StoryDocument& member) { return !member.day; });
  std::sort(members.begin(), members.end(), [](const StoryDocument& a, const StoryDocument& b) {
    return *a.day != *b.day ? *a.day < *b.day : a.document < b.document;
  });
  std::vector<std::vector<StoryDocument>> groups;
  for (StoryDocument& member : members) {
    if (groups.empty() || *member.day - *groups.back().back().day > kLongestPause) {
      groups.emplace_back();
    }
    groups.back().push_back(std::move(member));
  }
  const auto oldest = [](const std::vector<StoryDocument>& group) {
    std::int64_t least = group.front().document;
    for (const StoryDocument& member : group) least = std::min(least, member.document);
    return least;
  };
  std::sort(groups.begin(), groups.end(),
            [&](const auto& a, const auto& b) { return oldest(a) < oldest(b); });
  return groups;
}

/// Mean likeness of a document to those of a story, itself aside.
double likeness_to(const StoryDocument& document, const Near& near) {
  if (are_years_apart({&document, 1}, near.members)) return 0;
  double sum = 0;
  std::size_t count = 0;
  for (const StoryDocument& member : near.members) {
    if (member.document == document.document) continue;
    sum += likeness(document, member);
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

double likeness_of(const Near& one, const Near& other) {
  if (one.members.empty() || are_years_apart(one.members, other.members)) return 0;
  double sum = 0;
  for (const StoryDocument& member : one.members) sum += likeness_to(member, other);
  return sum / static_cast<double>(one.members.size());
}

class StoryLinking {
 public:
  StoryLinking(Database& database, std::int64_t key) : database_(database) {
    document_.document = key;
  }

  Result<void> link() {
    const auto text = read_story_text(database_, document_.document);
    if (!text) return text.error();
    if (auto done = weigh(*text); !done) return done;
    if (auto done = date(text->published); !done) return done;
    if (auto done = find_near(); !done) return done;
    if (auto done = join(text->id); !done) return done;
    if (auto done = join_near_stories(); !done) return done;
    return move_members();
  }

 private:
  /// Counts the document's words and weighs them.
  Result<void> weigh(const StoryText& text) {
    const auto all = count_word(database_, "");
    if (!all) return all.error();
    counted_.push_back(all->word);
    const std::vector<DocumentWord> words = document_words(text.title, text.text);
    std::vector<WordCount> counts;
    counts.reserve(words.size());
    for (const DocumentWord& word : words) {
      const auto count = count_word(database_, word.stem);
      if (!count) return count.error();
      counts.push_back(*count);
      counted_.push_back(count->word);
    }
    document_.words = word_weights(words, counts, all->documents);
    posted_ = weightiest(document_.words, kPosted);
    return {};
  }

  /// When it was published; else about when, as its text tells, or as a report with the same words
  /// does. What this one tells of reports with its words that have no date goes to them.
  Result<void> date(std::string_view published) {
    document_.day = day_number(published);
    auto tied = tied_documents(database_, document_.document);
    if (!tied) return tied.error();
    tied_ = *std::move(tied);
    if (!document_.day) {
      const auto times = read_times(database_, document_.document);
      if (!times) return times.error();
      document_.day = told_day(*times);
    }
    for (const TiedDocument& tie : tied_) {
      const auto other = read_story_document(database_, tie.document);
      if (!other) return other.error();
      if (!*other) continue;
      if (!document_.day) {
        document_.day = (*other)->day;
      } else if (!(*other)->day) {
        auto done = set_story_day(database_, tie.document, *document_.day);
        if (!done) return done;
      }
    }
    return {};
  }

  /// The stories that the latest documents with the same weighty words are of, those with most of
  /// the weight first; and those of the documents that this one is tied to.
  Result<void> find_near() {
    std::map<std::int64_t, double> ties;   // by story
    std::map<std::int64_t, double> votes;  // by story
    for (const TiedDocument& tie : tied_) {
      const auto story = story_of(database_, tie.document);
      if (!story) return story.error();
      if (*story == 0) continue;
      ties[*story] = std::max(ties[*story], weight_of(tie));
      votes[*story] += kVersionTie + weight_of(tie);
    }
    if (auto done = vote(votes); !done) return done;
    std::vector<std::pair<double, std::int64_t>> best;
    best.reserve(votes.size());
    for (const auto& [story, weight] : votes) best.emplace_back(-weight, story);
    std::sort(best.begin(), best.end());
    best.resize(std::min(best.size(), kMostStories));
    near_.reserve(best.size() + 1);
    for (const auto& [weight, story] : best) {
      auto members = latest_of_story(database_, story, kMostMembers);
      if (!members) return members.error();
      near_.push_back({story, std::move(*members), ties[story], 0});
    }
    for (std::size_t i = 0; i < near_.size(); ++i) {
      if (auto done = part(i); !done) return done;
    }
    return {};
  }

  /// Parts a story in which reports are years apart, now that more of them have a day. The one with
  /// the oldest document goes on; what has no day stays there until it fits elsewhere.
  Result<void> part(std::size_t i) {
    if (decided_by_user(near_[i])) return {};
    auto groups = groups_in_time(near_[i].members);
    if (groups.size() < 2) return {};
    std::erase_if(near_[i].members,
                  [](const StoryDocument& member) { return member.day.has_value(); });
    near_[i].members.insert(near_[i].members.begin(), groups.front().begin(), groups.front().end());
    for (std::size_t k = 1; k < groups.size(); ++k) {
      const auto text = read_story_text(database_, groups[k].back().document);
      if (!text) return text.error();
      const auto story = begin_story(text->id);
      if (!story) return story.error();
      for (StoryDocument& member : groups[k]) {
        member.story = *story;
        auto done = move_to_story(database_, member.document, *story);
        if (done) done = link_again(member);
        if (!done) return done;
      }
      near_.push_back({*story, std::move(groups[k]), near_[i].tie, 0});
    }
    return {};
  }

  Result<void> vote(std::map<std::int64_t, double>& votes) {
    std::map<std::int64_t, double> documents;
    for (const std::int64_t word : posted_) {
      const auto found = documents_posted(database_, word, kLatest);
      if (!found) return found.error();
      const auto weight =
          std::lower_bound(document_.words.begin(), document_.words.end(), word,
                           [](const WordWeight& one, std::int64_t key) { return one.word < key; });
      for (const std::int64_t document : *found) documents[document] += weight->weight;
    }
    for (const auto& [document, weight] : documents) {
      const auto story = story_of(database_, document);
      if (!story) return story.error();
      // The document most like it speaks for a story, not how many there are.
      votes[*story] = std::max(votes[*story], weight);
    }
    return {};
  }

  /// Puts the document into the likeliest story, or into a new one.
  Result<void> join(std::string_view id) {
    for (Near& near : near_) near.alike = likeness_to(document_, near) + near.tie;
    std::stable_sort(near_.begin(), near_.end(),
                     [](const Near& a, const Near& b) { return a.alike > b.alike; });
    if (near_.size() > kRivals) near_.erase(near_.begin() + kRivals, near_.end());
    if (near_.empty() || near_.front().alike < kJoins) {
      const auto story = begin_story(id);
      if (!story) return story.error();
      near_.insert(near_.begin(), Near{*story, {}, 0, 0});
    }
    document_.story = near_.front().story;
    near_.front().members.insert(near_.front().members.begin(), document_);
    return insert_story_document(database_, document_, posted_, counted_);
  }

  Result<std::int64_t> begin_story(std::string_view document) {
    for (int n = 0;; ++n) {
      const std::string seed = std::string(document) + (n == 0 ? "" : '\n' + std::to_string(n));
      const std::string id = "s:" + sha256_hex(seed).substr(0, 16);
      const auto taken = story_with_id(database_, id);
      if (!taken) return taken.error();
      if (*taken == 0) return insert_story(database_, id);
    }
  }

  /// Joins the document's story with others that are as alike now. What people decided stays.
  Result<void> join_near_stories() {
    while (!decided_by_user(near_[own_])) {
      std::size_t other = own_;
      double best = kStoriesJoin;
      for (std::size_t i = 0; i < near_.size(); ++i) {
        if (i == own_ || near_[i].members.empty() || decided_by_user(near_[i])) continue;
        const double alike = likeness_of(near_[own_], near_[i]);
        if (alike < best) continue;
        best = alike;
        other = i;
      }
      if (other == own_) return {};
      if (near_[other].story < near_[own_].story) std::swap(other, own_);
      if (auto done = join_stories(database_, near_[own_].story, near_[other].story); !done) {
        return done;
      }
      std::vector<StoryDocument>& members = near_[own_].members;
      for (StoryDocument& member : near_[other].members) {
        if (auto done = link_again(member); !done) return done;
        members.push_back(std::move(member));
      }
      near_[other].members.clear();
    }
    return {};
  }

  /// What holds between a document and others of its story is to be found in another story now.
  Result<void> link_again(const StoryDocument& member) {
    if (member.document == document_.document) return {};  // its turn is now
    return link_anew(database_, member.document);
  }

  /// Moves documents of the stories looked at to that among them which they are more like now; one
  /// that has moved may draw others.
  Result<void> move_members() {
    bool moved = true;
    for (int round = 0; moved && round < kRounds; ++round) {
      moved = false;
      if (auto done = move_members_once(moved); !done) return done;
    }
    return {};
  }

  Result<void> move_members_once(bool& moved) {
    for (std::size_t from = 0; from < near_.size(); ++from) {
      for (std::size_t i = 0; i < near_[from].members.size();) {
        const std::size_t to = better_for(near_[from].members[i], from);
        if (to == from) {
          ++i;
          continue;
        }
        std::vector<StoryDocument>& members = near_[from].members;
        StoryDocument member = std::move(members[i]);
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
        auto done = move_to_story(database_, member.document, near_[to].story);
        if (done) done = link_again(member);
        if (!done) return done;
        near_[to].members.push_back(std::move(member));
        moved = true;
      }
    }
    return {};
  }

  /// The story, of those near, that `member` of `from` is most like; `from` where none is better.
  std::size_t better_for(const StoryDocument& member, std::size_t from) const {
    std::size_t best = from;
    if (member.by_user) return best;
    double most = std::max(likeness_to(member, near_[from]), kJoins);
    for (std::size_t i = 0; i < near_.size(); ++i) {
      if (i == from || near_[i].members.empty()) continue;
      const double alike = likeness_to(member, near_[i]);
      if (alike <= most) continue;
      most = alike;
      best = i;
    }
    return best;
  }

  Database& database_;
  StoryDocument document_;
  std::vector<std::int64_t> posted_;   // words by which it is to be found
  std::vector<std::int64_t> counted_;  // all of its words
  std::vector<TiedDocument> tied_;
  std::vector<Near> near_;
  std::size_t own_ = 0;  // index into `near_` of the document's story
};

}  // namespace

Result<void> link_story_of(Database& database, std::int64_t key) {
  const auto known = story_of(database, key);
  if (!known) return known.error();
  if (*known != 0) return {};
  return StoryLinking(database, key).link();
}

double story_joins_from() { return kJoins; }

}  // namespace sayso
