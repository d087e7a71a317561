// The dates that readers of a page see, and those in its markup.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "documents/metadata/page_evidence.h"

namespace sayso {

struct VisibleDate {
  Date date;
  std::optional<Date> other;  // its digits may also mean this
  bool published = false;     // called so by words or by names of elements
  bool updated = false;
  bool marked = false;     // itemprop "datePublished"
  bool in_markup = false;  // from a datetime or content attribute
  bool near = false;       // to the headline
  bool listed = false;     // one of many: a calendar, a list of articles
  double weight = 0;       // how much it looks like the date of the article
};

struct VisibleDates {
  std::vector<VisibleDate> dates;      // in the page's order
  DayOrder order = DayOrder::unknown;  // of digits, as far as one date on the page shows it
};

/// Leaves out what stands in comments, related articles, navigation, footers and long paragraphs.
VisibleDates visible_dates(const PageEvidence& page);

}  // namespace sayso
