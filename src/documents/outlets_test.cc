#include "documents/outlets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace sayso {
namespace {

TEST(Outlets, AreFoundByDomain) {
  const OutletEntry* const entry = outlet_of_domain("reuters.com");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->name, "Reuters");
  EXPECT_TRUE(has_kind(*entry, "agency"));
  EXPECT_FALSE(has_kind(*entry, "age"));
  EXPECT_EQ(entry->country, "GBR");
}

TEST(Outlets, AreFoundByWhatIsUnderTheirDomain) {
  EXPECT_EQ(outlet_of_domain("uk.reuters.com"), outlet_of_domain("reuters.com"));
  EXPECT_EQ(outlet_of_domain("a.b.reuters.com"), outlet_of_domain("reuters.com"));
  // The nearest: an outlet under the domain of another.
  const OutletEntry* const under = outlet_of_domain("tna.mcot.net");
  ASSERT_NE(under, nullptr);
  EXPECT_EQ(under->name, "Thai News Agency");
  EXPECT_EQ(outlet_of_domain("www.tna.mcot.net"), under);
  EXPECT_NE(outlet_of_domain("mcot.net"), under);
}

TEST(Outlets, OtherDomainsHaveNone) {
  for (const std::string_view domain : {"", ".", "com", ".com", "notreuters.com",
                                        "reuters.com.example", "reuters.com.", "..", "a."}) {
    EXPECT_EQ(outlet_of_domain(domain), nullptr) << domain;
  }
}

TEST(Outlets, AreFoundByName) {
  const OutletEntry* const guardian = outlet_named("The Guardian");
  ASSERT_NE(guardian, nullptr);
  EXPECT_EQ(guardian->domain, "theguardian.com");
  EXPECT_EQ(outlet_named("guardian"), guardian);
  EXPECT_EQ(outlet_named("THE GUARDIAN"), guardian);
  EXPECT_EQ(outlet_named("AFP"), outlet_named("Agence France-Presse"));
  EXPECT_EQ(outlet_named("EL PAÍS"), outlet_of_domain("elpais.com"));
  EXPECT_EQ(outlet_named("The Harbour Courier"), nullptr);
  EXPECT_EQ(outlet_named(""), nullptr);
  EXPECT_EQ(outlet_named("The"), nullptr);
}

TEST(Outlets, NameOfSeveralOutletsIsNobodys) {
  EXPECT_NE(outlet_of_domain("dailynews.lk"), nullptr);
  EXPECT_EQ(outlet_named("Daily News"), nullptr);
}

TEST(Outlets, DomainsOfOneOutletShareItsName) {
  const OutletEntry* const bbc = outlet_named("BBC");
  ASSERT_NE(bbc, nullptr);
  EXPECT_EQ(bbc->name, outlet_of_domain("bbc.com")->name);
  EXPECT_EQ(bbc->name, outlet_of_domain("bbc.co.uk")->name);
}

TEST(Outlets, AgenciesHaveTheShortFormsOfTheirCredits) {
  const auto has = [](std::string_view form) {
    return std::any_of(agencies().begin(), agencies().end(), [&](const OutletEntry* agency) {
      const auto names = names_of(*agency);
      return std::find(names.begin(), names.end(), form) != names.end();
    });
  };
  for (const std::string_view form :
       {"AP",   "AFP",  "Reuters", "UPI",   "PTI",  "TASS", "Xinhua", "KCNA",
        "IRNA", "SANA", "Yonhap",  "Kyodo", "WAM",  "MENA", "dpa",    "APA",
        "ANP",  "PA",   "CP",      "NTB",   "ANSA", "EFE",  "AAP"}) {
    EXPECT_TRUE(has(form)) << form;
  }
  EXPECT_FALSE(has("BBC"));
}

TEST(Describe, KnownDomainGivesItsNameKindCountryAndOwner) {
  Outlet outlet{"CGTN | News and more", "news.cgtn.com"};
  describe(outlet);
  EXPECT_EQ(outlet.name, "CGTN");
  EXPECT_EQ(outlet.kind, "broadcaster state-media");
  EXPECT_EQ(outlet.country, "CHN");
  EXPECT_EQ(outlet.owner, "China Media Group");
}

TEST(Describe, NameThatWasGivenStays) {
  Outlet outlet{"Our Beijing desk", "cgtn.com"};
  outlet.name_given = true;
  describe(outlet);
  EXPECT_EQ(outlet.name, "Our Beijing desk");
  EXPECT_EQ(outlet.kind, "broadcaster state-media");
}

TEST(Describe, UnknownDomainKeepsWhatThePageSays) {
  Outlet outlet{"The Harbour Courier", "harbour-courier.example"};
  describe(outlet);
  EXPECT_EQ(outlet.name, "The Harbour Courier");
  EXPECT_EQ(outlet.kind + outlet.country + outlet.owner, "");
}

}  // namespace
}  // namespace sayso
