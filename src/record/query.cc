#include "record/query.h"

#include <array>
#include <vector>

namespace sayso {

namespace {

struct Term {
  std::string words;  // without quotation marks
  bool phrase = false;
  bool prefix = false;
};

bool letter_or_digit(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Typographic signs as plain ones, so that what is pasted from an article means what it shows.
std::string plain_signs(std::string_view query) {
  struct Sign {
    std::string_view typed;
    char plain;
  };
  constexpr std::array<Sign, 10> signs = {{{"\u201c", '"'},
                                           {"\u201d", '"'},
                                           {"\u201e", '"'},
                                           {"\u00ab", '"'},
                                           {"\u00bb", '"'},
                                           {"\u2018", ' '},
                                           {"\u2019", '\''},
                                           {"\u2013", ' '},
                                           {"\u2014", ' '},
                                           {"\u2026", ' '}}};
  std::string plain;
  while (!query.empty()) {
    std::size_t length = 1;
    char sign = query.front();
    for (const auto& known : signs) {
      if (query.starts_with(known.typed)) {
        length = known.typed.size();
        sign = known.plain;
      }
    }
    plain += sign == '\0' ? ' ' : sign;
    query.remove_prefix(length);
  }
  return plain;
}

bool has_words(std::string_view text) {
  for (const char c : text) {
    if (letter_or_digit(static_cast<unsigned char>(c))) return true;
  }
  return false;
}

/// Reads one term off the front of `rest`.
Term take_term(std::string_view& rest) {
  Term term;
  std::size_t end = 0;
  if (rest.front() == '"') {
    term.phrase = true;
    end = rest.find('"', 1);
    term.words = rest.substr(1, end == rest.npos ? end : end - 1);
    end = end == rest.npos ? rest.size() : end + 1;
  } else {
    end = std::min(rest.find_first_of(" \t\r\n\""), rest.size());
    term.words = rest.substr(0, end);
    while (term.words.ends_with('*')) {
      term.words.pop_back();
      term.prefix = true;
    }
  }
  rest.remove_prefix(end);
  if (term.phrase && rest.starts_with('*')) {
    term.prefix = true;
    rest.remove_prefix(1);
  }
  return term;
}

std::string quoted(const Term& term) { return '"' + term.words + '"' + (term.prefix ? "*" : ""); }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string whole;
  for (const auto& part : parts) {
    if (!whole.empty()) whole += between;
    whole += part;
  }
  return parts.size() > 1 ? '(' + whole + ')' : whole;
}

/// What stands between two ORs.
struct Group {
  std::vector<std::string> wanted;
  std::vector<std::string> unwanted;

  std::string expression() const {
    if (unwanted.empty()) return joined(wanted, " AND ");
    return '(' + joined(wanted, " AND ") + " NOT " + joined(unwanted, " OR ") + ')';
  }
};

}  // namespace

std::string full_text_query(std::string_view query) {
  const std::string plain = plain_signs(query);
  std::string_view rest = plain;
  std::vector<Group> groups(1);
  bool negated = false;
  while (!rest.empty()) {
    if (rest.front() == ' ' || (rest.front() >= '\t' && rest.front() <= '\r')) {
      rest.remove_prefix(1);
      continue;
    }
    const Term term = take_term(rest);
    if (!term.phrase && term.words == "OR") {
      groups.emplace_back();
      negated = false;
    } else if (!term.phrase && term.words == "NOT") {
      negated = true;
    } else if (has_words(term.words) && (term.phrase || term.words != "AND")) {
      (negated ? groups.back().unwanted : groups.back().wanted).push_back(quoted(term));
      negated = false;
    }
  }
  std::vector<std::string> alternatives;
  for (const auto& group : groups) {
    // Without a word that is wanted there is nothing to take the unwanted from.
    if (!group.wanted.empty()) alternatives.push_back(group.expression());
  }
  return joined(alternatives, " OR ");
}

}  // namespace sayso
