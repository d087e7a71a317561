#include "documents/metadata/page_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "base/month.h"
#include "documents/domain.h"
#include "documents/metadata/visible_dates.h"

namespace sayso {
namespace {

using Names = std::vector<std::string_view>;

/// <meta> names that mean publication, the clearest first.
const Names published_names = {"article:published_time",
                               "og:article:published_time",
                               "og:published_time",
                               "article:published",
                               "datepublished",
                               "parsely-pub-date",
                               "sailthru.date",
                               "cxenseparse:publishtime",
                               "publish-date",
                               "publish_date",
                               "og:publish_date",
                               "published_date",
                               "publisheddate",
                               "publication_date",
                               "publicationdate",
                               "pubdate",
                               "published_time",
                               "dc.date.issued",
                               "dcterms.issued",
                               "dcterms.created",
                               "dc.date.created",
                               "citation_online_date",
                               "citation_publication_date",
                               "citation_date",
                               "bt:pubdate",
                               "article.published",
                               "originalpublicationdate",
                               "rnews:datepublished",
                               "date.created",
                               "displaydate",
                               "article_date_original",
                               "datecreated"};
/// Those that may mean anything; taken where nothing else contradicts.
const Names vague_names = {"date", "dc.date", "dcterms.date", "article:date", "by date"};
const Names updated_names = {"article:modified_time",
                             "og:article:modified_time",
                             "og:modified_time",
                             "og:updated_time",
                             "datemodified",
                             "last-modified",
                             "lastmod",
                             "dcterms.modified",
                             "dc.date.modified",
                             "article:modified",
                             "updated_time",
                             "updated date",
                             "modified_date",
                             "revision_date",
                             "last-updated"};

/// A date that the page gives, and its other reading where its digits leave two.
struct Evidence {
  Date date;
  std::optional<Date> other;
  const char* how = "";
};

std::string day_of(const Date& date) { return date.value.substr(0, 10); }

bool is_day(const Date& date) { return date.value.size() >= 10; }

bool ends_month(const Date& date) { return date.value.size() == 7; }

std::optional<Evidence> evidence_in(std::string_view written, const char* how, DayOrder order) {
  if (written.empty()) return std::nullopt;
  if (const auto date = parse_date(written, order)) {
    if (date->granularity == "year") return std::nullopt;
    return Evidence{*date, std::nullopt, how};
  }
  const auto found = find_dates(written.substr(0, 120), order);
  if (found.empty()) return std::nullopt;
  return Evidence{found.front().date, found.front().other, how};
}

std::optional<Evidence> from_metas(const PageEvidence& page, const Names& names, DayOrder order) {
  for (const std::string_view name : names) {
    if (auto found = evidence_in(page.meta(name), "meta", order)) return found;
  }
  return std::nullopt;
}

/// The date in an address: "/2024/03/04/", "/2024/mar/04/", "-20240304", "/2024/03/".
std::optional<Date> date_in_address(std::string_view address) {
  if (const std::size_t end = address.find_first_of("?#"); end != std::string_view::npos) {
    address = address.substr(0, end);
  }
  const auto digit = [&](std::size_t at) {
    return at < address.size() && address[at] >= '0' && address[at] <= '9';
  };
  for (std::size_t at = 0; at + 7 < address.size(); ++at) {
    if ((address[at] != '/' && address[at] != '-' && address[at] != '_') || !digit(at + 1))
      continue;
    std::string_view part = address.substr(at + 1);
    if (!part.starts_with("19") && !part.starts_with("20")) continue;
    std::size_t size = 0;
    while (size < part.size() && digit(at + 1 + size)) ++size;
    if (size == 8) {
      const std::string compact(part.substr(0, 8));
      if (auto date = parse_date(compact)) return date;
      continue;
    }
    if (size != 4 || part.size() < 7 || (part[4] != '/' && part[4] != '-')) continue;
    // Year, month and day between the same separators.
    const char separator = part[4];
    const std::size_t month_end = std::min(part.find(separator, 5), part.size());
    std::string month(part.substr(5, month_end - 5));
    if (const int named = month.size() >= 3 ? month_named(lower_ascii(month)) : 0; named > 0) {
      month = std::to_string(named);
    }
    std::size_t day_end = month_end + 1;
    while (day_end < part.size() && digit(at + 1 + day_end)) ++day_end;
    const std::string year(part.substr(0, 4));
    if (day_end > month_end + 1 && day_end <= month_end + 3) {
      const std::string day(part.substr(month_end + 1, day_end - month_end - 1));
      if (auto date = parse_date(year + "-" + month + "-" + day)) return date;
    }
    if (separator == '/' && month.size() <= 2 && month_end < part.size()) {
      if (auto date = parse_date(year + "-" + month)) return date;
    }
  }
  return std::nullopt;
}

/// The order of digits that readers of the page expect: by its language and the country of its
/// address; unknown for English of no country.
DayOrder order_by_place(const PageEvidence& page, std::string_view address) {
  const std::string language = lower_ascii(page.language);
  const std::string locale = lower_ascii(page.meta("og:locale"));
  const std::string domain = domain_of(address);
  const std::string top = domain.substr(std::min(domain.rfind('.') + 1, domain.size()));
  if (!language.empty() && !language.starts_with("en")) return DayOrder::day_first;
  for (const std::string_view country : {"uk", "au", "nz", "ie", "in", "za", "eu", "de", "fr"}) {
    if (top == country) return DayOrder::day_first;
  }
  for (const std::string_view country : {"gb", "au", "nz", "ie", "in", "za"}) {
    if (language == "en-" + std::string(country)) return DayOrder::day_first;
  }
  if (top == "gov" || top == "edu" || top == "mil" || top == "us") return DayOrder::month_first;
  // "en_US" is what software writes where nobody chose, so it counts least.
  if (language == "en-us" || locale == "en_us") return DayOrder::month_first;
  return DayOrder::unknown;
}

/// A site's front page is no report: what software notes of it is when the site was made.
bool is_front_page(std::string_view address) {
  const std::size_t host = address.find("://");
  if (host == std::string_view::npos) return false;
  const std::size_t path = address.find('/', host + 3);
  return path == std::string_view::npos || path + 1 == address.size();
}

/// All that is known, and what follows from it.
class Weighing {
 public:
  Weighing(const PageEvidence& page, const ArticleData* article, std::string_view address)
      : page_(page), article_(article), seen_(visible_dates(page)) {
    order_ = seen_.order != DayOrder::unknown ? seen_.order : order_by_place(page, address);
    address_ = date_in_address(address);
    front_page_ = is_front_page(address);
  }

