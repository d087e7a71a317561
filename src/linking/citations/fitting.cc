#include "linking/citations/fitting.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

// Learnt on invented stories: how much of what is said must be in the document that is cited.
constexpr double kNamedOnly = 0.6;  // where the text only names its publisher
constexpr double kCited = 0.34;
constexpr double kCitedByDate = 0.25;
constexpr double kLeast = 0.1;         // in reports of one story, where little is said
constexpr double kLeastOfMuch = 0.25;  // where much is
constexpr double kEachDay = 0.12;      // more, the older the cited one
constexpr double kCredited = 0.25;     // of all of the text
constexpr double kDateTells = 0.3;
constexpr double kTitleTells = 0.5;
constexpr double kFigureMissing = 0.3;
constexpr double kLaterVersion = 0.3;
constexpr std::size_t kSameStory = 3;  // words of names that two reports of one story share
constexpr double kNameWeight = 0.5;
constexpr std::size_t kMuch = 8;  // content words
constexpr double kSecondsADay = 86400;

/// What a place says, compared with a document.
struct Overlap {
  double share = 0;
  bool figure = false;   // some number of it is there
  bool missing = false;  // some figure of it is not
};

/// `whole`: all of the text is compared.
Overlap overlap(const Taker& taker, const Candidate& candidate,
                const std::vector<ContentWord>& said, bool whole) {
  Overlap out;
  double all = 0, found = 0;
  for (const ContentWord& word : said) {
    // Names that both texts are full of tell less.
    const bool name =
        !whole && taker.names.contains(word.word) && candidate.names.contains(word.word);
    const double weight = word.number ? 1.5 : name ? kNameWeight : 1;
    const bool there = candidate.content.contains(word.word);
    all += weight;
    if (there) found += weight;
    out.figure = out.figure || (there && word.number);
    out.missing = out.missing || (!there && word.figure);
  }
  out.share = all > 0 ? found / all : 0;
  return out;
}

/// The score from which on a candidate is meant.
double needed(const Taker& taker, const Candidate& candidate, Citing how, bool dated, bool missing,
              bool much) {
  if (how == Citing::credit) return kCredited;
  if (how == Citing::none) return kNamedOnly;
  if (missing) return kCited;
  const double most = dated ? kCitedByDate : kCited;
  if (shared(taker.names, candidate.names) < kSameStory) return most;
  const double days =
      taker.when && candidate.when
          ? static_cast<double>(taker.when->begin - candidate.when->begin) / kSecondsADay
          : 1.0;
  return std::clamp(kEachDay * (days - 0.6), much ? kLeastOfMuch : kLeast, most);
}

Fit fit(const Taker& taker, const Candidate& candidate, const CitingWords& citing,
        const std::vector<ContentWord>& said, const std::set<std::string>& days, bool own) {
  constexpr std::size_t telling = 12;  // bytes of a title that can only be one
  constexpr std::size_t day = 10;
  const CitableDocument& document = candidate.document;
  const Overlap words = overlap(taker, candidate, said, citing.how == Citing::credit);
  const bool dated = days.contains(document.published.substr(0, day));
  const std::string_view sentence = citing.sentence.in(taker.entry.document.text);
  const bool titled =
      document.title.size() >= telling && sentence.find(document.title) != sentence.npos;
  Fit out;
  out.document = document.key;
  out.begin = candidate.when ? candidate.when->begin : INT64_MAX;
  out.score = words.share;
  if (dated) out.score += kDateTells;
  if (titled) out.score += kTitleTells;
  if (words.missing && citing.how != Citing::credit) {
    out.score -= words.figure ? kFigureMissing / 3 : kFigureMissing;
  }
  // The first version is meant, unless another fits much better.
  const bool later = document.first_version != document.key;
  if (later) out.score -= kLaterVersion;
  if (own && (later || !(titled || (dated && citing.spoken)))) return out;
  out.enough =
      out.score >= needed(taker, candidate, citing.how, dated, words.missing, said.size() >= kMuch);
  return out;
}

}  // namespace

Result<std::shared_ptr<const Candidate>> CandidateReader::read(std::int64_t key) {
  constexpr std::size_t kKept = 2000;
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (known_.size() >= kKept) known_.clear();
  auto document = read_citable(database_, key);
  if (!document) return document.error();
  Candidate candidate{std::move(*document), {}, {}, {}};
  candidate.when = moment_of(candidate.document.published);
  candidate.content = content_of(candidate.document.title, candidate.document.text);
  candidate.names = name_stems(text_words(candidate.document.text));
  candidate.document.text.clear();
  return known_.emplace(key, std::make_shared<const Candidate>(std::move(candidate))).first->second;
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

std::vector<Fit> fits(const Taker& taker, const PublisherRow& publisher, Span name,
                      const CitingWords& citing, const Candidates& candidates, bool own) {
  std::vector<ContentWord> said = content_words(taker.words, citing.content, name);
  std::erase_if(said, [&](const ContentWord& word) {
    return std::any_of(publisher.words.begin(), publisher.words.end(),
                       [&](const std::string& part) { return stem(part) == word.word; });
  });
  const std::set<std::string> days = days_in(taker.entry, citing.sentence);
  std::vector<Fit> out;
  out.reserve(candidates.size());
  for (const auto& candidate : candidates) {
    out.push_back(fit(taker, *candidate, citing, said, days, own));
  }
  return out;
}

bool better(const Fit& one, const Fit& other) {
  const auto rounded = [](double score) { return std::lround(score * 10); };
  if (rounded(one.score) != rounded(other.score)) return one.score > other.score;
  return std::pair(one.begin, one.document) < std::pair(other.begin, other.document);
}

}  // namespace sayso
