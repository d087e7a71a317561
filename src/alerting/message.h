// A firing as a mail (RFC 5322) and as entries of a feed (RFC 4287).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/alerts.h"

namespace sayso {

/// Plain text in UTF-8: why, and the words with their documents.
std::string plain_text(const Firing& firing);

/// The whole message, lines ended by CR LF. `from` and `to` are addresses; `now` is Unix seconds.
/// Its Message-ID is made from the firing's id, so that a second copy can be told for one.
std::string mail_message(const Firing& firing, std::string_view from, std::string_view to,
                         std::int64_t now);

struct FeedHead {
  std::string id;  // "urn:sayso:alerts", or of one alert
  std::string title;
  std::string self;     // address of the feed; empty: not known
  std::string updated;  // where nothing has fired
};

/// An Atom feed of `firings`, the latest first. Links of entries are paths of the web desk.
std::string atom_feed(const FeedHead& head, const std::vector<Firing>& firings);

/// A header's words: as they are where they are ASCII, else encoded words (RFC 2047); folded.
std::string encoded_header(std::string_view text, std::size_t first_column);
/// Text as quoted-printable (RFC 2045), lines ended by CR LF.
std::string quoted_printable(std::string_view text);

}  // namespace sayso
