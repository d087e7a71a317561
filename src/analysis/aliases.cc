#include "analysis/aliases.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/ascii.h"

namespace sayso {
namespace {

bool joins_phrases(std::string_view token) {
  constexpr std::string_view words = " of in at for from to by with on and or as who that which ";
  const bool mark = token == "-" || token == "\u2013" || token == "\u2014";
  return mark || token.find(',') != token.npos ||
         words.find(" " + lower_ascii(token) + " ") != words.npos;
}

bool joins_titles(std::string_view token) {
  return token == "of" || token == "for" || token == "and";
}

bool opens_title(std::string_view token) {
  return token == "the" || token == "former" || token == "then";
}

std::vector<std::string_view> tokens_of(std::string_view words) {
  std::vector<std::string_view> out;
  for (std::size_t at = words.find_first_not_of(" \n"); at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
    out.push_back(words.substr(at, end - at));
    at = words.find_first_not_of(" \n", end);
  }
  return out;
}

Alias alias_of_people(const NameWords& a, const NameWords& b) {
  const NameWords& full = a.words.size() >= b.words.size() ? a : b;
  const NameWords& part = a.words.size() >= b.words.size() ? b : a;
  if (part.words.size() == 1) {
    const bool is_end = part.words[0] == full.words.back() || part.words[0] == full.words.front();
    return is_end ? Alias::part : Alias::none;
  }
  // "Jane Doe", "Jane Q. Doe", "J. Doe"
  if (full.words.back() != part.words.back()) return Alias::none;
  const std::string& first = full.words.front();
  const std::string& other = part.words.front();
  if (first == other) return Alias::part;
  const bool shortened = (first.size() == 1 || other.size() == 1) && first[0] == other[0];
  return shortened ? Alias::part : Alias::none;
}

std::vector<std::string> large_words(const NameWords& name) {
  std::vector<std::string> out;
  std::copy_if(name.words.begin(), name.words.end(), std::back_inserter(out),
               [](const std::string& word) { return !is_small_name_word(word); });
  std::sort(out.begin(), out.end());
  return out;
}

Alias alias_of_bodies(const NameWords& a, const NameWords& b) {
  for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    if (one->words.size() == 1 && one->words[0].size() > 1 && one->words[0] == other->initials) {
      return Alias::initials;
    }
  }
  if (large_words(a) == large_words(b)) return Alias::equal;  // "Justice Department"
  const NameWords& full = a.words.size() >= b.words.size() ? a : b;
  const NameWords& part = a.words.size() >= b.words.size() ? b : a;
  const bool begins = part.words.size() > 1 && full.words.size() > part.words.size() &&
                      std::equal(part.words.begin(), part.words.end(), full.words.begin());
  return begins ? Alias::part : Alias::none;
}

}  // namespace

Alias alias(const NameWords& a, const NameWords& b, NameType type) {
  if (a.words == b.words) return Alias::equal;
  if (type == NameType::person) return alias_of_people(a, b);
  return type == NameType::organisation ? alias_of_bodies(a, b) : Alias::none;
}

bool is_title(std::string_view words) {
  const std::vector<std::string_view> tokens = tokens_of(words);
  // "Director of National Lighthouses": a title goes on over "of" where all else is capitalised.
  const bool capitals = std::all_of(tokens.begin(), tokens.end(), [](std::string_view token) {
    return (token[0] >= 'A' && token[0] <= 'Z') || joins_titles(token) || opens_title(token);
  });
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool goes_on = capitals && joins_titles(tokens[i]) && i > 0 && i + 1 < tokens.size();
    if (!goes_on && joins_phrases(tokens[i])) return false;
  }
  return true;
}

}  // namespace sayso
