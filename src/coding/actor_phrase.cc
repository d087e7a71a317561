#include "coding/actor_phrase.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"

namespace sayso {
namespace {

/// Links behind the head that say to whom it belongs.
constexpr std::array<std::string_view, 6> belonging = {"of", "from",   "in",
                                                       "at", "within", "inside"};

/// Words that end what can be said of whose it is: the rest is about something else.
constexpr std::array<std::string_view, 32> other_links = {
    "to",     "against", "with",    "on",      "near",   "by",      "who",     "that",
    "which",  "whose",   "and",     "or",      "backed", "led",     "trained", "familiar",
    "loyal",  "allied",  "aligned", "opposed", "under",  "outside", "over",    "after",
    "before", "during",  "around",  "across",  "along",  "linked",  "as",      "when"};

bool is_break(char c) {
  return std::string_view(" \t\n\r\"()[]/,;:-").find(c) != std::string_view::npos;
}

/// How many bytes of punctuation beyond ASCII, quotation marks and dashes, begin at `at`.
std::size_t wide_break(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view mark : {"\u201c", "\u201d", "\u2013", "\u2014", "\u2018"}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return rest.starts_with("\u00a0") ? 2 : 0;
}

/// "U.S." as "US", "Mali's" as "Mali", "d'Ivoire" as "dIvoire".
std::string bare(std::string_view token) {
  std::string out(token);
  for (std::size_t at = 0; (at = out.find("\u2019", at)) != std::string::npos;) {
    out.replace(at, 3, "'");
  }
  if (out.ends_with("'s") || out.ends_with("'S")) out.resize(out.size() - 2);
  std::erase(out, '.');
  std::erase(out, '\'');
  return out;
}

std::vector<ActorWord> words_of_phrase(std::string_view text) {
  std::vector<ActorWord> words;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    std::string plain_word = bare(text.substr(begin, end - begin));
    if (plain_word.empty()) return;
    const auto first = static_cast<unsigned char>(text[begin]);
    ActorWord& word = words.emplace_back();
    word.plain = lower_ascii(plain_word);
    word.capitals = std::move(plain_word);
    word.begin = begin;
    word.end = end;
    word.capital = first < 'a' || first > 'z';
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t wide = wide_break(text, at);
    if (wide == 0 && !is_break(text[at])) {
      ++at;
      continue;
    }
    const std::size_t before = words.size();
    end_word(at);
    if (text[at] == '-' && words.size() > before) words.back().hyphen_after = true;
    if (text[at] == ',' && !words.empty()) words.back().comma_after = true;
    begin = at += std::max<std::size_t>(wide, 1);
  }
  end_word(text.size());
  return words;
}

/// Whether `link` says whose the noun before it is. "For" does behind an office alone: a
/// spokesman for the army is the army's, an envoy for the region not the region's.
bool belongs(const ActorWord& link, const ActorWord& noun) {
  if (is_one_of(link.plain, belonging)) return true;
  const ActorEntry* entry = link.plain == "for" ? actor_entry(noun.plain) : nullptr;
  return entry != nullptr && entry->kind == ActorKind::office;
}

/// Sets head_end, belonging_end and is_part.
void set_regions(ActorPhrase& phrase) {
  const std::vector<ActorWord>& words = phrase.words;
  phrase.head_end = phrase.belonging_end = words.size();
  bool behind = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool hyphened = words[i - 1].hyphen_after || words[i].hyphen_after;
    const bool belonging_link = !hyphened && belongs(words[i], words[i - 1]);
    const bool stop = !hyphened && !belonging_link &&
                      (words[i].plain == "for" || is_one_of(words[i].plain, other_links));
    if (stop) phrase.belonging_end = i;
    if ((stop || belonging_link || words[i - 1].comma_after) && !behind) {
      phrase.head_end = i;
      phrase.is_part = words[i].plain == "of";
      behind = true;
    }
    if (stop) return;
  }
}

/// The entry of words [begin, end); the last one also in the singular.
const ActorEntry* entry_of(const std::vector<ActorWord>& words, std::size_t begin,
                           std::size_t end) {
  std::string key;
  for (std::size_t i = begin; i < end; ++i) {
    if (!key.empty()) key += ' ';
    key += words[i].plain;
  }
  const ActorEntry* entry = actor_entry(key);
  if (entry != nullptr) return entry;
  if (key.ends_with("ies")) entry = actor_entry(key.substr(0, key.size() - 3) + "y");
  if (entry == nullptr && key.ends_with("es")) {
    entry = actor_entry(std::string_view(key).substr(0, key.size() - 2));
  }
  if (entry == nullptr && key.ends_with("s")) {
    entry = actor_entry(std::string_view(key).substr(0, key.size() - 1));
  }
  return entry;
}

/// A name as a name: with a capital at its first and last word.
const ActorEntry* match_of(const std::vector<ActorWord>& words, std::size_t begin,
                           std::size_t end) {
  if (end - begin == 1 && words[begin].capital) {
    const ActorEntry* acronym = actor_entry(words[begin].capitals);
    if (acronym != nullptr && acronym->kind == ActorKind::body) return acronym;
  }
  const ActorEntry* entry = entry_of(words, begin, end);
  if (entry == nullptr || entry->kind != ActorKind::body) return entry;
  return words[begin].capital && words[end - 1].capital ? entry : nullptr;
}

/// The longest match that begins at word `i`; a null entry where there is none. One that begins up
/// to the head may go on behind it: "ministry of defence".
ActorMatch longest_match(const ActorPhrase& phrase, std::size_t i) {
  const std::size_t last = std::min(phrase.words.size(), i + longest_actor_entry());
  for (std::size_t end = last; end > i; --end) {
    if (const ActorEntry* entry = match_of(phrase.words, i, end)) return {i, end, entry};
  }
  return {i, i, nullptr};
}

}  // namespace

bool ActorPhrase::is_leaning(std::size_t begin, std::size_t end) const {
  if (end < words.size() && words[end - 1].hyphen_after) {
    const std::string_view next = words[end].plain;
    if (next.ends_with("ed") && next != "based") return true;
    for (const std::string_view other : {"led", "run", "made", "held", "bound", "friendly"}) {
      if (next == other) return true;
    }
  }
  if (begin == 0 || !words[begin - 1].hyphen_after) return false;
  return words[begin - 1].plain == "pro" || words[begin - 1].plain == "anti";
}

ActorPhrase actor_phrase(std::string_view words) {
  ActorPhrase phrase;
  phrase.words = words_of_phrase(words);
  set_regions(phrase);
  for (std::size_t i = 0; i < phrase.belonging_end;) {
    const ActorMatch match = longest_match(phrase, i);
    if (match.entry != nullptr && !phrase.is_leaning(match.begin, match.end)) {
      phrase.matches.push_back(match);
    }
    i = std::max(i + 1, match.end);
  }
  return phrase;
}

}  // namespace sayso
