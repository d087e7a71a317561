// What is joined to whom, with the readers' answers given: a piece is a word here.
#include "analysis/entities.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace sayso {
namespace {

class Entities : public testing::Test {
 protected:
  /// Words divided by spaces; punctuation stands by itself.
  void text(std::string_view words) {
    text_ = words;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find(' ', at), text_.size());
      Piece piece;
      piece.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      pieces_.push_back(piece);
      at = end + 1;
    }
  }

  /// The pieces of the `n`-th occurrence of `words`, from 1.
  PieceRange range(std::string_view words, int n = 1) const {
    std::size_t at = text_.find(words);
    for (; n > 1; --n) at = text_.find(words, at + 1);
    EXPECT_NE(at, text_.npos) << words;
    PieceRange out;
    for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].span.begin == at) out.begin = i;
      if (pieces_[i].span.end == at + words.size()) out.end = i + 1;
    }
    return out;
  }

  void name(std::string_view words, NameType type, int n = 1) {
    names_.names.push_back({range(words, n), type});
  }

  /// A mention, and how likely it goes back to each of those before it, by their numbers.
  void mention(std::string_view words, MentionKind kind,
               const std::map<std::uint32_t, float>& back = {}, int n = 1) {
    ReadMention made;
    made.range = range(words, n);
    made.kind = kind;
    made.score = 1;
    for (const auto& [mention, probability] : back) {
      made.antecedents.push_back({mention, probability});
    }
    mentions_.push_back(std::move(made));
  }

  FoundEntities find() const { return find_entities(text_, pieces_, names_, mentions_, sources_); }

  /// The name of the entity that `words` are a mention of; empty where they are of none.
  std::string entity_of(const FoundEntities& found, std::string_view words, int n = 1) const {
    const PieceRange place = range(words, n);
    const Span span{pieces_[place.begin].span.begin, pieces_[place.end - 1].span.end};
    for (const LinkedMention& mention : found.mentions) {
      if (mention.span == span) return found.entities[mention.entity].name;
    }
    return {};
  }

  std::string text_;
  std::vector<Piece> pieces_;
  ReadNames names_;
  std::vector<ReadMention> mentions_;
  std::vector<PieceRange> sources_;
};

TEST_F(Entities, AnUnnamedOfficialGetsNoNameByAGuess) {
  text("A Telesk official declined to say what Ilse Varga knew . The official left .");
  name("Ilse Varga", NameType::person);
  mention("A Telesk official", MentionKind::person);
  mention("Ilse Varga", MentionKind::person, {{0, 0.9F}});
  mention("The official", MentionKind::person, {{0, 0.6F}, {1, 0.3F}});
  const FoundEntities found = find();
  EXPECT_EQ(entity_of(found, "A Telesk official"), "A Telesk official");
  EXPECT_EQ(entity_of(found, "The official"), "A Telesk official");
  EXPECT_EQ(entity_of(found, "Ilse Varga"), "Ilse Varga");
}

TEST_F(Entities, SomebodyNewIsNobodyNamedBefore) {
  text("Ilse Varga left . Another official stayed . An aide spoke .");
  name("Ilse Varga", NameType::person);
  mention("Ilse Varga", MentionKind::person);
  mention("Another official", MentionKind::person, {{0, 0.9F}});
  mention("An aide", MentionKind::person, {{0, 0.9F}});
  const FoundEntities found = find();
  EXPECT_NE(entity_of(found, "Another official"), "Ilse Varga");
  EXPECT_NE(entity_of(found, "An aide"), "Ilse Varga");
}