  PageDates weigh() {
    PageDates dates;
    const auto updated = updated_evidence();
    if (updated) dates.updated = timestamp(*updated);
    if (front_page_ && article_ == nullptr) return dates;
    auto published = stated();
    if (const auto first = shown_before(published)) published = first;
    if (!published) published = shown();
    if (!published) published = from_address();
    if (!published) {
      if (const auto only = shown_update()) dates.published = timestamp(finest(*only));
      return dates;
    }
    if (published->other) {
      if (!resolve(*published, updated)) {
        dates.published = between(*published);
        return dates;
      }
    }
    dates.published = timestamp(finest(*published));
    if (dates.updated && dates.updated->value == dates.published->value) dates.updated.reset();
    return dates;
  }

 private:
  /// What the page states in its head or its structured data.
  std::optional<Evidence> stated() const {
    if (article_ != nullptr && article_->is_article) {
      if (auto found = evidence_in(article_->published, "json-ld", order_)) return found;
    }
    if (auto found = from_metas(page_, published_names, order_)) return found;
    if (auto found = marked()) return found;
    if (auto found = labelled()) return found;
    if (article_ != nullptr && !article_->published.empty()) {
      // Of a mere page software notes when it was made: a report needs a sign of it for readers.
      auto found = evidence_in(article_->published, "json-ld", order_);
      if (found && is_seen(found->date)) return found;
    }
    auto vague = from_metas(page_, vague_names, order_);
    if (vague && (is_seen(vague->date) || seen_.dates.empty())) return vague;
    return std::nullopt;
  }

  /// By itemprop "datePublished", near the headline or the only one.
  std::optional<Evidence> marked() const {
    for (const VisibleDate& date : seen_.dates) {
      if (date.marked && !date.updated) return as_evidence(date, "markup");
    }
    return std::nullopt;
  }

  /// "Published on March 4, 2024".
  std::optional<Evidence> labelled() const {
    const VisibleDate* best = nullptr;
    for (const VisibleDate& date : seen_.dates) {
      if (!date.published || date.updated || (!date.near && best != nullptr)) continue;
      if (best == nullptr || (date.near && !best->near)) best = &date;
    }
    if (best == nullptr) return std::nullopt;
    return as_evidence(*best, best->in_markup ? "markup" : "text");
  }

  /// The date that the page shows beside its headline, without saying what it is.
  std::optional<Evidence> shown(double least = 1.5) const {
    const VisibleDate* best = nullptr;
    for (const VisibleDate& date : seen_.dates) {
      if (date.updated || (date.listed && !in_address(date))) continue;
      if (best == nullptr || date.weight > best->weight) best = &date;
    }
    if (best == nullptr || best->weight < least) return std::nullopt;
    return as_evidence(*best, best->in_markup ? "markup" : "text");
  }

