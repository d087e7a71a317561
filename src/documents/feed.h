// RSS 0.90 to 2.0, RDF and Atom.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"

namespace sayso {

/// What a feed or a sitemap says of one address.
struct FeedEntry {
  std::string url;  // absolute
  std::string title;
  std::optional<Timestamp> published;  // of an entry that only says when it was changed: that
  bool is_sitemap = false;             // the address is that of another sitemap
};

/// The entries with an address, in order, of an RSS or Atom feed, a sitemap or an index of
/// sitemaps. `address` is the feed's own, for relative links and messages. What stands before
/// damage is given. Errors: "damaged", "empty".
Result<std::vector<FeedEntry>> feed_entries(std::string_view bytes, const std::string& address);

}  // namespace sayso
