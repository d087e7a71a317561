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

SearchedText::SearchedText(std::string_view searched)
    : text(searched), words(plain_words(searched)) {}

OutletName::OutletName(std::string_view outlet) {
  if (outlet.empty()) return;
  NameWords name = name_words(outlet);
  words_ = std::move(name.words);
  if (name.initials.size() > 1) wordings_.push_back(in_capitals(name.initials));
  const std::size_t space = outlet.rfind(' ');
  if (space == outlet.npos) return;
  const std::size_t two = outlet.rfind(' ', space - 1);
  if (two != outlet.npos) {  // "the Coast Guard" of "Ruritanian Coast Guard"
    const std::string_view tail = outlet.substr(two + 1);
    const bool is_name = tail[0] >= 'A' && tail[0] <= 'Z';
    if (is_name && !is_small_name_word(name_words(tail).words.front())) {
      wordings_.emplace_back(tail);
    }
  }
  const std::string last(outlet.substr(space + 1));
  wordings_.push_back("the " + last);
  wordings_.push_back("The " + last);
}

bool OutletName::is_in(const SearchedText& text) const {
  if (words_.empty() || text.text.empty()) return false;
  if (std::search(text.words.begin(), text.words.end(), words_.begin(), words_.end()) !=
      text.words.end()) {
    return true;
  }
  return std::any_of(wordings_.begin(), wordings_.end(), [&](const std::string& wording) {
    return word_at(text.text, wording) != std::string::npos;
  });
}

bool names_outlet(std::string_view text, std::string_view outlet) {
  return !text.empty() && !outlet.empty() && OutletName(outlet).is_in(SearchedText(text));
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