TEST_F(Entities, SeveralAreNotOne) {
  text("Ilse Varga met the officials . They left . He stayed .");
  name("Ilse Varga", NameType::person);
  mention("Ilse Varga", MentionKind::person);
  mention("the officials", MentionKind::person, {{0, 0.9F}});
  mention("They", MentionKind::person, {{0, 0.5F}, {1, 0.4F}});
  mention("He", MentionKind::person, {{0, 0.3F}, {1, 0.6F}});
  const FoundEntities found = find();
  EXPECT_EQ(entity_of(found, "the officials"), "the officials");
  EXPECT_EQ(entity_of(found, "They"), "the officials");
  EXPECT_NE(entity_of(found, "He"), "the officials");
}

TEST_F(Entities, ANounMaySayWhichPronounGoesWithIt) {
  text("The chairwoman met the envoy . He left .");
  mention("The chairwoman", MentionKind::person);
  mention("the envoy", MentionKind::person);
  mention("He", MentionKind::person, {{0, 0.8F}, {1, 0.1F}});
  const FoundEntities found = find();
  EXPECT_EQ(entity_of(found, "He"), "the envoy");
}

TEST_F(Entities, NamesOfACountryAreOne) {
  text("U.S. ships left . The United States paid . Britain did not , the U.K. said .");
  name("U.S.", NameType::organisation);
  name("United States", NameType::location);
  name("Britain", NameType::location);
  name("U.K.", NameType::location);
  const FoundEntities found = find();
  EXPECT_EQ(entity_of(found, "U.S."), entity_of(found, "United States"));
  EXPECT_EQ(entity_of(found, "Britain"), entity_of(found, "U.K."));
  EXPECT_NE(entity_of(found, "Britain"), entity_of(found, "U.S."));
}

TEST_F(Entities, AFamilyNameMayStandFirst) {
  text("Qiu Jinsong spoke . Qiu left for Kyoto .");
  name("Qiu Jinsong", NameType::person);
  name("Qiu", NameType::organisation, 2);
  name("Kyoto", NameType::location);
  const FoundEntities found = find();
  EXPECT_EQ(entity_of(found, "Qiu", 2), "Qiu Jinsong");
  EXPECT_EQ(entity_of(found, "Kyoto"), "Kyoto");
}

TEST_F(Entities, AnAdministrationIsNoPersonAndNamesOne) {
  text("The Varga administration agreed . The Brandt government did not . Varga left .");
  name("Varga", NameType::organisation);
  name("Brandt", NameType::location);
  name("Varga", NameType::person, 2);
  sources_ = {range("The Varga administration"), range("The Brandt government")};
  mention("The Varga administration", MentionKind::organisation);
  mention("The Brandt government", MentionKind::organisation, {{0, 0.8F}});
  const FoundEntities found = find();
  EXPECT_EQ(entity_of(found, "The Brandt government"), "The Brandt government");
  EXPECT_EQ(entity_of(found, "The Varga administration"), "The Varga administration");
  EXPECT_EQ(entity_of(found, "Varga", 2), "Varga");
  for (const Entity& entity : found.entities) {
    if (entity.name == "Varga") {
      EXPECT_EQ(entity.mentions.size(), 2U);
    }
  }
}

TEST_F(Entities, WhichIsNoPerson) {
  text("The report on Ilse Varga , which says so , is out .");
  name("Ilse Varga", NameType::person);
  mention("The report on Ilse Varga", MentionKind::other);
  mention("Ilse Varga", MentionKind::person);
  mention("which", MentionKind::other, {{1, 0.9F}});
  EXPECT_NE(entity_of(find(), "which"), "Ilse Varga");
}

TEST_F(Entities, WhatALaterNameIsJoinedToIsNoSurerThanThat) {
  text("The minister said no . Ilse Varga left .");
  name("Ilse Varga", NameType::person);
  mention("The minister", MentionKind::person);
  mention("Ilse Varga", MentionKind::person, {{0, 0.7F}});
  const FoundEntities found = find();
  ASSERT_EQ(entity_of(found, "The minister"), "Ilse Varga");
  for (const LinkedMention& mention : found.mentions) EXPECT_LE(mention.score, 0.71);
}

}  // namespace
}  // namespace sayso
