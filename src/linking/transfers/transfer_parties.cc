#include "linking/transfers/transfer_parties.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"
#include "base/one_of.h"
#include "base/places.h"
#include "linking/transfers/party_words.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestReference = 6;  // words that refer back: "the government there"
constexpr std::size_t kOfficeReach = 3;       // words from a state to its office

class Marking {
 public:
  Marking(const Entry& entry, std::vector<TransferWords>& sentences, TransferWords& title)
      : entry_(entry), sentences_(sentences), title_(title) {
    for (TransferWords& sentence : sentences) {
      for (TransferWord& word : sentence) words_.push_back(&word);
    }
  }

  TransferParties mark() {
    collect_other_names();
    for (const bool longer : {true, false}) {
      for (const Entity& entity : entry_.analysis.entities) mark_names(entity, longer);
    }
    for (TransferWords& sentence : sentences_) mark_by_form(sentence, entry_.document.text);
    for (const TransferWords& sentence : sentences_) look_for_states(sentence);
    settle();
    for (const Entity& entity : entry_.analysis.entities) mark_references(entity);
    mark_first_words();
    mark_armed();
    for (const TransferWord* word : words_) mention(*word);
    mark_by_form(title_, entry_.document.title);
    // What happens in a town is no deed of the town.
    for (TransferWord* word : words_) clear_place(*word);
    for (TransferWord& word : title_) clear_place(word);
    return std::move(parties_);
  }

 private:
  std::string_view text() const { return entry_.document.text; }

