// What a page says of itself: title, byline, time, address, outlet, language.
#pragma once

#include <string>

#include "documents/document.h"
#include "documents/dom.h"

namespace sayso {

struct Metadata {
  Document fields;   // all but the text
  std::string body;  // the article as the page's structured data has it, or empty
};

Metadata metadata_of(const Dom& page);

}  // namespace sayso
