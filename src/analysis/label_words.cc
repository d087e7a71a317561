#include "analysis/label_words.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace sayso {

const WordGroup kOfficials = {
    "official",    "officials",     "diplomat",     "diplomats",   "aide",       "aides",
    "adviser",     "advisers",      "advisor",      "advisors",    "lawmaker",   "lawmakers",
    "senator",     "minister",      "ministers",    "officer",     "officers",   "authorities",
    "envoy",       "envoys",        "strategist",   "strategists", "operatives", "operative",
    "prosecutor",  "prosecutors",   "judge",        "judges",      "senators",   "congressman",
    "congressmen", "investigators", "policymakers", "staffer",     "staffers",   "general",
    "generals",    "commander",     "commanders",   "soldiers",    "ambassador", "ambassadors",
    "legislator",  "legislators",   "regulators",   "bureaucrats"};
const WordGroup kPeople = {
    "source",     "sources",     "person",    "people",    "resident",  "residents", "witness",
    "witnesses",  "man",         "woman",     "employee",  "employees", "analyst",   "reporter",
    "lawyer",     "insider",     "insiders",  "someone",   "worker",    "workers",   "student",
    "executive",  "executives",  "user",      "commenter", "reader",    "activist",  "voter",
    "supporter",  "friend",      "mother",    "father",    "neighbor",  "neighbour", "attendee",
    "caller",     "callers",     "producer",  "moderator", "teacher",   "doctor",    "owner",
    "guest",      "participant", "colleague", "students",  "expert",    "economist", "professor",
    "researcher", "scientist",   "survivor",  "relative",  "relatives", "veteran",   "protester",
    "spectator"};
const WordGroup kGroups = {
    "critics",       "voters",     "experts",      "analysts",    "observers",    "supporters",
    "republicans",   "democrats",  "many",         "some",        "others",       "opponents",
    "conservatives", "americans",  "economists",   "companies",   "activists",    "liberals",
    "everyone",      "most",       "they",         "scholars",    "investors",    "members",
    "leaders",       "groups",     "countries",    "parties",     "politicians",  "historians",
    "protesters",    "women",      "men",          "europeans",   "public",       "majority",
    "percent",       "fans",       "readers",      "reporters",   "journalists",  "allies",
    "backers",       "partisans",  "candidates",   "pundits",     "commentators", "scientists",
    "researchers",   "professors", "lawyers",      "teachers",    "students",     "populists",
    "progressives",  "moderates",  "hawks",        "skeptics",    "sceptics",     "detractors",
    "rivals",        "donors",     "families",     "residents",   "workers",      "citizens",
    "immigrants",    "electorate", "constituents", "commentariat"};
const WordGroup kDocuments = {
    "statement",   "report",       "poll",       "polls",       "survey",       "document",
    "documents",   "memo",         "letter",     "email",       "emails",       "study",
    "filing",      "filings",      "records",    "data",        "transcript",   "papers",
    "complaint",   "lawsuit",      "book",       "ad",          "video",        "indictment",
    "law",         "intelligence", "surveys",    "reports",     "constitution", "article",
    "bill",        "figures",      "evidence",   "editorial",   "analysis",     "review",
    "website",     "message",      "speech",     "transcripts", "photograph",   "photo",
    "polling",     "results",      "statistics", "research",    "rules",        "page",
    "tweet",       "tweets",       "release",    "ruling",      "order",        "note",
    "headline",    "story",        "column",     "essay",       "blog",         "census",
    "photographs", "recording",    "recordings", "tape",        "footage",      "texts",
    "diary",       "manifesto",    "resolution", "treaty",      "agreement",    "plan",
    "proposal",    "manual",       "dossier",    "cable",       "cables",       "leaflet",
    "letters",     "inquiry",      "estimates",  "projection",  "signs",        "history"};
const WordGroup kOutlets = {
    "newspaper",  "newspapers", "news",         "media",     "magazine", "reuters",  "times",
    "post",       "journal",    "tribune",      "gazette",   "herald",   "courier",  "press",
    "television", "radio",      "broadcaster",  "cnn",       "msnbc",    "nbc",      "abc",
    "cbs",        "bbc",        "politico",     "breitbart", "outlet",   "website",  "agency",
    "daily",      "wire",       "paper",        "network",   "outlets",  "newsweek", "affiliate",
    "station",    "tabloid",    "broadcasters", "networks",  "dailies",  "journals", "bloomberg"};