  /// Index of the first word at or behind byte `at`.
  std::size_t word_at(std::uint32_t at) const {
    const auto found = std::lower_bound(
        words_.begin(), words_.end(), at,
        [](const TransferWord* word, auto byte) { return word->span.begin < byte; });
    return static_cast<std::size_t>(found - words_.begin());
  }

  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;  // one behind
    std::size_t size() const { return last - first; }
  };
  Range range_of(Span span) const { return {word_at(span.begin), word_at(span.end)}; }

  /// Words of persons' full names, last words of bodies' and names of outlets: alone they name no
  /// state.
  void collect_other_names() {
    others_.insert(lower_ascii(entry_.document.outlet.name));
    for (const Citation& citation : entry_.analysis.citations) {
      others_.insert(lower_ascii(citation.outlet));
    }
    for (const Entity& entity : entry_.analysis.entities) {
      const bool person = entity.type == EntityType::per;
      if (!person && entity.type != EntityType::org) continue;
      for (const Mention& mention : entity.mentions) {
        const Range range = range_of(mention.span);
        if (mention.form != MentionForm::name || range.size() < 2) continue;
        for (std::size_t i = person ? range.first : range.last - 1; i < range.last; ++i) {
          others_.insert(words_[i]->lower);
        }
      }
    }
  }

  bool is_outlet(const std::string& name) const {
    if (name == entry_.document.outlet.name) return true;
    const std::vector<Citation>& all = entry_.analysis.citations;
    return std::any_of(all.begin(), all.end(),
                       [&](const Citation& citation) { return citation.outlet == name; });
  }

  /// The key of what the words of `range` name; empty where it can be no party.
  std::string key_of(const Entity& entity, Range range) const {
    const std::string written = name_in(range);
    const bool place = entity.type == EntityType::gpe || entity.type == EntityType::loc;
    if (const Place* known = place_named(written)) return "=" + std::string(known->country);
    if (entity.type == EntityType::gpe && !entity.country.empty()) return "=" + entity.country;
    const TransferWord& first = *words_[range.first];
    if (range.size() == 1 && !is_acronym(written)) {
      const bool other = others_.contains(first.lower) || is_part_of_state(written) ||
                         is_office(first.lower) || is_task(range.first);
      if (!first.capital || other) return {};
      return "~" + party_stem(first.lower);
    }
    if (place) return "~" + party_stem(lower_ascii(written));
    const bool body = entity.type == EntityType::org && entity.country.empty() &&
                      !is_part_of_state(written) && !is_outlet(written);
    return body ? "#" + lower_ascii(written) : std::string();
  }

  /// "Ministry of Transport".
  bool is_task(std::size_t i) const {
    return i > 1 && words_[i - 1]->is_word("of") && words_[i - 2]->capital &&
           words_[i - 2]->is_word("ministry", "department", "minister", "secretary", "committee");
  }

  std::string name_in(Range range) const {
    const Span span = {words_[range.first]->span.begin, words_[range.last - 1]->span.end};
    return name_without_article(span.in(text()));
  }

  /// "Front for the Freedom of the Hills", where only "Freedom of the Hills" was taken for a name.
  Range with_words_before(Range range) const {
    for (;;) {
      std::size_t i = range.first;
      if (i > 0 && words_[i - 1]->is_word("the")) --i;
      const bool of = i > 1 && words_[i - 1]->is_word("of", "for") && words_[i - 2]->capital &&
                      !words_[i - 1]->stop && !words_[i]->comma && !words_[i - 1]->comma;
      if (!of) return range;
      range.first = i - 2;
    }
  }

  /// Marks the names of more than one word, or those of one: what is part of a name is none.
  void mark_names(const Entity& entity, bool longer) {
    for (const Mention& mention : entity.mentions) {
      if (mention.form != MentionForm::name) continue;
      Range range = range_of(mention.span);
      if (range.size() > 0 && words_[range.first]->is_word("the")) ++range.first;
      if (range.first >= range.last || (range.size() > 1) != longer) continue;
      if (entity.type == EntityType::org && range.size() > 1) range = with_words_before(range);
      const std::string key = key_of(entity, range);
      if (key.empty()) continue;
      const std::string written = name_in(range);
      if (key.front() == '~') states_.emplace(key.substr(1), key);
      for (std::size_t i = range.first; i < range.last; ++i) {
        if (words_[i]->party.empty()) words_[i]->party = key;
        named_.insert(words_[i]);
      }
      // "Seoul" is not South Korea's name, nor are its people.
      const bool own = key.front() != '=' || place_named(written, "country") != nullptr;
      if (own && !mention.metonym) ++parties_.names[key][written];
      if (keys_[entity.id].empty()) keys_[entity.id] = key;
    }
  }

  /// Countries of the table, and all forms of the names that the text has.
  void mark_by_form(TransferWords& sentence, std::string_view text) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      TransferWord& word = sentence[i];
      if (!word.capital) continue;
      if (const Place* place = place_at(text, word.span.begin)) {
        i = mark_place(sentence, i, *place) - 1;
        continue;
      }
      const auto state = states_.find(party_stem(word.lower));
      const bool free = word.party.empty() && !others_.contains(word.lower);
      if (state == states_.end() || !free) continue;
      word.party = state->second;
      named_.insert(&word);
    }
  }

  /// Marks the words of `place` from word `i` on; gives the index behind them.
  std::size_t mark_place(TransferWords& sentence, std::size_t i, const Place& place) {
    const std::string key = "=" + std::string(place.country);
    const auto end = sentence[i].span.begin + static_cast<std::uint32_t>(place.words.size());
    if (place.kind == "country" && !sentence[i].party.starts_with('=')) {
      ++parties_.names[key][std::string(place.words)];
    }
    parties_.states.insert(key);
    do {
      sentence[i].party = key;
      named_.insert(&sentence[i]);
    } while (++i < sentence.size() && sentence[i].span.begin < end);
    return i;
  }

  struct Uses {
    int all = 0;
    int inside = 0;               // "in Castrel", or a dateline
    std::set<std::string> forms;  // "oshkar", "oshkari"
    bool has_office = false;      // "Oshkar's army"
  };

  void look_for_states(const TransferWords& sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const TransferWord& word = sentence[i];
      if (word.party.empty() || word.party.front() != '~' || !named_.contains(&word)) continue;
      if (i > 0 && sentence[i - 1].party == word.party) continue;
      Uses& uses = uses_[word.party];
      ++uses.all;
      uses.forms.insert(word.lower);
      if (is_dateline(word.span.in(text()))) {
        ++uses.all;
        uses.inside += 2;
      }
      const bool reached =
          i > 1 && (sentence[i - 2].is(Deed::arrive) || sentence[i - 2].is_word("already", "now"));
      if (i > 0 && sentence[i - 1].is_word("in", "at", "near") && !reached) ++uses.inside;
      uses.has_office = uses.has_office || has_office(sentence, i);
    }
  }

  static bool has_office(const TransferWords& sentence, std::size_t i) {
    if (i > 0 && sentence[i - 1].is_word("neighbouring", "neighboring")) return true;
    const bool of = i > 1 && sentence[i - 1].is_word("of") && is_office(sentence[i - 2].lower);
    if (of) return true;
    for (std::size_t k = i + 1; k < sentence.size() && k - i <= kOfficeReach; ++k) {
      if (sentence[k].comma || sentence[k].stop) return false;
      if (is_office(sentence[k].lower)) return true;
    }
    return false;
  }

  /// What is a state, and what only a town: one that stands mostly behind "in".
  void settle() {
    for (const auto& [key, uses] : uses_) {
      const bool has_people =
          uses.forms.size() > 1 && std::any_of(uses.forms.begin(), uses.forms.end(), is_of_people);
      if (has_people || (uses.has_office && uses.inside * 2 <= uses.all)) {
        parties_.states.insert(key);
      } else if (uses.inside * 2 > uses.all) {
        places_.insert(key);
      }
    }
  }

  /// "It", "its neighbour", "the government there": words that refer back to a state or a body.
  void mark_references(const Entity& entity) {
    const auto key = keys_.find(entity.id);
    if (key == keys_.end() || key->second.empty()) return;
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::name) continue;
      const Range range = range_of(mention.span);
      const std::string_view words = mention.span.in(text());
      const bool fits = key->second.front() == '#'
                            ? has_armed_word(words)
                            : range.size() <= kLongestReference && may_be_state(words);
      if (!fits) continue;
      for (std::size_t i = range.first; i < range.last; ++i) {
        if (words_[i]->party.empty()) words_[i]->party = key->second;
      }
    }
  }

  /// "It" and "the country" in a sentence that names nobody are the one party of the sentence
  /// before.
  void mark_first_words() {
    for (std::size_t s = 1; s < sentences_.size(); ++s) {
      TransferWords& words = sentences_[s];
      const bool names = std::any_of(words.begin(), words.end(), [&](const TransferWord& word) {
        return !word.party.empty() && !places_.contains(word.party);
      });
      const auto found = std::find_if(words.begin(), words.end(), [](const TransferWord& word) {
        return word.is_word("it", "country", "republic", "government", "kingdom");
      });
      if (names || found == words.end()) continue;
      TransferWord& word = *found;
      std::set<std::string> before;
      for (const TransferWord& other : sentences_[s - 1]) {
        const bool state = !other.party.empty() && other.party.front() != '#';
        if (state && !places_.contains(other.party)) before.insert(other.party);
      }
      if (word.party.empty() && before.size() == 1) word.party = *before.begin();
    }
  }

  /// "The rebels" are the one armed body that the text names, where it names only one.
  void mark_armed() {
    std::set<std::string> armed;
    for (const TransferWords& sentence : sentences_) {
      const bool of_arms = std::any_of(sentence.begin(), sentence.end(),
                                       [](const auto& word) { return has_armed_word(word.lower); });
      for (const TransferWord& word : sentence) {
        const bool body = word.party.starts_with('#');
        if (body && (of_arms || has_armed_word(word.party))) armed.insert(word.party);
      }
    }
    if (armed.size() != 1) return;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool to_them = i > 0 && words_[i]->is_word("them") && words_[i - 1]->is_word("to");
      const bool rebels = words_[i]->is_word("rebels", "insurgents", "guerrillas", "militants");
      if (words_[i]->party.empty() && (to_them || rebels)) words_[i]->party = *armed.begin();
    }
  }

  void mention(const TransferWord& word) {
    if (!word.party.empty()) parties_.mentioned.insert(word.party);
    if (word.capital) parties_.mentioned.insert("~" + party_stem(word.lower));
  }

  void clear_place(TransferWord& word) const {
    if (places_.contains(word.party)) word.party.clear();
  }

  const Entry& entry_;
  std::vector<TransferWords>& sentences_;
  TransferWords& title_;
  std::vector<TransferWord*> words_;                     // of all sentences
  std::unordered_set<std::string> others_;               // words of other names
  std::unordered_map<std::string, std::string> states_;  // keys by stem
  std::unordered_map<std::string, std::string> keys_;    // of entities, by id
  std::set<const TransferWord*> named_;                  // words of names, none that refer back
  std::map<std::string, Uses> uses_;
  std::set<std::string> places_;  // keys that are only where things happen
  TransferParties parties_;
};

}  // namespace

TransferParties mark_parties(const Entry& entry, std::vector<TransferWords>& sentences,
                             TransferWords& title) {
  return Marking(entry, sentences, title).mark();
}

std::string party_name(const std::string& key, const std::map<std::string, int>& written) {
  if (key.empty()) return {};
  const bool body = key.front() == '#';
  const auto rank = [&](const auto& name) {
    const int better = body ? static_cast<int>(name.first.size()) : name.second;
    return std::tuple(!body && is_of_people(name.first), -better, std::string_view(name.first));
  };
  const auto best =
      std::min_element(written.begin(), written.end(),
                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best == written.end() ? key.substr(1) : best->first;
}

}  // namespace sayso
