// The report in a message, without what mail puts around it.
#pragma once

#include <string>
#include <string_view>

#include "documents/message.h"
#include "documents/read.h"

namespace sayso {

/// Paragraphs of a message's text: from its HTML, or from its plain text where that has none. Left
/// out are links to browsers and subscriptions, the footer that says why one gets it, answered
/// mail, signatures and a repeated `title`. Empty where nothing is left.
/// `pages` reads articles in HTML; without it, all of the HTML is text.
std::string mail_text(const Parts& parts, std::string_view title, const PageModel* pages);

}  // namespace sayso
