// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// The language of `text` as a BCP 47 tag. `declared` is what its page or feed says of itself: a
/// hint that keeps its region and script where the text agrees ("en-GB"), that decides where the
/// text is too short or too mixed to tell, and that sure evidence of another language overrules.
/// "und" where neither tells; a text in another script than the Latin one is never that, nor
/// English.
std::string language_of(std::string_view text, std::string_view declared);

}  // namespace sayso
