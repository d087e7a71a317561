#include "documents/agencies.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "documents/outlets.h"

namespace sayso {
namespace {

/// Agencies that the table of outlets does not call so.
constexpr std::array<std::string_view, 22> more_names = {"dpa",
                                                         "DPA",
                                                         "Deutsche Presse-Agentur",
                                                         "PA Media",
                                                         "PA",
                                                         "The Canadian Press",
                                                         "Canadian Press",
                                                         "CP",
                                                         "Interfax",
                                                         "Interfax-Ukraine",
                                                         "RIA Novosti",
                                                         "Bloomberg News",
                                                         "ANI",
                                                         "Asian News International",
                                                         "IANS",
                                                         "Indo-Asian News Service",
                                                         "UNI",
                                                         "Belga",
                                                         "Ritzau",
                                                         "ANP",
                                                         "NTB",
                                                         "Thomson Reuters"};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) ==
           std::tolower(static_cast<unsigned char>(y));
  });
}

/// Initials and names as short as them, which mean other things too.
bool is_short(std::string_view name) {
  const bool capitals = std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter(c) && std::isupper(static_cast<unsigned char>(c)) != 0;
  });
  return capitals || (name.size() <= 5 && name.find(' ') == std::string_view::npos);
}

struct Name {
  std::string_view words;
  bool is_short = false;
};

const std::vector<Name>& names() {
  static const std::vector<Name> all = [] {
    std::vector<Name> found;
    const auto add = [&found](std::string_view name) { found.push_back({name, is_short(name)}); };
    for (const OutletEntry* entry : agencies()) {
      for (const std::string_view name : names_of(*entry)) add(name);
    }
    for (const std::string_view name : more_names) add(name);
    return found;
  }();
  return all;
}

std::optional<Span> find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) {
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_agency(std::string_view name) {
  return std::any_of(names().begin(), names().end(), [name](const Name& known) {
    return known.is_short ? name == known.words : same(name, known.words);
  });
}

std::optional<Span> find_agency(std::string_view text, Initials initials) {
  std::optional<Span> first;
  for (const Name& name : names()) {
    if (name.is_short && initials == Initials::no) continue;
    const auto found = find_word(text, name.words);
    if (!found) continue;
    const bool longer = first && found->begin == first->begin && found->end > first->end;
    if (!first || found->begin < first->begin || longer) first = found;
  }
  return first;
}

}  // namespace sayso
