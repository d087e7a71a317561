#include "documents/metadata/plain.h"

#include <utility>

#include "documents/dom.h"

namespace sayso {

std::string plain(std::string text) {
  if (text.find('<') == std::string::npos && text.find('&') == std::string::npos) return text;
  return inner_text(Dom(std::move(text)).root());
}

}  // namespace sayso
