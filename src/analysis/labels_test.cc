#include "analysis/labels.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(SourceKind, TellsNamedFromUnnamedSources) {
  EXPECT_EQ(source_kind_of("Mayor Ilse Marrow"), SourceKind::named_person);
  EXPECT_EQ(source_kind_of("she"), SourceKind::named_person);
  EXPECT_EQ(source_kind_of("the defence ministry"), SourceKind::named_organisation);
  EXPECT_EQ(source_kind_of("a foreign ministry spokesman"), SourceKind::named_organisation);
  EXPECT_EQ(source_kind_of("two senior officials"), SourceKind::unnamed_official);
  EXPECT_EQ(source_kind_of("one of the officials"), SourceKind::unnamed_official);
  EXPECT_EQ(source_kind_of("Norway’s"), SourceKind::named_organisation);
  EXPECT_EQ(source_kind_of("a Western diplomat"), SourceKind::unnamed_official);
  EXPECT_EQ(source_kind_of("people familiar with the talks"), SourceKind::unnamed_person);
  EXPECT_EQ(source_kind_of("critics"), SourceKind::unnamed_group);
  EXPECT_EQ(source_kind_of("the statement"), SourceKind::document);
  EXPECT_EQ(source_kind_of("the Estuary Times"), SourceKind::outlet);
  EXPECT_EQ(source_kind_of("Bloomberg"), SourceKind::outlet);
  EXPECT_EQ(source_kind_of("the White House"), SourceKind::named_organisation);
  EXPECT_EQ(source_kind_of("federal prosecutors"), SourceKind::unnamed_official);
  EXPECT_EQ(source_kind_of("a commenter"), SourceKind::unnamed_person);
  EXPECT_EQ(source_kind_of(""), SourceKind::none);
  // What only counts says nothing of the kind.
  EXPECT_EQ(source_kind_of("dozens of newspapers"), SourceKind::outlet);
  EXPECT_EQ(source_kind_of("a growing number of diplomats"), SourceKind::unnamed_official);
  EXPECT_EQ(source_kind_of("one of the residents who signed the letter"),
            SourceKind::unnamed_person);
}

TEST(Stance, FollowsTheCue) {
  EXPECT_EQ(stance_of("said", "the road is shut"), Stance::asserts);
  EXPECT_EQ(stance_of("denied", "the report"), Stance::denies);
  EXPECT_EQ(stance_of("confirmed", "the report"), Stance::confirms);
  EXPECT_EQ(stance_of("declined to comment on", "the report"), Stance::declines_to_comment);
  EXPECT_EQ(stance_of("did not immediately respond to", "a request for comment"),
            Stance::declines_to_comment);
  EXPECT_EQ(stance_of("warned", "of floods"), Stance::warns);
  EXPECT_EQ(stance_of("vowed", "to stay"), Stance::promises);
  EXPECT_EQ(stance_of("urged", "residents to leave"), Stance::demands);
  EXPECT_EQ(stance_of("asked", "whether it was true"), Stance::asks);
  EXPECT_EQ(stance_of("doubted", "that it would hold"), Stance::doubts);
  EXPECT_EQ(stance_of("believes", "the bridge will hold"), Stance::believes);
}

TEST(Certainty, FollowsHedgesAndNegation) {
  EXPECT_EQ(certainty_of("said", "the bridge is shut", Stance::asserts), Certainty::ct_plus);
  EXPECT_EQ(certainty_of("said", "it did not happen", Stance::asserts), Certainty::ct_minus);
  EXPECT_EQ(certainty_of("said", "the army may send shells", Stance::asserts), Certainty::ps_plus);
  EXPECT_EQ(certainty_of("said", "the army is likely to send shells", Stance::asserts),
            Certainty::pr_plus);
  EXPECT_EQ(certainty_of("asked", "whether it was true", Stance::asks), Certainty::u);
  EXPECT_EQ(certainty_of("said", "“may have been sunk,”", Stance::asserts), Certainty::ps_plus);
  EXPECT_EQ(certainty_of("denied", "the report", Stance::denies), Certainty::ct_minus);
}

}  // namespace
}  // namespace sayso
