#include "linking/citations/cite.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linking/citations/citing.h"
#include "linking/citations/findable.h"
#include "linking/citations/fitting.h"
#include "linking/citations/publisher.h"
#include "linking/citations/text_words.h"
#include "linking/moment.h"
#include "record/citation_rows.h"
#include "record/reuse_rows.h"
#include "record/rows.h"

namespace sayso {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr double kPreferred = 0.15;  // for the document that fits all places together best
constexpr double kLeastShown = 0.05;
constexpr std::size_t kPeriods = 6;      // of days that are looked at
constexpr std::size_t kCandidates = 6;   // documents of one publisher that are read
constexpr std::size_t kTakerWords = 48;  // of names, by which cited documents are found

/// A name in the text with the documents that may be meant.
struct Place {
  Span name;
  bool cited = false;
  std::vector<Fit> fits;
};

/// Words that name a publisher, and the document that is meant, if the store has it.
struct RestsOn {
  Span name;
  std::string publisher;
  std::optional<std::int64_t> cited;
};

/// What one document cites: for each document the best place.
struct Join {
  Span span;  // the citing words
  std::string name;
  double score = 0;
};

/// Joins the citations of one document.
class CitationJoining {
 public:
  CitationJoining(Database& database, CandidateReader& reader, Taker taker)
      : database_(database),
        reader_(reader),
        taker_(std::move(taker)),
        names_(frequent_names(taker_.words, kTakerWords)),
        days_(days_looked_at()) {}

  Result<void> join() {
    if (auto done = remove_cited_pairs(database_, taker_.key); !done) return done;
    auto copies = copies_of(database_, taker_.key);
    if (!copies) return copies.error();
    copies_ = {copies->begin(), copies->end()};
    auto named = publishers_named();
    if (!named) return named.error();
    for (const auto& [key, row] : *named) {
      if (auto done = join_to(row); !done) return done;
    }
    return keep();
  }

 private:
  Result<std::map<std::int64_t, PublisherRow>> publishers_named() {
    std::map<std::int64_t, PublisherRow> out;
    for (const std::string& lookup : lookups_in(taker_.words)) {
      auto found = publishers_at(database_, lookup, kLookedAt);
      if (!found) return found.error();
      for (PublisherRow& row : *found) out.emplace(row.key, std::move(row));
    }
    return out;
  }

  Result<void> join_to(const PublisherRow& row) {
    const std::string& text = taker_.entry.document.text;
    const std::vector<PublisherName> names =
        names_in(text, taker_.words, {row.words, row.head, row.acronyms});
    const bool own = row.key == taker_.publisher;
    std::vector<std::pair<Span, CitingWords>> cited;
    for (const PublisherName& name : names) {
      if (in_dateline(name.span)) continue;
      auto citing = citing_words(taker_.entry, taker_.words, name.span);
      if (!citing || (own && citing->how != Citing::cited)) continue;
      cited.emplace_back(name.span, *std::move(citing));
    }
    if (cited.empty()) return {};
    auto candidates = candidates_of(row);
    if (!candidates) return candidates.error();
    const bool copied = std::any_of(candidates->begin(), candidates->end(), [&](const auto& c) {
      return copies_.contains(c->document.key);
    });
    std::vector<Place> places;
    for (const auto& [name, citing] : cited) {
      if (citing.how == Citing::credit && copied) continue;
      Place& place = places.emplace_back();
      place.name = name;
      place.cited = citing.how == Citing::cited;
      place.fits = fits(taker_, row, name, citing, *candidates, own);
    }
    prefer_one(places);
    for (const Place& place : places) take(place, row.name, own);
    return {};
  }

