#include "base/name_words.h"

#include "base/ascii.h"

namespace sayso {
namespace {

bool is_article(std::string_view word) { return word == "the" || word == "a" || word == "an"; }

/// "U.S." to "us", "Doe's" to "doe".
std::string plain(std::string_view token) {
  std::string word = lower_ascii(token);
  for (const std::string_view ending : {"'s", "\u2019s", "s'", "s\u2019"}) {
    if (word.ends_with(ending)) {
      word.resize(word.size() - ending.size() + (ending[0] == 's' ? 1 : 0));
      break;
    }
  }
  std::erase(word, '.');
  std::erase(word, ',');
  return word;
}

}  // namespace

NameWords name_words(std::string_view name) {
  NameWords out;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = name.find_first_of(" \n\t", at);
    if (end == name.npos) end = name.size();
    const std::string_view token = name.substr(at, end - at);
    at = end + 1;
    std::string word = plain(token);
    // "Mr Doe" is Doe.
    const bool left_out = is_article(word) || (is_form_of_address(word) && at < name.size());
    if (word.empty() || (out.words.empty() && left_out)) continue;
    if (token[0] >= 'A' && token[0] <= 'Z') out.initials += lower_ascii(token[0]);
    out.words.push_back(std::move(word));
  }
  if (out.words.empty()) out.words.push_back(lower_ascii(name));
  return out;
}

bool is_form_of_address(std::string_view word) {
  for (const std::string_view form :
       {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady"}) {
    if (word == form) return true;
  }
  return false;
}

bool is_small_name_word(std::string_view word) {
  return is_article(word) || word == "of" || word == "and" || word == "for" || word == "&";
}

}  // namespace sayso
