#include "analysis/speakers.h"

#include <gtest/gtest.h>

#include <string_view>

namespace sayso {
namespace {

/// The kind of a source that reads `words`, taken for `kind`, once it is known to be `entity`.
SourceKind kind_of(std::string_view words, SourceKind kind, EntityType type, std::string name,
                   MentionForm form = MentionForm::name) {
  Entity entity;
  entity.id = "e1";
  entity.type = type;
  entity.name = std::move(name);
  entity.mentions = {{{0, 1}, form}};
  Attribution attribution;
  attribution.source = {{0, static_cast<std::uint32_t>(words.size())}};
  attribution.source_kind = kind;
  attribution.speaker = "e1";
  std::vector<Attribution> attributions = {attribution};
  name_kinds(words, {entity}, attributions);
  return attributions[0].source_kind;
}

TEST(NameKinds, WhoPointsAtAName) {
  EXPECT_EQ(kind_of("the judge", SourceKind::unnamed_official, EntityType::per, "Ilse Varga"),
            SourceKind::named_person);
  EXPECT_EQ(kind_of("it", SourceKind::document, EntityType::org, "the Harbour Board"),
            SourceKind::document);
  EXPECT_EQ(kind_of("the judge", SourceKind::unnamed_official, EntityType::per, "the judge",
                    MentionForm::nominal),
            SourceKind::unnamed_official);
}

TEST(NameKinds, ABodysNameIsNoDocument) {
  EXPECT_EQ(kind_of("the Tidal Survey", SourceKind::document, EntityType::org, "Tidal Survey"),
            SourceKind::named_organisation);
  EXPECT_EQ(kind_of("a Tidal Survey report", SourceKind::document, EntityType::org, "Tidal Survey"),
            SourceKind::document);
  EXPECT_EQ(kind_of("Pilots for Harbour Peace", SourceKind::unnamed_group, EntityType::org,
                    "Pilots for Harbour Peace"),
            SourceKind::named_organisation);
  EXPECT_EQ(kind_of("Liberals", SourceKind::unnamed_group, EntityType::org, "Liberals"),
            SourceKind::unnamed_group);
}

TEST(NameKinds, AnOutletOfTheTableIsNoPerson) {
  EXPECT_EQ(kind_of("Reuters", SourceKind::named_person, EntityType::per, "Reuters"),
            SourceKind::outlet);
  EXPECT_EQ(kind_of("they", SourceKind::named_person, EntityType::per, "Reuters"),
            SourceKind::outlet);
  // Someone who bears an outlet's name, and someone who writes for it.
  EXPECT_EQ(kind_of("Guardian", SourceKind::named_person, EntityType::per, "Tom Guardian"),
            SourceKind::named_person);
  EXPECT_EQ(kind_of("Ilse Varga of Reuters", SourceKind::named_person, EntityType::org, "Reuters"),
            SourceKind::named_person);
}

}  // namespace
}  // namespace sayso
