#include "linking/ledger/outlet_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/name_words.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

/// Place of `word` in `text` as a word of its own, in this case of letters; npos if it is not
/// there.
std::size_t word_at(std::string_view text, std::string_view word) {
  const auto is_word = [&](std::size_t i) {
    const char c = i < text.size() ? text[i] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (!(at > 0 && is_word(at - 1)) && !is_word(at + word.size())) return at;
  }
  return text.npos;
}

std::string in_capitals(std::string_view letters) {
  std::string out(letters);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace

bool names_outlet(std::string_view text, std::string_view outlet) {
  if (outlet.empty() || text.empty()) return false;
  const std::vector<std::string> name = name_words(outlet).words;
  const std::vector<std::string> words = plain_words(text);
  if (std::search(words.begin(), words.end(), name.begin(), name.end()) != words.end()) return true;
  const std::string initials = in_capitals(name_words(outlet).initials);
  if (initials.size() > 1 && word_at(text, initials) != text.npos) return true;
  const std::size_t space = outlet.rfind(' ');
  if (space == outlet.npos) return false;
  const std::string last(outlet.substr(space + 1));
  const std::size_t two = outlet.rfind(' ', space - 1);
  if (two != outlet.npos) {  // "the Coast Guard" of "Ruritanian Coast Guard"
    const std::string_view tail = outlet.substr(two + 1);
    const bool name = tail[0] >= 'A' && tail[0] <= 'Z';
    if (name && !is_small_name_word(name_words(tail).words.front()) &&
        word_at(text, tail) != text.npos) {
      return true;
    }
  }
  return word_at(text, "the " + last) != text.npos || word_at(text, "The " + last) != text.npos;
}

}  // namespace sayso
