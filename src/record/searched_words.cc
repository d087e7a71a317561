#include "record/searched_words.h"

#include <vector>

#include "base/ascii.h"

namespace sayso {

std::string searched_words(std::string_view search) {
  std::vector<std::string> words(1);
  for (const char c : search) {
    const bool parts =
        (c >= 0 && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || c > 'z';
    if (!parts) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  std::string list;
  for (const std::string& word : words) {
    if (word == "OR" || word == "NOT") return "[]";
    if (!word.empty()) list += (list.empty() ? "\"" : ",\"") + lower_ascii(word) + '"';
  }
  return '[' + list + ']';
}

}  // namespace sayso
