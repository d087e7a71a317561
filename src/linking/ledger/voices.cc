#include "linking/ledger/voices.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

/// The word is in `words`, or one of its stem: "Ruritania" in "Ruritanian army".
bool stem_in(const std::string& word, const std::set<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& other) { return of_one_stem(word, other); });
}

/// Each word of `part` is.
bool stems_in(const std::set<std::string>& part, const std::set<std::string>& whole) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [&](const std::string& word) {
    return stem_in(word, whole);
  });
}

bool share_stem(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::any_of(one.begin(), one.end(),
                     [&](const std::string& word) { return stem_in(word, other); });
}

/// "minister" speaks for a "ministry".
std::set<std::string> with_bodies(const std::set<std::string>& words) {
  std::set<std::string> out = words;
  if (words.contains("minister")) out.insert("ministry");
  return out;
}

/// The person signs the body's page, or is called by most words of the body's name.
bool speaks_for(const Voice& person, const Voice& body) {
  if (all_in(person.name, body.signers)) return true;
  if (body.name.empty()) return false;
  const std::set<std::string> about = with_bodies(person.about);
  const auto told = std::count_if(body.name.begin(), body.name.end(), [&](const auto& word) {
    return !person.name.contains(word) && stem_in(word, about);
  });
  return told > 0 && 2 * static_cast<std::size_t>(told) > body.name.size();
}

/// Told as something new: "said", "told reporters"; not "has said", "says", "maintains".
bool is_fresh(const LedgerMember& member) {
  const std::vector<std::string> words = plain_words(member.cue);
  if (has_any(words, std::to_array<std::string_view>({"has", "have", "had", "having"}))) {
    return false;
  }
  const auto past =
      std::to_array<std::string_view>({"said", "told", "put", "gave", "wrote", "spoke"});
  return has_any(words, past) || std::any_of(words.begin(), words.end(), [](const auto& word) {
           return word.size() > 4 && word.ends_with("ed");
         });
}

/// That it is said once more, not told once more.
bool says_again(const LedgerMember& member) {
  const auto again = std::to_array<std::string_view>(
      {"again", "still", "repeated", "reiterated", "continuing", "reaffirmed"});
  return has_any(plain_words(member.cue + ' ' + member.words), again);
}

std::string published_on(const LedgerMember& member) { return member.said.published.substr(0, 10); }

constexpr auto kVague = std::to_array<std::string_view>(
    {"people", "person", "persons", "senior", "source", "sources", "several", "two", "three",
     "four", "second", "first", "other", "another", "unnamed", "unidentified", "man", "woman"});

std::set<std::string> without_vague(std::set<std::string> words) {
  for (const std::string_view word : kVague) words.erase(std::string(word));
  return words;
}

/// What an unnamed source belongs to: its body and nation, and what its words spell with a capital.
std::set<std::string> belongings(const LedgerMember& member) {
  std::string names = member.affiliation + ' ' + member.nationality;
  for (std::size_t at = 0; at < member.source.size();) {
    const std::size_t end = std::min(member.source.find(' ', at), member.source.size());
    const std::string_view word = std::string_view(member.source).substr(at, end - at);
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') names.append(" ").append(word);
    at = end + 1;
  }
  return without_vague(telling_words(names));
}

void describe_unnamed(const LedgerMember& member, Voice& voice) {
  voice.belongs = belongings(member);
  voice.roles = without_vague(telling_words(member.source + ' ' + member.role));
  for (const std::string& word : voice.belongs) voice.roles.erase(word);
  voice.body = telling_words(member.affiliation);
  // "Local officials" may be anybody's; "two officials" are two whom the article knows.
  const std::set<std::string> called = telling_words(member.source);
  const bool counted = called != without_vague(called);
  const bool officials =
      member.said.source_kind == SourceKind::unnamed_official || called.contains("workers");
  voice.anybody = officials && member.several && !counted && voice.belongs.empty();
}

/// "Courier data" in the Courier; not "a letter seen by the Courier".
bool is_own_work(const LedgerMember& member, const LedgerDocument& document) {
  const SourceKind kind = member.said.source_kind;
  if (kind != SourceKind::outlet && kind != SourceKind::document) return false;
  std::vector<std::string> words = plain_words(member.source);
  if (!words.empty() && words.front() == "the") words.erase(words.begin());
  return !words.empty() && telling_words(document.outlet).contains(words.front()) &&
         names_outlet(member.source, document.outlet);
}

/// "2024-03-04" as a day that can be counted with; none where it is no day.
std::optional<std::chrono::sys_days> counted_day(std::string_view day) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 5;
  constexpr std::size_t kDay = 8;
  int year = 0;
  unsigned month = 0;
  unsigned date = 0;
  if (day.size() != kDay + 2) return std::nullopt;
  const auto read = [&](std::size_t from, std::size_t size, auto& number) {
    const char* end = day.data() + from + size;
    return std::from_chars(day.data() + from, end, number).ptr == end;
  };
  if (!read(0, kYear, year) || !read(kMonth, 2, month) || !read(kDay, 2, date)) return std::nullopt;
  const std::chrono::year_month_day found{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(date)};
  return found.ok() ? std::optional(std::chrono::sys_days(found)) : std::nullopt;
}

