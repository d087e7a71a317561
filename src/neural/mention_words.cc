#include "neural/mention_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace sayso {
namespace {

struct PronounWords {
  PronounClass number;
  std::string_view words;  // with a space before and behind each
};

constexpr std::array<PronounWords, 10> kPronouns = {{
    {he, " he him his himself "},
    {she, " she her hers herself "},
    {it, " it its itself "},
    {they, " they them their theirs themselves themself "},
    {i, " i me my mine myself "},
    {we, " we us our ours ourselves "},
    {you, " you your yours yourself yourselves "},
    {who, " who whom whose which "},
    {demonstrative, " this that these those "},
    {place, " here there "},
}};

constexpr std::string_view kArticles = " the a an this that these those his her its their our my ";

bool among(std::string_view word, std::string_view words) {
  return words.find(" " + std::string(word) + " ") != words.npos;
}

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_white(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !is_white(text[end])) ++end;
    if (end > at) tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

/// By the word before what follows a noun: "ministers of the five"; "and" before that joins two.
bool is_plural(const std::vector<std::string>& tokens) {
  constexpr std::string_view following = " of in at for from to with by on who that which whose ";
  constexpr std::string_view plurals = " people men women children police others many some both ";
  std::size_t end = 1;
  while (end < tokens.size() && !among(tokens[end], following) && !tokens[end - 1].ends_with(','))
    ++end;
  std::string noun = tokens[end - 1];
  while (noun.ends_with(',')) noun.pop_back();
  const auto last = tokens.begin() + static_cast<std::ptrdiff_t>(end);
  if (std::find(tokens.begin(), last, "and") != last || among(noun, plurals)) return true;
  const auto ends = [&](std::string_view ending) { return noun.ends_with(ending); };
  return noun.size() > 3 && ends("s") && !ends("ss") && !ends("us") && !ends("is") && !ends("'s");
}

std::string plain_apostrophes(std::string word) {
  constexpr std::string_view curly = "\u2019";
  for (std::size_t at = word.find(curly); at != word.npos; at = word.find(curly, at)) {
    word.replace(at, curly.size(), "'");
  }
  return word;
}

}  // namespace

int pronoun_class(std::string_view word) {
  for (const PronounWords& each : kPronouns) {
    if (among(word, each.words)) return each.number;
  }
  return no_pronoun;
}

int WordNumbers::of(const std::string& word) {
  return numbers_.try_emplace(word, static_cast<int>(numbers_.size())).first->second;
}

MentionWords mention_words(std::string_view text, WordNumbers& numbers) {
  MentionWords out;
  std::vector<std::string> tokens = tokens_of(text);
  std::string initials;
  for (std::string& token : tokens) {
    if (token[0] >= 'A' && token[0] <= 'Z') initials += lower_ascii(token[0]);
    token = plain_apostrophes(lower_ascii(token));
  }
  if (tokens.size() == 1) out.pronoun = pronoun_class(tokens[0]);
  out.several =
      out.pronoun == they || out.pronoun == we || (out.pronoun == no_pronoun && is_plural(tokens));
  if (tokens.size() > 1 && among(tokens[0], kArticles)) tokens.erase(tokens.begin());
  std::string& last = tokens.back();
  if (last.ends_with("'s")) {
    last.resize(last.size() - 2);
  } else if (last.ends_with("s'")) {
    last.pop_back();
  }
  for (const std::string& token : tokens) out.words.push_back(numbers.of(token));
  if (initials.size() > 1) out.initials = numbers.of(initials);
  if (tokens.size() == 1) {
    std::string abbreviation = tokens[0];
    std::erase(abbreviation, '.');
    out.abbreviation = numbers.of(abbreviation);
  }
  return out;
}

int wording(const MentionWords& a, const MentionWords& b) {
  const auto has = [](const MentionWords& words, int word) {
    return std::find(words.words.begin(), words.words.end(), word) != words.words.end();
  };
  if (a.pronoun != no_pronoun || b.pronoun != no_pronoun) return 6;
  if (a.words == b.words) return 1;
  if (a.words.back() == b.words.back()) return 2;
  if (has(b, a.words.back()) || has(a, b.words.back())) return 3;
  for (const auto& [x, y] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    if (x->abbreviation >= 0 && x->abbreviation == y->initials) return 5;
  }
  return std::any_of(a.words.begin(), a.words.end(), [&](int word) { return has(b, word); }) ? 4
                                                                                             : 0;
}

}  // namespace sayso
