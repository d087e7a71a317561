#include "analysis/cited.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analysis/cited_documents.h"
#include "analysis/cited_outlets.h"
#include "analysis/cited_posts.h"
#include "analysis/media_names.h"
#include "analysis/word_list.h"
#include "base/ascii.h"
#include "documents/outlets.h"

namespace sayso {
namespace {

const Terms kThisText = {"article", "story", "piece", "report", "interview",
                         "column",  "essay", "post",  "version"};
constexpr std::size_t kNotice = 12;  // most words of a notice before the name it gives

/// Whether words [i, ...) are `terms`, one for each word, on one line.
bool run_at(const WordList& words, std::size_t i, std::initializer_list<Terms> terms) {
  for (const Terms& each : terms) {
    if (!words.is(i, each)) return false;
    ++i;
  }
  return true;
}

/// Whether a notice of reprint is at word `i`, and of this text rather than another.
bool notice_at(const WordList& words, std::size_t i) {
  if (run_at(words, i, {{"reprinted", "republished"}, {"with", "from", "by", "under", "courtesy"}}))
    return true;
  if (!run_at(
          words, i,
          {{"originally", "first"}, {"appeared", "published", "ran"}, {"in", "on", "at", "by"}}))
    return false;
  for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
    if (words.is(i - back, kThisText)) return i > back && words.is(i - back - 1, {"this"});
  }
  return false;
}

/// The first outlet that the line of words [i, ...) names, or else its first run of capitals.
Span named_after(const WordList& words, std::size_t i) {
  std::size_t end = i;
  while (end + 1 < words.size() && end < i + kNotice &&
         words.gap_after(end).find('\n') == std::string_view::npos)
    ++end;
  std::size_t first = i;
  while (first <= end && first < words.size() && !words[first].capital) ++first;
  if (first > end || first >= words.size()) return {};
  std::size_t past = first + 1;
  while (past <= end && past < words.size() && words.flows(past - 1) &&
         (words[past].capital || words.is(past, {"of", "and", "the"})))
    ++past;
  while (words.is(past - 1, {"of", "and", "the"})) --past;
  if (words.is(first, {"the"}) && past > first + 1) ++first;
  return words.span_of(first, past);
}

std::vector<Citation> reprint_notices(const WordList& words) {
  std::vector<Citation> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is(i, {"originally", "first", "reprinted", "republished"}) || !notice_at(words, i))
      continue;
    const Span name = named_after(words, i + 1);
    if (name.empty()) continue;
    Citation& citation = found.emplace_back();
    const OutletEntry* const entry = outlet_named(name.in(words.text()));
    citation.outlet = entry != nullptr ? entry->name : name.in(words.text());
    citation.medium = entry != nullptr && has_kind(*entry, "agency") ? "agency" : "outlet";
    citation.relation = CitationRelation::reprint_notice;
    citation.span = name;
    citation.how = "text";
  }
  return found;
}

bool is_social_media(std::string_view domain) {
  constexpr std::array<std::string_view, 12> domains = {
      "twitter.com",     "x.com",        "t.co",        "facebook.com",
      "instagram.com",   "t.me",         "youtube.com", "tiktok.com",
      "truthsocial.com", "linkedin.com", "bsky.app",    "weibo.com"};
  return std::find(domains.begin(), domains.end(), domain) != domains.end();
}

/// Addresses of the web that stand in the text.
std::vector<Citation> links(std::string_view text) {
  std::vector<Citation> found;
  for (std::size_t at = text.find("://"); at != text.npos; at = text.find("://", at + 3)) {
    const std::size_t begin = at >= 5 && text.substr(at - 5, 5) == "https"  ? at - 5
                              : at >= 4 && text.substr(at - 4, 4) == "http" ? at - 4
                                                                            : text.npos;
    if (begin == text.npos) continue;
    std::string_view url = text.substr(begin);
    url = url.substr(0, url.find_first_of(" \t\n\"<>\xE2\xC2"));
    while (!url.empty() && std::string_view(".,;:!?)]'").find(url.back()) != url.npos)
      url.remove_suffix(1);
    std::string domain = lower_ascii(url.substr(at + 3 - begin));
    domain.resize(std::min(domain.find_first_of("/:?#"), domain.size()));
    if (domain.starts_with("www.")) domain.erase(0, 4);
    if (domain.find('.') == domain.npos) continue;
    Citation& citation = found.emplace_back();
    const OutletEntry* const entry = outlet_of_domain(domain);
    citation.outlet = entry != nullptr ? std::string(entry->name) : domain;
    const bool agency = entry != nullptr && has_kind(*entry, "agency");
    citation.medium = is_social_media(domain) ? "social-media" : agency ? "agency" : "outlet";
    citation.relation = CitationRelation::link;
    citation.span =
        Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + url.size())};
    citation.url = url;
    citation.how = "text";
  }
  return found;
}

}  // namespace

std::vector<Citation> find_citations(const WordList& words) {
  std::vector<Citation> found = reprint_notices(words);
  const auto take = [&](std::vector<Citation> more) {
    const std::size_t before = found.size();
    for (Citation& citation : more) {
      const bool overlaps =
          std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(before),
                      [&](const Citation& known) { return known.span->overlaps(*citation.span); });
      if (!overlaps) found.push_back(std::move(citation));
    }
  };
  take(links(words.text()));
  take(cited_outlets(words));
  take(cited_posts(words));
  take(cited_programmes(words));
  take(cited_documents(words));
  std::stable_sort(found.begin(), found.end(), [](const Citation& a, const Citation& b) {
    return a.span->begin < b.span->begin;
  });
  return found;
}

void add_citations(const WordList& words, std::vector<Citation>& citations) {
  const std::size_t credits = citations.size();
  for (Citation& citation : find_citations(words)) {
    const bool credited =
        std::any_of(citations.begin(), citations.begin() + static_cast<std::ptrdiff_t>(credits),
                    [&](const Citation& credit) {
                      return credit.span && credit.span->overlaps(*citation.span);
                    });
    if (credited) continue;
    citation.id = "c" + std::to_string(citations.size() + 1);
    citations.push_back(std::move(citation));
  }
}

}  // namespace sayso