const WordGroup kBodies = {
    "ministry",    "government",   "campaign",   "committee",      "department",
    "house",       "court",        "company",    "administration", "police",
    "embassy",     "spokesperson", "spokesman",  "spokeswoman",    "party",
    "council",     "commission",   "office",     "bureau",         "army",
    "military",    "parliament",   "congress",   "senate",         "bank",
    "union",       "association",  "foundation", "group",          "institute",
    "university",  "fbi",          "cia",        "pentagon",       "kremlin",
    "nato",        "gop",          "command",    "staff",          "panel",
    "board",       "cabinet",      "navy",       "force",          "forces",
    "treasury",    "agency",       "camp",       "team",           "dnc",
    "rnc",         "doj",          "fed",        "firm",           "firms",
    "corporation", "authority",    "federation", "church",         "league",
    "tribunal",    "sides",        "town",       "city",           "mosque",
    "regulator",   "legislature",  "junta",      "militia"};
const WordGroup kQuantifiers = {"one",  "two",  "three", "four", "five", "some", "many",
                                "most", "both", "all",   "each", "none", "any",  "several"};
const WordGroup kPronouns = {"he", "she", "i", "him", "her", "me", "his"};
const WordGroup kHedgesProbable = {"likely", "probably",   "expected",  "appears",
                                   "appear", "appeared",   "seems",     "seem",
                                   "seemed", "apparently", "presumably"};
const WordGroup kHedgesPossible = {"may",     "might", "could",       "possible", "possibly",
                                   "perhaps", "maybe", "considering", "weighing", "potentially"};
const WordGroup kConditions = {"should", "must", "if", "would", "ought", "needs"};

Words words_of(std::string_view text) {
  Words words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (text.substr(i, 3) == "\u2019") {
      if (!words.back().empty()) words.back() += '\'';
      i += 2;
    } else if (c == 0xE2 && i + 2 < text.size() &&
               (static_cast<unsigned char>(text[i + 1]) & 0xFE) == 0x80) {
      if (!words.back().empty()) words.emplace_back();
      i += 2;  // a dash or a quotation mark (U+2000 to U+206F)
    } else if (std::isalnum(c) || c >= 0x80 || (c == '\'' && !words.back().empty())) {
      words.back() += static_cast<char>(c < 0x80 ? std::tolower(c) : c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

void drop_possessive(std::string& word) {
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  if (word.ends_with("'")) word.resize(word.size() - 1);
}

bool is_one_of(std::string_view word, WordGroup list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_word(const Words& words, WordGroup list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(word, list); });
}

bool has_stem(const Words& words, WordGroup stems) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return word.starts_with(stem); });
  });
}

Words without_count(Words words) {
  constexpr std::size_t kCount = 4;  // most words of a count, with its "of": "a large number of"
  const WordGroup nouns = {"number",   "group", "handful", "majority", "couple", "series",
                           "minority", "host",  "array",   "handfuls", "range",  "pair"};
  const std::size_t reach = std::min(words.size(), kCount);
  for (std::size_t i = 1; i < reach && i + 1 < words.size(); ++i) {
    if (words[i] != "of") continue;
    const std::string& count = words[i - 1];
    const bool plural = count.ends_with("dozens") || count.ends_with("hundreds") ||
                        count.ends_with("thousands") || count.ends_with("millions");
    if (plural || is_one_of(count, kQuantifiers) || (words[0] == "a" && is_one_of(count, nouns)))
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i + 1));
    break;
  }
  return words;
}

Words head_of(Words source) {
  source = without_count(std::move(source));
  const auto end = std::find_if(source.begin(), source.end(), [](const std::string& word) {
    return is_one_of(word, {"of", "from", "in", "with", "at", "who", "that", "familiar", "close",
                            "by", "for", "on", "to"});
  });
  source.erase(end, source.end());
  return source;
}

bool is_first_person(const Words& source) {
  const std::size_t size = source.size();
  if (size == 0 || !is_one_of(source.back(), {"i", "me", "myself"})) return false;
  return size == 1 || source[size - 2] == "and";  // not the last letter of "the F.B.I."
}

bool negated(const Words& words) {
  return has_word(words, {"not", "never", "neither", "nor", "no", "cannot", "without"}) ||
         std::any_of(words.begin(), words.end(),
                     [](const auto& word) { return word.ends_with("n't"); });
}

bool is_proper(std::string_view text) {
  int capitals = 0;
  for (std::size_t at = text.find_first_not_of(' '); at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (std::isupper(static_cast<unsigned char>(word[0])) != 0) {
      ++capitals;
    } else if (!is_one_of(word, {"the", "of", "for", "and", "in", "on", "to", "&", "de"})) {
      return false;
    }
    at = std::min(text.find_first_not_of(' ', end), text.size());
  }
  return capitals >= 2;
}

int capitalised(std::string_view text) {
  int count = 0;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && std::isupper(static_cast<unsigned char>(c))) ++count;
    at_start = c == ' ' || c == '\n' || c == '-';
  }
  return count;
}

}  // namespace sayso
