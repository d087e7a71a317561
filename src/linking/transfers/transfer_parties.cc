#include "linking/transfers/transfer_parties.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <unordered_map>

#include "base/ascii.h"
#include "base/one_of.h"
#include "base/places.h"

namespace sayso {
namespace {

constexpr std::size_t shortest_stem = 4;
constexpr std::size_t longest_reference = 6;  // words that refer back: "the government there"

// Endings of states and of their peoples.
constexpr std::array<std::string_view, 11> kEndings = {"ian", "ean", "ese", "ish", "ia", "an",
                                                       "i",   "a",   "n",   "y",   "e"};
constexpr std::array<std::string_view, 5> kPeoples = {"an", "i", "ese", "ish", "ans"};

// What names parts of a state, and those who only report: no parties of their own.
constexpr std::array<std::string_view, 39> kNoParties = {
    "ministry",   "department", "office",  "government", "parliament",     "navy",
    "bank",       "embassy",    "agency",  "service",    "council",        "police",
    "staff",      "guard",      "cabinet", "committee",  "authority",      "mission",
    "university", "institute",  "union",   "house",      "court",          "commission",
    "congress",   "senate",     "press",   "news",       "administration", "treasury",
    "post",       "times",      "daily",   "radio",      "intelligence",   "railways",
    "journal",    "chronicle",  "inspectorate"};

// What words that refer back to a body without its name must have, so that "it" is none.
constexpr std::array<std::string_view, 9> kArmed = {"rebel",   "rebels",   "group",
                                                    "groups",  "movement", "militia",
                                                    "fighters", "gang",     "forces"};

/// What the name of a state and of its people have in common: "ruven" of "Ruvenian".
std::string stem_of(std::string_view name) {
  std::string stem = lower_ascii(name);
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view ending : kEndings) {
      if (!stem.ends_with(ending) || stem.size() - ending.size() < shortest_stem) continue;
      stem.resize(stem.size() - ending.size());
      shorter = true;
      break;
    }
  }
  return stem;
}

