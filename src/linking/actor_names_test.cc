#include "linking/actor_names.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

bool agree(std::string_view one, std::string_view other) {
  const std::string a = alike_name(one, EntityType::per);
  const std::string b = alike_name(other, EntityType::per);
  EXPECT_EQ(names_agree(a, b), names_agree(b, a));
  return names_agree(a, b);
}

TEST(ActorNames, FullNamesAgreeUnlessAWordContradicts) {
  EXPECT_TRUE(agree("Ilse Marrant", "ILSE MARRANT"));
  EXPECT_TRUE(agree("Ilse Marrant", "I. Marrant"));
  EXPECT_TRUE(agree("Ilse Marrant", "Ilse Q. Marrant"));
  EXPECT_TRUE(agree("Ilse Quay Marrant", "Ilse Q. Marrant"));
  EXPECT_TRUE(agree("Ilse Rosa Quay Marrant", "Ilse Q. Marrant"));
  EXPECT_TRUE(agree("Élise Őry", "É. Őry"));
  EXPECT_FALSE(agree("Ilse Marrant", "Tor Marrant"));
  EXPECT_FALSE(agree("Ilse Q. Marrant", "Ilse R. Marrant"));
  EXPECT_FALSE(agree("Ilse Marrant", "Ilse Valling"));
  EXPECT_FALSE(agree("Ilse Marrant", "Ilse Marrant Jr."));
}

TEST(ActorNames, AFormOfAddressIsNoName) {
  EXPECT_TRUE(agree("Dame Ilse Marrant", "Ilse Marrant"));
  EXPECT_FALSE(is_full_name(alike_name("Ms. Marrant", EntityType::per)));
}

TEST(ActorNames, ASingleWordIsALastName) {
  EXPECT_TRUE(agree("Marrant", "Ilse Marrant"));
  EXPECT_FALSE(agree("Ilse", "Ilse Marrant"));
}

TEST(ActorNames, BodiesAreAlikeInAnyOrder) {
  EXPECT_EQ(alike_name("the Ministry of Tides", EntityType::org),
            alike_name("Tides Ministry", EntityType::org));
  EXPECT_TRUE(is_common_body(alike_name("Ministry of Defence", EntityType::org)));
  EXPECT_TRUE(is_common_body(alike_name("the Supreme Court", EntityType::org)));
  EXPECT_FALSE(is_common_body(alike_name("Ministry of Tides", EntityType::org)));
  EXPECT_FALSE(is_common_body(alike_name("Velmouth City Council", EntityType::org)));
}

TEST(ActorNames, RolesAreWhatSomebodyDoes) {
  EXPECT_EQ(role_words("the former defence minister"), role_words("Defence Minister"));
  EXPECT_TRUE(role_words("former leader").empty());
  EXPECT_TRUE(role_words("").empty());
}

}  // namespace
}  // namespace sayso
