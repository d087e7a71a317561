// One item of a feed, whatever the feed's format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "documents/xml.h"

namespace sayso {

/// What a feed says of itself.
struct Channel {
  std::string title;
  std::string link;      // of the site
  std::string language;  // BCP 47
  std::string address;   // of the feed, as far as it is known; for relative links
};

/// The name of `element` inside `item`: "title" where both are of the same namespace, otherwise
/// with the usual prefix of its namespace, whatever the feed calls it: "content:encoded",
/// "dc:date".
std::string name_in(const XmlElement& item, const XmlElement& element);

/// All but the text.
Document item_fields(const XmlElement& item, const Channel& channel);

/// The text: of the whole article where the item has it, else of its summary; empty where it has
/// neither.
std::string item_text(const XmlElement& item, std::string_view title);

/// `link` as an absolute address, by `base` where it is relative; empty where it is none of the
/// web.
std::string absolute_link(std::string_view link, const std::string& base);

/// "en-gb" as "en-GB"; empty where it is no tag of a language.
std::string language_tag(std::string_view written);

}  // namespace sayso
