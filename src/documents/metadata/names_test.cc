#include "documents/metadata/names.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

using Names = std::vector<std::string>;

TEST(Names, AreTakenFromBylines) {
  EXPECT_EQ(names_in("By Ida Holm"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("BY IDA HOLM AND PER LUND"), (Names{"IDA HOLM", "PER LUND"}));
  EXPECT_EQ(names_in("Written by: Ida Holm, Per Lund & Anna van der Meer"),
            (Names{"Ida Holm", "Per Lund", "Anna van der Meer"}));
  EXPECT_EQ(names_in("ByIda Holm"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("By\u00A0Ida\u00A0Holm"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("\u2022 By Ilse Mara\u00E2 \u00B7"),
            Names{"Ilse Mara\u00E2"});  // bytes of the marks are in it
  EXPECT_EQ(names_in("Byron Ash"), Names{"Byron Ash"});
  EXPECT_EQ(names_in("Ida Holm in Larkby and Per Lund in Holm"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Holm, Ida K."), Names{"Ida K. Holm"});
  EXPECT_EQ(names_in("The Harbour Team"), Names{"The Harbour Team"});
  EXPECT_EQ(names_in("The Ferry in the Fog"), Names{"The Ferry in the Fog"});
}

TEST(Names, StandWithoutRolesAndDegrees) {
  EXPECT_EQ(names_in("By Ida Holm, Senior Reporter, and Per Lund, Editor, The Courier"),
            (Names{"Ida Holm", "Per Lund"}));
  EXPECT_EQ(names_in("Dr. Ida Holm, PhD, MPH"), Names{"Dr. Ida Holm"});
  EXPECT_EQ(names_in("Ida Holm MD"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Ida Holm Senior Correspondent"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Ida Holm (Content Manager)"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Ida Holm, Larkby"), Names{"Ida Holm"});
}

TEST(Names, StandWithoutWhatFollows) {
  EXPECT_EQ(names_in("View all posts by Ida Holm"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Posted by Ida Holm on March 4, 2024"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Ida Holm | March 4, 2024 | 5 min read"), Names{"Ida Holm"});
  EXPECT_EQ(names_in("Ida Holm 12 comments"), Names{"Ida Holm"});
}

TEST(Names, AreNotMadeOfOtherThings) {
  for (const char* line : {"", "by", "Staff", "By Staff Writer", "admin", "The Editorial Team",
                           "https://a.example/ida", "ida@harbour-courier.example", "@ida",
                           "Subscribe", "Senior Contributor", "June", "5 Min Read",
                           "This has been checked by a lawyer", "{{author}}", "???", "\xE2\x80"}) {
    EXPECT_EQ(names_in(line), Names{}) << line;
  }
}

TEST(Names, TakeLittleTimeForLongLines) {
  EXPECT_LE(names_in(std::string(5'000'000, 'a')).size(), 1U);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "Ida Holm and ";
  EXPECT_LE(names_in(many).size(), 50U);
}

TEST(Names, TellPersons) {
  EXPECT_TRUE(is_person("Ida Holm"));
  EXPECT_TRUE(is_person("Anna van der Meer"));
  EXPECT_FALSE(is_person("idaholm"));
  EXPECT_FALSE(is_person("Managing Editor"));
  EXPECT_TRUE(is_byline_opening("Written by:"));
  EXPECT_FALSE(is_byline_opening("By Ida Holm"));
}

}  // namespace
}  // namespace sayso