  /// The date beside the headline where it is clearly earlier than what the page states: old
  /// articles that were moved to new software.
  std::optional<Evidence> shown_before(const std::optional<Evidence>& stated) const {
    if (!stated || stated->other || !is_day(stated->date)) return std::nullopt;
    auto found = shown(2.4);
    if (!found || found->other || !is_day(found->date)) return std::nullopt;
    return day_of(found->date).substr(0, 7) < day_of(stated->date).substr(0, 7) ? found
                                                                                : std::nullopt;
  }

  std::optional<Evidence> from_address() const {
    if (!address_) return std::nullopt;
    return Evidence{*address_, std::nullopt, "url"};
  }

  /// Beside the headline, of a page that says nothing else: the day that this text appeared, though
  /// perhaps not the article's first.
  std::optional<Evidence> shown_update() const {
    for (const VisibleDate& date : seen_.dates) {
      if (!date.updated || !date.near || date.listed) continue;
      return as_evidence(date, date.in_markup ? "markup" : "text");
    }
    return std::nullopt;
  }

  std::optional<Evidence> updated_evidence() const {
    if (article_ != nullptr) {
      if (auto found = evidence_in(article_->updated, "json-ld", order_)) return found;
    }
    if (auto found = from_metas(page_, updated_names, order_)) return found;
    for (const VisibleDate& date : seen_.dates) {
      if (date.updated && !date.listed)
        return as_evidence(date, date.in_markup ? "markup" : "text");
    }
    return std::nullopt;
  }

  bool in_address(const VisibleDate& date) const {
    return address_ && day_of(date.date).starts_with(address_->value);
  }

  Evidence as_evidence(const VisibleDate& date, const char* how) const {
    if (!date.other || order_ == DayOrder::unknown) return {date.date, date.other, how};
    return {order_ == DayOrder::day_first ? *date.other : date.date, std::nullopt, how};
  }

  bool is_seen(const Date& date) const {
    if (address_ && day_of(date).starts_with(address_->value)) return true;
    return std::any_of(seen_.dates.begin(), seen_.dates.end(), [&date](const VisibleDate& seen) {
      return !seen.updated && (day_of(seen.date) == day_of(date) ||
                               (seen.other && day_of(*seen.other) == day_of(date)));
    });
  }

  /// Chooses between two readings by what else is known; false where nothing tells.
  bool resolve(Evidence& evidence, const std::optional<Evidence>& updated) const {
    const auto is_known = [&](const Date& date) {
      return (address_ && day_of(date).starts_with(address_->value)) ||
             (updated && !updated->other && day_of(updated->date) == day_of(date)) ||
             (article_ != nullptr && article_->published.starts_with(day_of(date)));
    };
    const bool first = is_known(evidence.date);
    const bool second = is_known(*evidence.other);
    if (first == second) return false;
    if (second) evidence.date = *evidence.other;
    evidence.other.reset();
    return true;
  }

  /// The same day with a time, where other evidence has one.
  Evidence finest(const Evidence& chosen) const {
    if (chosen.date.granularity != "day" && !ends_month(chosen.date)) return chosen;
    std::vector<Evidence> all;
    if (article_ != nullptr) {
      if (auto found = evidence_in(article_->published, "json-ld", order_)) all.push_back(*found);
    }
    if (auto found = from_metas(page_, published_names, order_)) all.push_back(*found);
    for (const VisibleDate& date : seen_.dates) {
      if (date.in_markup && !date.updated && !date.other) {
        all.push_back({date.date, std::nullopt, "markup"});
      }
    }
    for (const Evidence& finer : all) {
      if (!finer.other && is_day(finer.date) &&
          finer.date.value.size() > chosen.date.value.size() &&
          finer.date.value.starts_with(chosen.date.value)) {
        return finer;
      }
    }
    return chosen;
  }

  static Timestamp timestamp(const Evidence& evidence) {
    Timestamp time;
    time.value = evidence.date.value;
    time.granularity = evidence.date.granularity;
    time.how = evidence.how;
    return time;
  }

  /// Where day and month cannot be told apart: from the earlier to the later.
  static Timestamp between(const Evidence& evidence) {
    Timestamp time;
    time.granularity = "day";
    time.how = evidence.how;
    time.from = std::min(day_of(evidence.date), day_of(*evidence.other));
    time.to = std::max(day_of(evidence.date), day_of(*evidence.other));
    return time;
  }

  const PageEvidence& page_;
  const ArticleData* article_;
  VisibleDates seen_;
  DayOrder order_ = DayOrder::unknown;
  std::optional<Date> address_;
  bool front_page_ = false;
};

}  // namespace

PageDates dates_of(const PageEvidence& page, const ArticleData* article, std::string_view address) {
  return Weighing(page, article, address).weigh();
}

}  // namespace sayso
