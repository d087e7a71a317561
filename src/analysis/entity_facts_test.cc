#include "analysis/entity_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "analysis/speakers.h"

namespace sayso {
namespace {

/// A text whose entities and sources are given by their words.
class Facts : public testing::Test {
 protected:
  Span span(std::string_view words, std::size_t from = 0) const {
    const std::size_t at = text_.find(words, from);
    EXPECT_NE(at, text_.npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  void entity(EntityType type, std::vector<Mention> mentions) {
    Entity made;
    made.id = "e" + std::to_string(found_.entities.size() + 1);
    made.type = type;
    made.name = std::string(mentions.front().span.in(text_));
    made.mentions = std::move(mentions);
    for (const Mention& mention : made.mentions) {
      found_.mentions.push_back({mention.span, static_cast<std::uint32_t>(found_.entities.size()),
                                 0.9, mention.form == MentionForm::name});
    }
    found_.entities.push_back(std::move(made));
  }

  void source(Span span) {
    Attribution made;
    made.id = "a" + std::to_string(attributions_.size() + 1);
    made.source = {span};
    attributions_.push_back(std::move(made));
  }

  void read() {
    describe_entities(text_, attributions_, found_);
    resolve_speakers(text_, found_, attributions_);
  }

  std::string text_;
  FoundEntities found_;
  std::vector<Attribution> attributions_;
};

TEST_F(Facts, ACapitalThatSpeaksIsItsGovernmentAndOneThatIsVisitedIsAPlace) {
  text_ = "China was angry. Beijing said so, and a ship left for Beijing at night.";
  entity(EntityType::loc, {{span("China"), MentionForm::name}});
  entity(EntityType::loc,
         {{span("Beijing"), MentionForm::name}, {span("Beijing", 20), MentionForm::name}});
  source(span("Beijing"));
  read();
  ASSERT_EQ(found_.entities.size(), 2U);
  EXPECT_EQ(found_.entities[0].type, EntityType::gpe);
  EXPECT_EQ(found_.entities[0].country, "CHN");
  ASSERT_EQ(found_.entities[0].mentions.size(), 2U);
  EXPECT_TRUE(found_.entities[0].mentions[1].metonym);
  EXPECT_EQ(found_.entities[1].mentions.size(), 1U);
  EXPECT_FALSE(found_.entities[1].mentions[0].metonym);
  EXPECT_EQ(attributions_[0].speaker, "e1");
}

TEST_F(Facts, ASeatIsTheBodyThatSitsThere) {
  text_ = "The Kremlin denied it.";
  entity(EntityType::loc, {{span("Kremlin"), MentionForm::name}});
  source(span("The Kremlin"));
  read();
  EXPECT_EQ(found_.entities[0].type, EntityType::org);
  EXPECT_EQ(found_.entities[0].country, "RUS");
  EXPECT_TRUE(found_.entities[0].mentions[0].metonym);
  EXPECT_EQ(attributions_[0].speaker, "e1");
}

TEST_F(Facts, ARoleMayHoldADotAndAnotherBodysName) {
  text_ = "Tove Brandt, the minister for ports at the U.K.'s Harbour Office, met Sky's Ilse Varga.";
  entity(EntityType::per, {{span("Tove Brandt"), MentionForm::name}});
  entity(EntityType::per, {{span("Ilse Varga"), MentionForm::name}});
  found_.mentions.push_back({span("Sky's Ilse Varga"), 1, 0.9, false});
  read();
  EXPECT_EQ(found_.entities[0].role, "minister for ports at the U.K.'s Harbour Office");
  EXPECT_EQ(found_.entities[1].role, "");
}

TEST_F(Facts, ASpokespersonWithoutANameSpeaksForTheBody) {
  text_ = "A spokeswoman for the Harbour Trust declined.";
  entity(EntityType::org, {{span("Harbour Trust"), MentionForm::name}});
  entity(EntityType::per, {{span("A spokeswoman for the Harbour Trust"), MentionForm::nominal}});
  source(span("A spokeswoman for the Harbour Trust"));
  read();
  EXPECT_EQ(found_.entities[1].name, "Harbour Trust");
  EXPECT_EQ(attributions_[0].speaker, found_.entities[1].id);
}

TEST_F(Facts, TheRoleStandsBeforeOrBehindTheName) {
  text_ = "Turkish port minister Ilse Varga met Tove Brandt, the harbour master, on Monday.";
  entity(EntityType::per, {{span("Turkish port minister Ilse Varga"), MentionForm::nominal},
                           {span("Ilse Varga"), MentionForm::name}});
  entity(EntityType::per, {{span("Tove Brandt"), MentionForm::name}});
  read();
  EXPECT_EQ(found_.entities[0].role, "Turkish port minister");
  EXPECT_EQ(found_.entities[0].country, "TUR");
  EXPECT_EQ(found_.entities[1].role, "harbour master");
  EXPECT_EQ(found_.entities[1].country, "");
}

TEST_F(Facts, AFormOfAddressIsNoRoleAndAVerbIsNone) {
  text_ = "Mr. Brandt left. Ilse Varga, speaking quietly, stayed.";
  entity(EntityType::per,
         {{span("Mr. Brandt"), MentionForm::nominal}, {span("Brandt"), MentionForm::name}});
  entity(EntityType::per, {{span("Ilse Varga"), MentionForm::name}});
  read();
  EXPECT_EQ(found_.entities[0].role, "");
  EXPECT_EQ(found_.entities[1].role, "");
}

TEST_F(Facts, ASourceIsTheMentionBeforeItsClause) {
  text_ = "Ilse Varga, who leads the port, said so. \"No,\" Mr Brandt said.";
  entity(EntityType::per, {{span("Ilse Varga"), MentionForm::name}});
  entity(EntityType::per, {{span("Brandt"), MentionForm::name}});
  source(span("Ilse Varga, who leads the port,"));
  source(span("Mr Brandt"));
  read();
  EXPECT_EQ(attributions_[0].speaker, "e1");
  EXPECT_EQ(attributions_[1].speaker, "e2");
}

TEST_F(Facts, ASourceIsTheNameBehindItsRole) {
  text_ = "Orlum's harbour master, Ilse Varga, said so.";
  entity(EntityType::per, {{span("Orlum's harbour master"), MentionForm::nominal}});
  entity(EntityType::per, {{span("Ilse Varga"), MentionForm::name}});
  source(span("Orlum's harbour master, Ilse Varga,"));
  read();
  EXPECT_EQ(attributions_[0].speaker, "e2");
}

TEST_F(Facts, ASpokesmanSpeaksForTheBodyThatIsNamed) {
  text_ = "A spokesman for the Orlum Bank said so; a customer of the Orlum Bank agreed.";
  entity(EntityType::org,
         {{span("Orlum Bank"), MentionForm::name}, {span("Orlum Bank", 40), MentionForm::name}});
  source(span("A spokesman for the Orlum Bank"));
  source(span("a customer of"));
  read();
  EXPECT_EQ(attributions_[0].speaker, "e1");
  EXPECT_LT(attributions_[0].speaker_score, 0.9);
  EXPECT_EQ(attributions_[1].speaker, "");
}

TEST_F(Facts, AnUnsureSpeakerStaysOpenWithItsScore) {
  text_ = "Ilse Varga met Tove Brandt. She said so.";
  entity(EntityType::per,
         {{span("Ilse Varga"), MentionForm::name}, {span("She"), MentionForm::pronoun}});
  found_.mentions.back().score = 0.4;
  source(span("She"));
  read();
  EXPECT_EQ(attributions_[0].speaker, "");
  EXPECT_NEAR(attributions_[0].speaker_score, 0.4, 1e-9);
}

TEST_F(Facts, WhoIsOnlyEverAPronounIsNoSpeaker) {
  text_ = "He said so, and he said it twice.";
  entity(EntityType::per,
         {{span("He"), MentionForm::pronoun}, {span("he", 5), MentionForm::pronoun}});
  source(span("He"));
  read();
  EXPECT_EQ(attributions_[0].speaker, "");
}

}  // namespace
}  // namespace sayso