bool is_of_people(std::string_view name) {
  return std::any_of(kPeoples.begin(), kPeoples.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string without_article(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  for (const std::string_view ending : {"'s", "\xE2\x80\x99s"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return std::string(name);
}

bool has_word_of(std::string_view text, const auto& words) {
  const TransferWords all =
      transfer_words(text, {0, static_cast<std::uint32_t>(text.size())});
  return std::any_of(all.begin(), all.end(), [&](const TransferWord& word) {
    return std::find(words.begin(), words.end(), word.lower) != words.end();
  });
}

class Marking {
 public:
  Marking(const Entry& entry, std::vector<TransferWords>& sentences) : entry_(entry) {
    for (TransferWords& sentence : sentences) {
      for (TransferWord& word : sentence) words_.push_back(&word);
    }
  }

  TransferParties mark(std::vector<TransferWords>& sentences, TransferWords& title) {
    for (const Entity& entity : entry_.analysis.entities) mark_entity(entity);
    for (TransferWords& sentence : sentences) mark_by_form(sentence, entry_.document.text);
    for (const TransferWords& sentence : sentences) look_for_places(sentence);
    settle_places();
    for (const TransferWord* word : words_) {
      if (!word->party.empty()) parties_.mentioned.insert(word->party);
      if (word->capital && word->lower.size() > shortest_stem) {
        parties_.mentioned.insert("~" + stem_of(word->lower));
      }
    }
    mark_by_form(title, entry_.document.title);
    // What happens in a town is no deed of the town.
    for (TransferWord* word : words_) clear_place(*word);
    for (TransferWord& word : title) clear_place(word);
    return std::move(parties_);
  }

 private:
  void clear_place(TransferWord& word) const {
    if (places_.contains(word.party)) word.party.clear();
  }

  std::string key_of(const Entity& entity) const {
    if (!has_name(entity)) return {};
    if (entity.type == EntityType::gpe) {
      return entity.country.empty() ? "~" + stem_of(without_article(entity.name))
                                    : "=" + entity.country;
    }
    const bool body = entity.type == EntityType::org && entity.country.empty() &&
                      !has_word_of(entity.name, kNoParties) && !is_outlet(entity.name);
    return body ? "#" + lower_ascii(without_article(entity.name)) : std::string();
  }

  bool is_outlet(const std::string& name) const {
    if (name == entry_.document.outlet.name) return true;
    const std::vector<Citation>& all = entry_.analysis.citations;
    return std::any_of(all.begin(), all.end(),
                       [&](const Citation& citation) { return citation.outlet == name; });
  }

  void mark_entity(const Entity& entity) {
    const std::string key = key_of(entity);
    if (key.empty()) return;
    const std::string_view text = entry_.document.text;
    if (key.front() == '~') states_.emplace(key.substr(1), key);
    for (const Mention& mention : entity.mentions) {
      const bool is_name = mention.form == MentionForm::name;
      const std::string_view written = mention.span.in(text);
      if (!is_name && key.front() == '#' && !has_word_of(written, kArmed)) continue;
      const auto first = std::lower_bound(words_.begin(), words_.end(), mention.span.begin,
                                          [](const TransferWord* word, std::uint32_t begin) {
                                            return word->span.begin < begin;
                                          });
      auto last = first;
      while (last != words_.end() && (*last)->span.begin < mention.span.end) ++last;
      if (!is_name && last - first > static_cast<std::ptrdiff_t>(longest_reference)) continue;
      for (auto word = first; word != last; ++word) {
        const bool free = (*word)->party.empty() || key.front() != '#';
        if (free) (*word)->party = key;
      }
      if (!is_name) continue;
      for (auto word = first; word != last; ++word) named_.insert(*word);
      if (!mention.metonym) ++parties_.names[key][without_article(written)];
    }
  }

  /// Countries of the table and peoples of the states that the text names, whatever the entities.
  void mark_by_form(TransferWords& sentence, std::string_view text) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      TransferWord& word = sentence[i];
      if (!word.capital) continue;
      if (const Place* place = place_at(text, word.span.begin)) {
        const std::string key = "=" + std::string(place->country);
        const auto end = word.span.begin + static_cast<std::uint32_t>(place->words.size());
        if (place->kind == "country" && word.party.empty()) {
          ++parties_.names[key][std::string(place->words)];
        }
        for (; i < sentence.size() && sentence[i].span.begin < end; ++i) {
          sentence[i].party = key;
          named_.insert(&sentence[i]);
        }
        --i;
        continue;
      }
      const auto state = states_.find(stem_of(word.lower));
      const bool free = word.party.empty() || word.party.front() == '#';
      if (word.lower.size() > shortest_stem && state != states_.end() && free) {
        word.party = state->second;
        named_.insert(&word);
      }
    }
  }

  struct Uses {
    int all = 0;
    int inside = 0;  // "in Castrel", or a dateline
    bool is_state = false;
  };

  void look_for_places(const TransferWords& sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const TransferWord& word = sentence[i];
      if (word.party.empty() || word.party.front() != '~' || !named_.contains(&word)) continue;
      if (i > 0 && sentence[i - 1].party == word.party) continue;
      Uses& uses = uses_[word.party];
      ++uses.all;
      const std::string_view written = word.span.in(entry_.document.text);
      const bool dateline = written.size() > 3 && std::none_of(written.begin(), written.end(),
                                                               [](char c) { return c >= 'a'; });
      if (dateline) {
        ++uses.all;
        uses.inside += 2;
      }
      const bool reached = i > 1 && (sentence[i - 2].is(Deed::arrive) ||
                                     sentence[i - 2].is_word("already", "now"));
      if (i > 0 && sentence[i - 1].is_word("in", "at", "near") && !reached) ++uses.inside;
      if (i > 0 && sentence[i - 1].is_word("neighbouring", "neighboring")) uses.is_state = true;
      if (is_of_people(word.lower) && stem_of(word.lower) == word.party.substr(1) &&
          word.lower != word.party.substr(1)) {
        uses.is_state = true;
      }
    }
  }

  /// A name that stands mostly behind "in", and whose people are never named, is a town's.
  void settle_places() {
    for (const auto& [key, uses] : uses_) {
      if (!uses.is_state && uses.inside * 2 > uses.all) places_.insert(key);
    }
  }

  const Entry& entry_;
  std::vector<TransferWord*> words_;  // of all sentences
  std::unordered_map<std::string, std::string> states_;  // keys by stem
  std::set<const TransferWord*> named_;                  // words of names, none that refer back
  std::map<std::string, Uses> uses_;
  std::set<std::string> places_;  // keys that are only where things happen: a capital, a town
  TransferParties parties_;
};

}  // namespace

TransferParties mark_parties(const Entry& entry, std::vector<TransferWords>& sentences,
                             TransferWords& title) {
  return Marking(entry, sentences).mark(sentences, title);
}

std::string party_name(const std::string& key, const std::map<std::string, int>& written) {
  if (key.empty()) return {};
  const bool body = key.front() == '#';
  const auto rank = [&](const auto& name) {
    return std::tuple(!body && is_of_people(name.first), body ? -static_cast<int>(name.first.size())
                                                              : -name.second,
                      std::string_view(name.first));
  };
  const auto best = std::min_element(written.begin(), written.end(), [&](const auto& a, const auto& b) {
    return rank(a) < rank(b);
  });
  return best == written.end() ? key.substr(1) : best->first;
}

}  // namespace sayso