  /// All that an article says of a publisher is more likely from one document than from several.
  static void prefer_one(std::vector<Place>& places) {
    std::map<std::int64_t, double> total;
    for (const Place& place : places) {
      for (const Fit& fit : place.fits) total[fit.document] += fit.score;
    }
    const auto most =
        std::max_element(total.begin(), total.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    for (Place& place : places) {
      for (Fit& fit : place.fits) {
        if (fit.document == most->first) fit.score += kPreferred;
      }
    }
  }

  /// Takes the document that fits the place best; of an outlet's own all that are dated or titled.
  void take(const Place& place, const std::string& publisher, bool own) {
    const Fit* best = nullptr;
    for (const Fit& fit : place.fits) {
      if (own && fit.enough) take(fit, place.name, publisher);
      if (best == nullptr || better(fit, *best)) best = &fit;
    }
    const bool found = best != nullptr && best->enough;
    if (found && !own) take(*best, place.name, publisher);
    if (!found && place.cited && !own) rests_on_.push_back({place.name, publisher, {}});
  }

  bool in_dateline(Span span) const {
    const auto& dateline = taker_.entry.document.dateline;
    return dateline && dateline->span.overlaps(span);
  }

  /// Documents of a publisher that have names in common with this one, most first.
  Result<Candidates> candidates_of(const PublisherRow& row) {
    std::map<std::int64_t, std::size_t> count;
    for (const std::string& word : names_) {
      for (const Days days : days_) {
        const auto found = published_with(database_, row.key, word, days, kLookedAt);
        if (!found) return found.error();
        for (const std::int64_t key : *found) ++count[key];
      }
    }
    std::vector<std::pair<std::int64_t, std::size_t>> ranked(count.begin(), count.end());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    Candidates out;
    for (const auto& [key, times] : ranked) {
      if (out.size() == kCandidates) break;
      auto candidate = reader_.read(key);
      if (!candidate) return candidate.error();
      if ((*candidate)->document.first_version == taker_.first_version) continue;
      if (!appeared_later(**candidate)) out.push_back(*std::move(candidate));
    }
    return out;
  }

  std::vector<Days> days_looked_at() const {
    if (!taker_.when) return {{0, INT64_MAX}};
    const std::int64_t today = day_of(taker_.when);
    std::vector<Days> out = {{today - kWindow, today + 2}, {0, 0}};
    for (const std::string& day : days_in(taker_.entry, {0, UINT32_MAX})) {
      const std::int64_t named = day_of(moment_of(day));
      const bool old = named < today - kWindow;
      if (old && out.size() < kPeriods) out.push_back({named - 1, named + 1});
    }
    return out;
  }

  /// A later version may keep its old date and cite what appeared since.
  bool appeared_later(const Candidate& candidate) const {
    if (!taker_.when || !candidate.when || candidate.when->begin < taker_.when->end) return false;
    const bool version = !taker_.entry.version_of.empty();
    return !version || candidate.when->begin > taker_.when->begin + 2 * kDay;
  }

  void take(const Fit& fit, Span name, const std::string& publisher) {
    rests_on_.push_back({name, publisher, fit.document});
    if (copies_.contains(fit.document)) return;
    Join& join = joins_[fit.document];
    const double score = std::clamp(fit.score, kLeastShown, 1.0);
    if (score > join.score) join = {name, publisher, score};
  }

  Result<void> keep() {
    for (const auto& [key, join] : joins_) {
      ReuseRow row;
      row.taker = taker_.key;
      row.giver = key;
      row.relation = ReuseRelation::cites;
      row.said = true;
      row.spans = {{citing_clause(join.span), std::nullopt}};
      row.score = join.score;
      row.reason = "names " + join.name;
      if (auto done = insert_reuse(database_, row, ReuseStep::citations); !done) return done;
    }
    return keep_citations(database_, taker_.key, rows());
  }

  /// From the verb or noun before the name to the one behind it: the name with what of its sentence
  /// is no content of anybody.
  Span citing_clause(Span name) const {
    for (const Attribution& attribution : taker_.entry.analysis.attributions) {
      for (const Span source : attribution.source) {
        if (!source.overlaps(name) || attribution.cue.empty()) continue;
        const Span cue = attribution.cue.front();
        return {std::min(source.begin, cue.begin), std::max(source.end, cue.end)};
      }
    }
    return name;
  }

  std::vector<CitationRow> rows() const {
    std::vector<CitationRow> out;
    out.reserve(rests_on_.size() + taker_.entry.analysis.citations.size());
    const auto add = [&](const RestsOn& place) {
      const Citation* const citation = citation_at(place.name);
      out.push_back(
          {{place.name, place.publisher, citation == nullptr ? "organisation" : type_of(*citation),
            citation == nullptr ? "" : citation->id, ""},
           place.cited});
    };
    for (const RestsOn& place : rests_on_) add(place);
    for (const Citation& citation : taker_.entry.analysis.citations) {
      const bool there = std::any_of(out.begin(), out.end(), [&](const CitationRow& row) {
        return row.citation.citation == citation.id;
      });
      if (!there) {
        out.push_back({{citation.span, citation.outlet, type_of(citation), citation.id, ""}, {}});
      }
    }
    std::stable_sort(out.begin(), out.end(), [](const CitationRow& a, const CitationRow& b) {
      return a.citation.span < b.citation.span;
    });
    return out;
  }

  const Citation* citation_at(Span name) const {
    for (const Citation& citation : taker_.entry.analysis.citations) {
      if (citation.span && citation.span->overlaps(name)) return &citation;
    }
    return nullptr;
  }

  static std::string type_of(const Citation& citation) {
    if (citation.medium == "agency" || citation.medium == "document") return citation.medium;
    return "outlet";
  }

  /// An outlet if the text cites it as one anywhere.
  std::string type_of(const std::string& publisher) const {
    for (const Citation& citation : taker_.entry.analysis.citations) {
      if (citation.outlet == publisher) return type_of(citation);
    }
    return "organisation";
  }

  Database& database_;
  CandidateReader& reader_;
  const Taker taker_;
  const std::vector<std::string> names_;  // by which cited documents are found
  const std::vector<Days> days_;          // on which they appeared
  std::set<std::int64_t> copies_;
  std::map<std::int64_t, Join> joins_;  // by the cited document's key
  std::vector<RestsOn> rests_on_;
};

Result<void> join_citations_of(Database& database, CandidateReader& reader, Taker taker) {
  const auto publisher = keep_findable(database, taker);
  if (!publisher) return publisher.error();
  taker.publisher = *publisher;
  return CitationJoining(database, reader, std::move(taker)).join();
}

}  // namespace

Result<void> link_citations_of(Database& database, CandidateReader& reader, const Entry& entry,
                               std::int64_t key) {
  auto taker = taker_of(database, key, entry);
  if (!taker) return taker.error();
  if (auto done = keep_names(database, *taker); !done) return done;
  const auto waiting = waiting_for(database, *taker);
  if (!waiting) return waiting.error();
  if (auto done = join_citations_of(database, reader, std::move(*taker)); !done) return done;
  for (const std::int64_t other : *waiting) {
    auto read = entry_with_key(database, other);
    if (!read) return read.error();
    auto later = taker_of(database, other, std::move(*read));
    if (!later) return later.error();
    if (auto done = join_citations_of(database, reader, std::move(*later)); !done) return done;
  }
  return {};
}

}  // namespace sayso
