#include "linking/citations/cite.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linking/citations/citing.h"
#include "linking/citations/publisher.h"
#include "linking/citations/text_words.h"
#include "linking/moment.h"
#include "record/citation_rows.h"
#include "record/reuse_rows.h"

namespace sayso {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kWindow = 31;   // days in which a document is cited without its date
constexpr std::int64_t kLookedAt = 30;  // rows read for one key
constexpr std::size_t kCandidates = 6;  // documents of one publisher that are read
constexpr std::size_t kNameWords = 24;  // by which a document is found
constexpr std::size_t kTakerWords = 48;
constexpr std::size_t kSameStory = 3;   // words of names that two reports of one story share

// Learnt on invented stories: how much of what is said must be in the document that is cited.
constexpr double kNamedOnly = 0.6;  // where the text only names its publisher
constexpr double kCited = 0.34;
constexpr double kCitedByDate = 0.25;
constexpr double kLeast = 0.1;
constexpr double kEachDay = 0.12;    // reports of one story, the older the cited one, the more
constexpr double kCredited = 0.25;   // of all of the text
constexpr double kDateTells = 0.3;
constexpr double kTitleTells = 0.5;
constexpr double kFigureMissing = 0.3;

/// The document that cites.
struct Taker {
  std::int64_t key = 0;
  std::int64_t first_version = 0;
  std::int64_t publisher = 0;
  Entry entry;
  std::vector<TextWord> words;
  std::set<std::string> names;
  std::optional<Moment> when;
};

/// A document that may be meant.
struct Candidate {
  CitableDocument document;
  std::set<std::string> content;
  std::set<std::string> names;
  std::optional<Moment> when;
};

/// A candidate for one place of the text.
struct Fit {
  const Candidate* candidate = nullptr;
  double score = 0;
  bool enough = false;
  bool dated = false;
};

/// What one document cites: for each document the best place.
struct Join {
  Span span;  // the citing words
  std::string name;
  double score = 0;
};

std::int64_t day_of(const std::optional<Moment>& when) { return when ? when->begin / kDay : 0; }

std::vector<std::string> by_frequency(const std::vector<TextWord>& words, std::size_t most) {
  const std::set<std::string> names = name_stems(words);
  std::map<std::string, std::size_t> count;
  for (const TextWord& word : words) {
    if (std::string stemmed = stem(word.lower); names.contains(stemmed)) ++count[stemmed];
  }
  std::vector<std::pair<std::string, std::size_t>> ranked(count.begin(), count.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (ranked.size() > most) ranked.resize(most);
  std::vector<std::string> out;
  out.reserve(ranked.size());
  for (auto& [word, times] : ranked) out.push_back(std::move(word));
  return out;
}

/// Days (ISO 8601) that the text names within `sentence`.
std::set<std::string> days_in(const Entry& entry, Span sentence) {
  constexpr std::size_t day = 10;
  std::set<std::string> out;
  for (const Timex& time : entry.analysis.times) {
    const bool whole = time.value.size() >= day && time.value[4] == '-' && time.value[7] == '-' &&
                       time.value.find('X') == std::string::npos;
    if (!whole || !sentence.contains(time.span)) continue;
    out.insert(time.value.substr(0, day));
    // "September 22 and 25"
    const std::string_view behind = std::string_view(entry.document.text).substr(time.span.end);
    const auto digit = [&](std::size_t i) {
      return i < behind.size() && behind[i] >= '0' && behind[i] <= '9';
    };
    if (behind.starts_with(" and ") && digit(5) && digit(6) && !digit(7)) {
      out.insert(time.value.substr(0, day - 2) + std::string(behind.substr(5, 2)));
    }
  }
  return out;
}

std::size_t shared(const std::set<std::string>& one, const std::set<std::string>& other) {
  return static_cast<std::size_t>(std::count_if(
      one.begin(), one.end(), [&](const std::string& word) { return other.contains(word); }));
}

/// Joins the citations of one document.
class CitationJoining {
 public:
  CitationJoining(Database& database, Taker taker)
      : database_(database), taker_(std::move(taker)) {}

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
    if (names.empty()) return {};
    auto candidates = candidates_of(row);
    if (!candidates) return candidates.error();
    const bool copied = std::any_of(candidates->begin(), candidates->end(), [&](const Candidate& c) {
      return copies_.contains(c.document.key);
    });
    const bool own = row.key == taker_.publisher;
    for (const PublisherName& name : names) {
      if (in_dateline(name.span)) continue;
      const auto citing = citing_words(taker_.entry, taker_.words, name.span);
      if (!citing || (citing->how == Citing::credit && (own || copied))) continue;
      if (own && citing->how != Citing::cited) continue;
      take_best(row, name.span, *citing, *candidates, own);
    }
    return {};
  }

  bool in_dateline(Span span) const {
    const auto& dateline = taker_.entry.document.dateline;
    return dateline && dateline->span.overlaps(span);
  }

  /// Documents of a publisher that have names in common with this one, most first.
  Result<std::vector<Candidate>> candidates_of(const PublisherRow& row) {
    std::map<std::int64_t, std::size_t> count;
    for (const std::string& word : by_frequency(taker_.words, kTakerWords)) {
      for (const Days days : days_looked_at()) {
        const auto found = published_with(database_, row.key, word, days, kLookedAt);
        if (!found) return found.error();
        for (const std::int64_t key : *found) ++count[key];
      }
    }
    std::vector<std::pair<std::int64_t, std::size_t>> ranked(count.begin(), count.end());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Candidate> out;
    for (const auto& [key, times] : ranked) {
      if (out.size() == kCandidates) break;
      auto document = read_citable(database_, key);
      if (!document) return document.error();
      if (document->first_version == taker_.first_version) continue;
      Candidate candidate{std::move(*document), {}, {}, {}};
      candidate.when = moment_of(candidate.document.published);
      if (appeared_later(candidate)) continue;
      candidate.content = content_of(candidate.document.title, candidate.document.text);
      candidate.names = name_stems(text_words(candidate.document.text));
      out.push_back(std::move(candidate));
    }
    return out;
  }

  std::vector<Days> days_looked_at() const {
    if (!taker_.when) return {{0, INT64_MAX}};
    const std::int64_t today = day_of(taker_.when);
    std::vector<Days> out = {{today - kWindow, today + 2}, {0, 0}};
    for (const std::string& day : days_in(taker_.entry, {0, UINT32_MAX})) {
      const std::int64_t named = day_of(moment_of(day));
      if (named < today - kWindow) out.push_back({named - 1, named + 1});
    }
    return out;
  }

  /// A later version may keep its old date and cite what appeared since.
  bool appeared_later(const Candidate& candidate) const {
    if (!taker_.when || !candidate.when || candidate.when->begin < taker_.when->end) return false;
    const bool version = !taker_.entry.version_of.empty();
    return !version || candidate.when->begin > taker_.when->begin + 2 * kDay;
  }

  Fit fit(const Candidate& candidate, const CitingWords& citing,
          const std::vector<ContentWord>& said, const std::set<std::string>& days,
          bool own) const {
    Fit out;
    out.candidate = &candidate;
    double all = 0, found = 0;
    bool missing = false, figure = false;
    for (const ContentWord& word : said) {
      const double weight = word.number ? 1.5 : 1;
      all += weight;
      const bool there = candidate.content.contains(word.word);
      if (there) found += weight;
      figure = figure || (there && word.number);
      missing = missing || (!there && word.figure);
    }
    const CitableDocument& document = candidate.document;
    out.dated = days.contains(document.published.substr(0, 10));
    constexpr std::size_t telling = 12;
    const bool titled =
        document.title.size() >= telling &&
        citing.sentence.in(taker_.entry.document.text).find(document.title) != std::string::npos;
    out.score = all > 0 ? found / all : 0;
    if (out.dated) out.score += kDateTells;
    if (titled) out.score += kTitleTells;
    if (missing && citing.how != Citing::credit) out.score -= kFigureMissing * (figure ? 0.3 : 1);
    // The first version is meant, unless another fits much better.
    const bool later = document.first_version != document.key;
    if (later) out.score -= 0.3;
    if (own && (later || !(titled || (out.dated && citing.spoken)))) return out;
    out.enough = out.score >= needed(candidate, citing, out.dated, missing);
    return out;
  }

  /// The score from which on a candidate is taken.
  double needed(const Candidate& candidate, const CitingWords& citing, bool dated,
                bool missing) const {
    if (citing.how == Citing::credit) return kCredited;
    if (citing.how == Citing::none) return kNamedOnly;
    const double most = dated ? kCitedByDate : kCited;
    if (missing || shared(taker_.names, candidate.names) < kSameStory) return missing ? kCited : most;
    const bool known = taker_.when && candidate.when;
    const double days = known ? static_cast<double>(taker_.when->begin - candidate.when->begin) /
                                    static_cast<double>(kDay)
                              : 1.0;
    return std::clamp(kEachDay * (days - 0.6), kLeast, most);
  }

  void take_best(const PublisherRow& row, Span name, const CitingWords& citing,
                 const std::vector<Candidate>& candidates, bool own) {
    std::vector<ContentWord> said = content_words(taker_.words, citing.content, name);
    std::erase_if(said, [&](const ContentWord& word) {
      return std::any_of(row.words.begin(), row.words.end(),
                         [&](const std::string& part) { return stem(part) == word.word; });
    });
    const std::set<std::string> days = days_in(taker_.entry, citing.sentence);
    std::optional<Fit> best;
    for (const Candidate& candidate : candidates) {
      const Fit next = fit(candidate, citing, said, days, own);
      if (own && next.enough) take(next, name, row.name);
      if (!best || better(next, *best)) best = next;
    }
    if (!own && best && best->enough) take(*best, name, row.name);
    if (best && best->enough) return;
    if (citing.how == Citing::cited && !own) outside_.push_back({name, row.name});
  }

  /// Of two that fit about alike, the first report is the one that is cited.
  static bool better(const Fit& one, const Fit& other) {
    const auto rounded = [](double score) { return std::lround(score * 10); };
    if (rounded(one.score) != rounded(other.score)) return one.score > other.score;
    const auto begin = [](const Fit& fit) {
      return fit.candidate->when ? fit.candidate->when->begin : INT64_MAX;
    };
    return std::pair(begin(one), one.candidate->document.key) <
           std::pair(begin(other), other.candidate->document.key);
  }

  void take(const Fit& fit, Span name, const std::string& publisher) {
    const std::int64_t key = fit.candidate->document.key;
    places_.push_back({name, publisher, key});
    if (copies_.contains(key)) return;
    Join& join = joins_[key];
    const double score = std::clamp(fit.score, 0.05, 1.0);
    if (score <= join.score) return;
    join = {name, publisher, score};
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

  struct Place {
    Span name;
    std::string publisher;
    std::optional<std::int64_t> cited = {};
  };

  std::vector<CitationRow> rows() const {
    std::vector<CitationRow> out;
    out.reserve(places_.size() + outside_.size() + taker_.entry.analysis.citations.size());
    const auto add = [&](const Place& place) {
      const Citation* const citation = citation_at(place.name);
      out.push_back({{place.name, place.publisher,
                      citation == nullptr ? "organisation" : type_of(*citation),
                      citation == nullptr ? "" : citation->id, ""},
                     place.cited});
    };
    for (const Place& place : places_) add(place);
    for (const Place& place : outside_) add(place);
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

  Database& database_;
  const Taker taker_;
  std::set<std::int64_t> copies_;
  std::map<std::int64_t, Join> joins_;  // by the cited document's key
  std::vector<Place> places_;
  std::vector<Place> outside_;
};

Result<Taker> read_taker(Database& database, std::int64_t key) {
  Taker taker;
  taker.key = key;
  auto entry = read_linked_entry(database, key);
  if (!entry) return entry.error();
  taker.entry = std::move(*entry);
  const auto citable = read_citable(database, key);
  if (!citable) return citable.error();
  taker.first_version = citable->first_version;
  const Document& document = taker.entry.document;
  taker.words = text_words(document.text);
  taker.names = name_stems(taker.words);
  taker.when = moment_of(citable->published);
  return taker;
}

PublisherRow row_of(const Document& document) {
  Publisher publisher = publisher_of(document.outlet, document.text);
  return {0, document.outlet.name, std::move(publisher.head), std::move(publisher.words),
          std::move(publisher.acronyms)};
}

std::vector<std::string> lookups_of_row(const PublisherRow& row) {
  return lookups_of({row.words, row.head, row.acronyms});
}

/// Keeps where the document is found by those who cite it; gives its publisher's key, 0 where its
/// outlet has no name.
Result<std::int64_t> keep_findable(Database& database, const Taker& taker) {
  const PublisherRow row = row_of(taker.entry.document);
  if (row.words.empty()) return std::int64_t{0};
  const auto publisher = keep_publisher(database, row, lookups_of_row(row));
  if (!publisher) return publisher.error();
  auto done = keep_published_words(database, *publisher, by_frequency(taker.words, kNameWords),
                                   day_of(taker.when), taker.key);
  if (!done) return done.error();
  return *publisher;
}

/// Keeps whom the document names, for cited documents that arrive later.
Result<void> keep_names(Database& database, const Taker& taker) {
  std::set<std::string> lookups;
  const auto add = [&](const std::string& name) {
    Outlet outlet;
    outlet.name = name;
    for (const TextWord& word : text_words(name)) {
      if (word.acronym) lookups.insert(word.lower + ' ');
    }
    for (std::string& lookup : lookups_of(publisher_of(outlet, {}))) {
      lookups.insert(std::move(lookup));
    }
  };
  for (const Citation& citation : taker.entry.analysis.citations) {
    if (citation.medium != "document") add(citation.outlet);
  }
  for (const Entity& entity : taker.entry.analysis.entities) {
    if (entity.type == EntityType::org || entity.type == EntityType::misc) add(entity.name);
  }
  return keep_named_publishers(database, {lookups.begin(), lookups.end()}, day_of(taker.when),
                               taker.key);
}

/// Documents linked before that may cite this one: they name its publisher, appeared later and have
/// names in common with it.
Result<std::set<std::int64_t>> waiting_for(Database& database, const Taker& taker) {
  std::set<std::int64_t> out;
  const PublisherRow row = row_of(taker.entry.document);
  const std::int64_t day = day_of(taker.when);
  const std::vector<Days> days = taker.when ? std::vector<Days>{{day - 2, day + kWindow}, {0, 0}}
                                            : std::vector<Days>{{0, INT64_MAX}};
  const std::vector<std::string> own = by_frequency(taker.words, kNameWords);
  const std::set<std::string> words(own.begin(), own.end());
  for (const std::string& lookup : lookups_of_row(row)) {
    for (const Days& period : days) {
      const auto found = documents_naming(database, lookup, period, kLookedAt);
      if (!found) return found.error();
      for (const std::int64_t key : *found) {
        if (key == taker.key || out.contains(key)) continue;
        const auto other = published_words_of(database, key);
        if (!other) return other.error();
        if (shared({other->begin(), other->end()}, words) >= 2) out.insert(key);
      }
    }
  }
  return out;
}

Result<void> join_citations_of(Database& database, Taker taker) {
  const auto publisher = keep_findable(database, taker);
  if (!publisher) return publisher.error();
  taker.publisher = *publisher;
  return CitationJoining(database, std::move(taker)).join();
}

}  // namespace

Result<void> link_citations_of(Database& database, std::int64_t key) {
  auto taker = read_taker(database, key);
  if (!taker) return taker.error();
  if (auto done = keep_names(database, *taker); !done) return done;
  const auto waiting = waiting_for(database, *taker);
  if (!waiting) return waiting.error();
  if (auto done = join_citations_of(database, std::move(*taker)); !done) return done;
  for (const std::int64_t other : *waiting) {
    auto later = read_taker(database, other);
    if (!later) return later.error();
    if (auto done = join_citations_of(database, std::move(*later)); !done) return done;
  }
  return {};
}

}  // namespace sayso
