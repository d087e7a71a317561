#include "coding/actor_code.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace sayso {
namespace {

std::string code_of(std::string_view words) { return joined(actor_code(words, nullptr)); }

Entity person(std::string name, std::string role, std::string country = {}) {
  Entity entity;
  entity.type = EntityType::per;
  entity.name = std::move(name);
  entity.role = std::move(role);
  entity.country = std::move(country);
  entity.mentions = {{{0, 1}, MentionForm::name}};
  return entity;
}

TEST(ActorCode, IsOfTheNounThatThePhraseIsAbout) {
  EXPECT_EQ(code_of("two soldiers"), "---MIL");
  EXPECT_EQ(code_of("lawmakers from the capital"), "---LEG");
  EXPECT_EQ(code_of("Sudanese army officers"), "SDNMIL");
  EXPECT_EQ(code_of("hundreds of refugees"), "---REF");
  EXPECT_EQ(code_of("a army"), "---MIL");
  EXPECT_EQ(code_of("they"), "");
}

TEST(ActorCode, KnowsMinistries) {
  EXPECT_EQ(code_of("the Defence Ministry"), "---GOVMIL");
  EXPECT_EQ(code_of("Turkey's defence ministry"), "TURGOVMIL");
  EXPECT_EQ(code_of("the Turkish Ministry of Defence"), "TURGOVMIL");
  EXPECT_EQ(code_of("the Ministry of Trade and Industry"), "---GOV");
  EXPECT_EQ(code_of("Kenyan health ministers"), "KENGOVMED");
}

TEST(ActorCode, OfAnOfficeIsWhoseItIs) {
  EXPECT_EQ(code_of("a police spokesman"), "---COP");
  EXPECT_EQ(code_of("a spokeswoman for the army"), "---MIL");
  EXPECT_EQ(code_of("members of the opposition"), "---OPP");
  EXPECT_EQ(code_of("the company's chairman"), "---BUS");
  EXPECT_EQ(code_of("two senior officials"), "---GOV");
  EXPECT_EQ(code_of("the president of Kenya"), "KENGOV");
  EXPECT_EQ(code_of("a spokesman"), "");
}

TEST(ActorCode, OfRebelsAndOpponentsSaysSo) {
  EXPECT_EQ(code_of("rebel commanders"), "---REB");
  EXPECT_EQ(code_of("opposition lawmakers"), "---LEGOPP");
  EXPECT_EQ(code_of("anti-government protesters"), "---CVLOPP");
  EXPECT_EQ(code_of("unknown gunmen"), "---UAF");
}

TEST(ActorCode, OfThoseWhoHeldOfficeIsElite) {
  EXPECT_EQ(code_of("a former Peruvian president"), "PERELI");
  EXPECT_EQ(code_of("the ousted prime minister"), "---ELI");
  EXPECT_EQ(code_of("former rebels"), "---REB");
}

TEST(ActorCode, TakesNoCountryFromThoseWhoOnlyStandBehind) {
  EXPECT_EQ(code_of("Iranian-backed militants"), "---UAF");
  EXPECT_EQ(code_of("South Korean-backed fighters"), "---UAF");
  EXPECT_EQ(code_of("U.S.-led forces"), "---MIL");
  EXPECT_EQ(code_of("US forces"), "USAMIL");
  EXPECT_EQ(code_of("Lebanon-based fighters"), "LBNUAF");
  EXPECT_EQ(code_of("pro-Russian separatists"), "---REB");
  EXPECT_EQ(code_of("the envoy to Chad"), "---GOV");
  EXPECT_EQ(code_of("the ambassador of Peru to Chad"), "PERGOV");
}

TEST(ActorCode, OfAPlaceThatActs) {
  EXPECT_EQ(code_of("Kenya"), "KEN");
  EXPECT_EQ(code_of("the Kremlin"), "RUSGOV");
  EXPECT_EQ(code_of("the Pentagon"), "USAGOVMIL");
  EXPECT_EQ(code_of("police in Nairobi"), "KENCOP");
}

TEST(ActorCode, OfBodiesWithoutAState) {
  EXPECT_EQ(code_of("the UN Security Council"), "UNO");
  EXPECT_EQ(code_of("UN peacekeepers"), "UNOMIL");
  EXPECT_EQ(code_of("the UN special envoy for Chad"), "UNO");
  EXPECT_EQ(code_of("the EU"), "EUR");
  EXPECT_EQ(code_of("Nato forces"), "IGOMIL");
  EXPECT_EQ(code_of("the International Criminal Court"), "IGOJUD");
  EXPECT_EQ(code_of("Doctors Without Borders"), "NGOMED");
  EXPECT_EQ(code_of("who"), "");
}

TEST(ActorCode, OfArmedGroups) {
  EXPECT_EQ(code_of("Hamas"), "PSEREB");
  EXPECT_EQ(code_of("members of Hamas"), "PSEREB");
  EXPECT_EQ(code_of("a commander of the Taliban"), "AFGREB");
  EXPECT_EQ(code_of("a Hamas-run hospital"), "---MED");
}

TEST(ActorCode, OfAPersonIsOfTheRole) {
  const Entity minister = person("Jane Bishop", "Turkish defence minister", "TUR");
  EXPECT_EQ(joined(actor_code("Bishop", &minister)), "TURGOVMIL");
  EXPECT_EQ(joined(actor_code("she", &minister)), "TURGOVMIL");
  EXPECT_EQ(joined(actor_code("Defence Minister Jane Bishop", &minister)), "TURGOVMIL");
  const Entity doctor = person("Jan King", "");
  EXPECT_EQ(joined(actor_code("Jan King", &doctor)), "");
  EXPECT_EQ(joined(actor_code("Jan King, a doctor from Chad", &doctor)), "TCDMED");
}

TEST(ActorCode, TakesFromTheEntityWhatTheWordsLeaveOpen) {
  Entity ministry;
  ministry.type = EntityType::org;
  ministry.name = "Ministry of Health";
  ministry.country = "PER";
  ministry.mentions = {{{0, 1}, MentionForm::name}};
  EXPECT_EQ(joined(actor_code("it", &ministry)), "PERGOVMED");
  Entity state;
  state.type = EntityType::gpe;
  state.name = "Kenya";
  state.country = "KEN";
  state.mentions = {{{0, 1}, MentionForm::name}};
  EXPECT_EQ(joined(actor_code("its troops", &state)), "KENMIL");
}

std::vector<std::array<std::string, 5>> table() {
  std::ifstream file(std::string(SAYSO_SOURCE_DIR) + "/data/actor_codes.tsv");
  std::vector<std::array<std::string, 5>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    std::istringstream columns(line);
    std::array<std::string, 5>& row = rows.emplace_back();
    for (std::string& column : row) std::getline(columns, column, '\t');
  }
  return rows;
}