/// One that looks back ("said on Friday", "a week ago") names the day roughly: midnight lies
/// between the saying and the reading.
bool near_days(std::string_view one, std::string_view other) {
  const auto a = counted_day(one);
  const auto b = counted_day(other);
  return a && b && std::chrono::abs(*a - *b) <= std::chrono::days(1);
}

}  // namespace

Voice page_voice(const LedgerDocument& document) {
  Voice voice;
  voice.kind = VoiceKind::named;
  voice.on_own_page = document.own_page;
  voice.name = telling_words(document.outlet);
  voice.about = voice.name;
  voice.signers = telling_words(document.signed_by);
  voice.key = "page " + document.outlet;
  return voice;
}

Voice voice_of(const LedgerMember& member, const LedgerDocument& document) {
  const ClaimMember& said = member.said;
  Voice voice;
  voice.on_own_page = document.own_page;
  voice.key = said.source_key;
  voice.country = member.country;
  voice.is_state = member.is_state;
  const std::string& called = said.source_name.empty() ? member.source : said.source_name;
  voice.generic = std::none_of(called.begin() + (called.empty() ? 0 : 1), called.end(),
                               [](char c) { return c >= 'A' && c <= 'Z'; });
  if (is_own_work(member, document)) return page_voice(document);
  // Who asks for something does not say that he asks: the text does.
  const bool acts = said.stance == Stance::asks || said.stance == Stance::demands;
  switch (acts && said.via.empty() ? SourceKind::none : said.source_kind) {
    case SourceKind::named_person:
    case SourceKind::named_organisation:
      voice.kind = VoiceKind::named;
      voice.name = telling_words(said.source_name.empty() ? member.source : said.source_name);
      voice.about = telling_words(said.source_name + ' ' + member.source + ' ' + member.role);
      // Of persons texts give more than one word somewhere; "Ruritania says" is a state.
      voice.person = said.source_kind == SourceKind::named_person && voice.name.size() > 1;
      return voice;
    case SourceKind::document:
      voice.kind = is_body(called) ? VoiceKind::named : VoiceKind::document;
      voice.name = telling_words(called);
      voice.about = voice.name;
      return voice;
    case SourceKind::outlet:
      voice.kind = VoiceKind::outlet;
      voice.name = telling_words(said.source_name.empty() ? member.source : said.source_name);
      return voice;
    case SourceKind::author:
    case SourceKind::none:
      if (document.own_page) return page_voice(document);
      voice.key.clear();
      return voice;
    default:
      voice.kind = is_body(called) ? VoiceKind::named : VoiceKind::unnamed;
      if (voice.kind == VoiceKind::unnamed) {
        describe_unnamed(member, voice);
        return voice;
      }
      voice.name = telling_words(called);
      voice.about = voice.name;
      return voice;
  }
}

Kinship kinship(const Voice& one, const Voice& other) {
  if (one.kind != VoiceKind::named || other.kind != VoiceKind::named) return Kinship::none;
  if (!one.key.empty() && one.key == other.key) return Kinship::same;
  if ((one.is_state || other.is_state) && !one.country.empty() && one.country == other.country) {
    return one.person || other.person ? Kinship::speaks_for : Kinship::same;
  }
  if (one.name == other.name && !one.name.empty()) return Kinship::same;
  if (one.person != other.person) {
    const bool speaks = one.person ? speaks_for(one, other) : speaks_for(other, one);
    return speaks ? Kinship::speaks_for : Kinship::none;
  }
  if (one.person) {
    const bool same = all_in(one.name, other.name) || all_in(other.name, one.name);
    return same ? Kinship::same : Kinship::none;
  }
  const bool same =
      stems_in(one.name, with_bodies(other.about)) || stems_in(other.name, with_bodies(one.about));
  return same ? Kinship::same : Kinship::none;
}

Saying saying_of(const LedgerMember& member) {
  Saying saying;
  saying.published = published_on(member);
  saying.looks_back = !member.said_on.empty() && member.said_on < saying.published;
  saying.written = member.cue.empty();
  saying.fresh = is_fresh(member);
  saying.again = says_again(member);
  saying.day = member.said_on;
  if (saying.day.empty() && (saying.written || saying.fresh)) saying.day = saying.published;
  return saying;
}

bool said_again(const Saying& one, const Saying& other) {
  return (one.again || other.again) && one.published != other.published;
}

bool same_occasion(const Saying& one, const Saying& other, Kinship kin) {
  if (said_again(one, other)) return false;
  if (!one.day.empty() && !other.day.empty() && one.day != other.day) {
    return (one.looks_back || other.looks_back) && near_days(one.day, other.day);
  }
  // What somebody says aloud for a body is not what the body has put in writing.
  const bool written = one.written || other.written;
  return kin != Kinship::speaks_for || !written || !(one.fresh || other.fresh);
}

bool may_be_one(const Voice& one, const Voice& other) {
  if (!one.belongs.empty() && !other.belongs.empty()) {
    return share_stem(one.belongs, other.belongs);
  }
  return share_stem(one.roles, other.roles);
}

bool may_be_of(const Voice& unnamed, const Voice& named) {
  if (named.kind != VoiceKind::named) return false;
  if (unnamed.body.empty()) return unnamed.anybody;
  return !named.person &&
         (stems_in(unnamed.body, named.about) || stems_in(named.name, unnamed.body));
}

}  // namespace sayso
