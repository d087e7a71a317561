#include "documents/metadata/name_words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"

namespace sayso {
namespace {

/// Words of roles and of teams' work, not of names. Whole words, in lower case.
constexpr std::array<std::string_view, 58> role_words = {
    "editor",       "reporter",   "writer",     "correspondent", "contributor", "director",
    "manager",      "founder",    "cofounder",  "co-founder",    "ceo",         "cto",
    "cfo",          "cmo",        "coo",        "president",     "chief",       "officer",
    "columnist",    "journalist", "producer",   "photographer",  "analyst",     "engineer",
    "specialist",   "expert",     "consultant", "strategist",    "coordinator", "professor",
    "lecturer",     "head",       "lead",       "senior",        "junior",      "executive",
    "managing",     "associate",  "assistant",  "freelance",     "freelancer",  "author",
    "blogger",      "copywriter", "designer",   "developer",     "attorney",    "lawyer",
    "partner",      "researcher", "scientist",  "therapist",     "dietitian",   "nutritionist",
    "veterinarian", "physician",  "intern",     "publisher"};

/// Degrees, in lower case without full stops.
constexpr std::array<std::string_view, 40> degrees = {
    "phd", "md", "dvm", "mph",  "rd",  "rdn", "ld",   "cfp",  "cfa", "mba",
    "ma",  "ms", "msc", "ba",   "bs",  "bsc", "jd",   "esq",  "rn",  "np",
    "pa",  "do", "dds", "dmd",  "cpa", "mfa", "med",  "mscp", "edd", "llm",
    "llb", "pe", "cpt", "cscs", "pt",  "dpt", "frcp", "obe",  "mbe", "ccrn"};

/// What is written where names are, and names nobody.
constexpr std::array<std::string_view, 58> nobodies = {"staff",
                                                       "admin",
                                                       "administrator",
                                                       "editor",
                                                       "editors",
                                                       "editorial",
                                                       "editorial team",
                                                       "editorial staff",
                                                       "staff writer",
                                                       "staff reporter",
                                                       "staff writers",
                                                       "staff report",
                                                       "unknown",
                                                       "anonymous",
                                                       "null",
                                                       "none",
                                                       "undefined",
                                                       "guest",
                                                       "guest author",
                                                       "guest contributor",
                                                       "author",
                                                       "authors",
                                                       "name",
                                                       "user",
                                                       "root",
                                                       "webmaster",
                                                       "subscribe",
                                                       "follow",
                                                       "share",
                                                       "login",
                                                       "sign in",
                                                       "read more",
                                                       "contributor",
                                                       "contributors",
                                                       "writer",
                                                       "bio",
                                                       "profile",
                                                       "website",
                                                       "home",
                                                       "by",
                                                       "updated",
                                                       "learn more",
                                                       "expert verified",
                                                       "fact checked",
                                                       "share this",
                                                       "our team",
                                                       "editorial board",
                                                       "category",
                                                       "categories",
                                                       "industry",
                                                       "role",
                                                       "topic",
                                                       "topics",
                                                       "state",
                                                       "style",
                                                       "type",
                                                       "date",
                                                       "company size"};

bool is_among(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_alpha(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_alpha(c) || c == '\'') {
      word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    } else if (c != '.' && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_degree(std::string_view part) {
  const std::vector<std::string> words = words_of_name(part);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return is_among(word, degrees);
  });
}

bool is_role_word(std::string_view word) { return is_among(word, role_words); }

bool is_role(std::string_view part) {
  const std::vector<std::string> words = words_of_name(part);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_among(word, role_words); });
}

bool is_nobody(std::string_view name) {
  std::string lower = lower_ascii(name);
  if (lower.starts_with("the ")) lower.erase(0, 4);
  const std::vector<std::string> words = words_of_name(lower);
  return is_among(lower, nobodies) || std::all_of(words.begin(), words.end(), is_role_word);
}

}  // namespace sayso
