#include "analysis/aliases.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

Alias between(std::string_view a, std::string_view b, NameType type) {
  return alias(name_words(a), name_words(b), type);
}

TEST(Aliases, PeopleAreJoinedByWhatTheyAreCalledLater) {
  EXPECT_EQ(between("Ilse Varga", "Varga", NameType::person), Alias::part);
  EXPECT_EQ(between("Ilse Varga", "Varga\u2019s", NameType::person), Alias::part);
  EXPECT_EQ(between("Ilse Varga", "Ilse", NameType::person), Alias::part);
  EXPECT_EQ(between("Ilse M. Varga", "Ilse Varga", NameType::person), Alias::part);
  EXPECT_EQ(between("I. Varga", "Ilse Varga", NameType::person), Alias::part);
  EXPECT_EQ(between("Ilse Varga", "ILSE VARGA", NameType::person), Alias::equal);
}

TEST(Aliases, TwoPeopleWithOneFamilyNameStayTwo) {
  EXPECT_EQ(between("Ilse Varga", "Tomas Varga", NameType::person), Alias::none);
  EXPECT_EQ(between("Ilse Varga", "Ilse Brandt", NameType::person), Alias::none);
  EXPECT_EQ(between("Ilse Varga", "Vargas", NameType::person), Alias::none);
}

TEST(Aliases, BodiesAreJoinedByInitialsAndOrder) {
  EXPECT_EQ(between("Kelm Veterans Trust", "KVT", NameType::organisation), Alias::initials);
  EXPECT_EQ(between("the K.V.T.", "Kelm Veterans Trust", NameType::organisation), Alias::initials);
  EXPECT_EQ(between("Ministry of Ports", "Ports Ministry", NameType::organisation), Alias::equal);
  EXPECT_EQ(between("Harbour Bank of Orlum", "Harbour Bank", NameType::organisation), Alias::part);
  EXPECT_EQ(between("Harbour Bank", "Harbour Trust", NameType::organisation), Alias::none);
}

TEST(Aliases, ATitleGoesOnOverOfWhereAllIsCapitalised) {
  EXPECT_TRUE(is_title("the former Port Minister "));
  EXPECT_TRUE(is_title("Director of National Lighthouses "));
  EXPECT_TRUE(is_title("Minister for Ports and Harbours "));
  EXPECT_FALSE(is_title("a friend of Minister "));
  EXPECT_FALSE(is_title("Director of "));
  EXPECT_FALSE(is_title("an envoy to "));
}

TEST(Aliases, PlacesOnlyByTheSameWords) {
  EXPECT_EQ(between("the Orlum Sea", "Orlum Sea", NameType::location), Alias::equal);
  EXPECT_EQ(between("North Orlum", "Orlum", NameType::location), Alias::none);
}

}  // namespace
}  // namespace sayso