std::string without_spaces(std::string words) {
  std::erase(words, ' ');
  return words;
}

/// As news writes names: "united nations" as "United Nations".
std::string titled(std::string words) {
  bool begins = true;
  for (char& c : words) {
    if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    begins = c == ' ';
  }
  return words;
}

TEST(ActorTable, HasAllItsNounsParse) {
  for (const auto& [words, kind, home, roles, source] : table()) {
    if (kind != "agent" && kind != "office") continue;
    std::string read;
    for (const std::string& role : actor_code("the " + words, nullptr).roles) read += role;
    const bool former = words.starts_with("former ") || words.starts_with("ousted ");
    EXPECT_EQ(read, former && read == "ELI" ? "ELI" : without_spaces(roles)) << words;
    const bool plural = words.find(' ') == std::string::npos && !words.ends_with("s") &&
                        !words.ends_with("y") && !words.ends_with("ch");
    if (plural && kind == "agent") {
      EXPECT_FALSE(actor_code("two " + words + "s", nullptr).roles.empty()) << words;
    }
  }
}

TEST(ActorTable, HasAllItsNamesFound) {
  for (const auto& [words, kind, home, roles, source] : table()) {
    if (kind != "body" && kind != "acronym") continue;
    const ActorCode code = actor_code(kind == "acronym" ? words : titled(words), nullptr);
    EXPECT_EQ(code.country + code.international, home) << words;
  }
}

TEST(ActorTable, IsWellFormedAndInOrder) {
  const std::set<std::string> kinds = {"agent", "office", "body", "acronym"};
  const std::set<std::string> roles = {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV",
                                       "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP",
                                       "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF"};
  std::string before;
  for (const auto& [words, kind, home, role_list, source] : table()) {
    EXPECT_LT(before, words);
    before = words;
    EXPECT_TRUE(kinds.contains(kind)) << words;
    EXPECT_EQ(home.empty(), kind == "agent" || kind == "office") << words;
    EXPECT_NE(source, "") << words;
    EXPECT_EQ(kind == "acronym", words != lower_ascii(words)) << words;
    std::istringstream list(role_list);
    for (std::string role; list >> role;) EXPECT_TRUE(roles.contains(role)) << words;
  }
}

}  // namespace
}  // namespace sayso
