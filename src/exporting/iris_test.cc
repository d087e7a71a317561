#include "exporting/iris.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Iris, AreUrnsUnlessABaseIsGiven) {
  EXPECT_EQ(Iris().document("sha256:00aa"), "urn:sayso:document:sha256:00aa");
  EXPECT_EQ(Iris().statement("quay-1", "a3"), "urn:sayso:statement:quay-1/a3");
  EXPECT_EQ(Iris("https://desk.example").claim("c:1a"), "https://desk.example/claim/c:1a");
  EXPECT_EQ(Iris("https://desk.example/say#").story("s:1"), "https://desk.example/say#story/s:1");
}

TEST(Iris, HaveNoCharacterThatIrisMayNotHave) {
  EXPECT_EQ(Iris().document("quay/1 \u00e4?#"), "urn:sayso:document:quay%2F1%20%C3%A4%3F%23");
}

TEST(Iris, OfSourcesAreThoseOfTheirActorsOrNamesOrOfOneDocument) {
  EXPECT_EQ(Iris().source("actor p:1a2b"), "urn:sayso:source:p:1a2b");
  EXPECT_EQ(Iris().source("body port authority"), "urn:sayso:source:body-port-authority");
  EXPECT_EQ(Iris().source("here a2\nquay-1"), "urn:sayso:source:quay-1/a2");
  EXPECT_EQ(Iris().source("pronoun they\nquay-1"), "urn:sayso:source:quay-1/pronoun-they");
  EXPECT_EQ(Iris().source(""), "");
}

TEST(Iris, OfAnOutletIsByItsDomain) {
  EXPECT_EQ(Iris().outlet(Outlet{"The Mail", "mail.example"}), "urn:sayso:outlet:mail.example");
  EXPECT_EQ(Iris().outlet(Outlet{"The Mail", ""}), "urn:sayso:outlet:The%20Mail");
  EXPECT_EQ(Iris().outlet(Outlet{}), "");
}

TEST(Iris, TakeOnlyAbsoluteBases) {
  EXPECT_TRUE(Iris::is_base("https://desk.example/a?b=%20"));
  EXPECT_TRUE(Iris::is_base("urn:desk:"));
  EXPECT_FALSE(Iris::is_base("desk/example"));
  EXPECT_FALSE(Iris::is_base("https://desk.example/\"><script>"));
  EXPECT_FALSE(Iris::is_base("https://desk.example/a b"));
  EXPECT_FALSE(Iris::is_base(":a"));
}

TEST(Iris, OfPagesAreThoseOfTheWebAlone) {
  EXPECT_EQ(web_address("https://quay.example/\u00e4?b=1"), "https://quay.example/\u00e4?b=1");
  EXPECT_EQ(web_address("javascript:alert(1)"), "");
  EXPECT_EQ(web_address("https://quay.example/a b"), "");
  EXPECT_EQ(web_address("https://quay.example/\"onclick"), "");
}

}  // namespace
}  // namespace sayso
