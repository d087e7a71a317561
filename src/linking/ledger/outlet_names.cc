#include "linking/ledger/outlet_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/name_words.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

/// Words in the names of bodies that publish what they have to say themselves.
constexpr auto kBodies = std::to_array<std::string_view>(
    {"administration", "army",         "assembly",     "bank",       "cabinet",  "centre",
     "command",        "commission",   "committee",    "company",    "congress", "consulate",
     "corporation",    "council",      "court",        "department", "embassy",  "federation",
     "forces",         "foundation",   "front",        "government", "guard",    "inc",
     "institute",      "kremlin",      "ltd",          "ministry",   "mission",  "navy",
     "office",         "organisation", "organization", "parliament", "party",    "plc",
     "police",         "presidency",   "secretariat",  "senate",     "union",    "university"});
/// And in those of outlets that report on others.
constexpr auto kMedia = std::to_array<std::string_view>(
    {"agency", "bureau",    "chronicle", "courier",   "daily",      "gazette",
     "herald", "journal",   "magazine",  "media",     "mirror",     "monitor",
     "news",   "newspaper", "observer",  "online",    "post",       "press",
     "radio",  "review",    "standard",  "telegraph", "television", "times",
     "today",  "tribune",   "tv",        "weekly",    "wire"});

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

bool is_body(std::string_view source) {
  std::size_t end = source.size();
  for (const std::string_view mark : {",", " of ", " for ", " in "}) {
    end = std::min(end, source.find(mark));
  }
  const std::vector<std::string> words = plain_words(source.substr(0, end));
  if (words.empty() || words.front() == "a" || words.front() == "an") return false;
  return words.back() == "staff" ||
         std::find(kBodies.begin(), kBodies.end(), words.back()) != kBodies.end();
}

bool is_medium(std::string_view name) { return has_any(plain_words(name), kMedia); }

}  // namespace sayso
