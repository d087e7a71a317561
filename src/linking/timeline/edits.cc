#include "linking/timeline/edits.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "linking/ledger/plain_words.h"
#include "linking/source_words.h"

namespace sayso {
namespace {

/// The share of the shorter sentence's telling words from which a new one takes an old one's place.
constexpr double kSameSentence = 0.5;

/// Words by which an article says that it was changed.
constexpr auto kNotices = std::to_array<std::string_view>(
    {"correction", "clarification", "earlier version", "was corrected", "has been corrected",
     "was amended", "has been amended", "this article was updated", "this story was updated",
     "this article has been updated", "this story has been updated"});

/// A sentence with its words made alike.
struct Sentence {
  Span span;
  std::vector<std::string> words;
};

std::vector<Sentence> sentences_of(const LedgerDocumentRow& report) {
  std::vector<Sentence> out;
  out.reserve(report.sentences.size());
  for (const Span span : report.sentences) out.push_back({span, plain_words(span.in(report.text))});
  return out;
}

/// Those of `ours` whose words no sentence of `theirs` has.
std::vector<Sentence> only_in(const std::vector<Sentence>& ours,
                              const std::vector<Sentence>& theirs) {
  std::set<std::vector<std::string>> known;
  for (const Sentence& sentence : theirs) known.insert(sentence.words);
  std::vector<Sentence> out;
  for (const Sentence& sentence : ours) {
    if (!known.contains(sentence.words)) out.push_back(sentence);
  }
  return out;
}

bool says_so(const std::vector<Sentence>& fresh, const LedgerDocumentRow& report) {
  return std::any_of(fresh.begin(), fresh.end(), [&](const Sentence& sentence) {
    const std::string_view words = sentence.span.in(report.text);
    return std::any_of(kNotices.begin(), kNotices.end(),
                       [&](std::string_view notice) { return has_words(words, notice); });
  });
}

class Comparing {
 public:
  Comparing(const LedgerDocumentRow& before, const LedgerDocumentRow& after,
            std::vector<TimelineEntry>& entries)
      : before_(before), after_(after), entries_(entries) {}

  void compare() {
    const std::vector<Sentence> old = sentences_of(before_);
    const std::vector<Sentence> now = sentences_of(after_);
    std::vector<Sentence> gone = only_in(old, now);
    const std::vector<Sentence> fresh = only_in(now, old);
    what_ = says_so(fresh, after_) ? Development::corrected : Development::edited;
    for (const Sentence& sentence : fresh) {
      const auto earlier = take_nearest(sentence, gone);
      add(earlier ? std::optional(earlier->span) : std::nullopt, sentence.span);
    }
    for (const Sentence& sentence : gone) add(sentence.span, std::nullopt);
  }

 private:
  std::optional<Sentence> take_nearest(const Sentence& sentence, std::vector<Sentence>& gone) {
    const std::set<std::string> words = telling_words(sentence.span.in(after_.text));
    auto nearest = gone.end();
    double most = kSameSentence;
    for (auto one = gone.begin(); one != gone.end(); ++one) {
      const double shared = shared_part(words, telling_words(one->span.in(before_.text)));
      if (shared < most || (nearest != gone.end() && shared <= most)) continue;
      most = shared;
      nearest = one;
    }
    if (nearest == gone.end()) return std::nullopt;
    Sentence taken = std::move(*nearest);
    gone.erase(nearest);
    return taken;
  }

  void add(std::optional<Span> before, std::optional<Span> after) {
    TimelineEntry& entry = entries_.emplace_back();
    entry.time = after_.published;
    entry.what = what_;
    entry.outlet = after_.called;
    if (before) entry.before = {before_.id, {*before}};
    if (after) entry.words = {after_.id, {*after}};
    entry.detail = !before ? "added" : after ? "changed" : "taken out";
  }

  const LedgerDocumentRow& before_;
  const LedgerDocumentRow& after_;
  std::vector<TimelineEntry>& entries_;
  Development what_ = Development::edited;
};

}  // namespace

std::vector<TimelineEntry> article_edits(const StoryRecord& record) {
  std::map<std::string, std::vector<const LedgerDocumentRow*>> articles;
  for (const LedgerDocumentRow& report : record.reports) {
    articles[report.article].push_back(&report);
  }
  std::vector<TimelineEntry> entries;
  for (auto& [article, versions] : articles) {
    // Versions come one after another; their dates may all be that of the first.
    std::sort(versions.begin(), versions.end(),
              [](const auto* one, const auto* other) { return one->key < other->key; });
    for (std::size_t i = 1; i < versions.size(); ++i) {
      Comparing(*versions[i - 1], *versions[i], entries).compare();
    }
  }
  return entries;
}

}  // namespace sayso
