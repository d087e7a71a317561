#include "linking/digest.h"

#include "linking/store_for_tests.h"
#include "record/database.h"

namespace sayso {
namespace {

class DigestOfStore : public StoreTest {
 protected:
  Digest digest_of(const DigestFilter& filter) {
    Result<Digest> found = digest(*store_, filter);
    EXPECT_TRUE(found.ok());
    return found.ok() ? *std::move(found) : Digest{};
  }
};

std::vector<std::string> names_of(const Digest& digest) {
  std::vector<std::string> names;
  for (const SourceGroup& group : digest.groups) names.push_back(group.name);
  return names;
}

TEST_F(DigestOfStore, GroupsBySourceAcrossReportsByDate) {
  add("late", "Post", "2024-03-06", "The mayor said no.",
      {{"The mayor", "no", SourceKind::named_person}});
  add("early", "Gazette", "2024-03-04", "A clerk said yes. It rained, the mayor said. Snow came.",
      {{"A clerk", "yes", SourceKind::unnamed_official},
       {"the mayor", "It rained,", SourceKind::named_person},
       {"", "Snow came", SourceKind::none}});
  Digest digest = digest_of({});
  EXPECT_EQ(names_of(digest), (std::vector<std::string>{"The mayor", "A clerk", ""}));
  EXPECT_EQ(digest.groups[0].standing, Standing::named);
  EXPECT_EQ(digest.groups[1].standing, Standing::unnamed);
  EXPECT_EQ(digest.groups[2].standing, Standing::nobody);
  ASSERT_EQ(digest.groups[0].statements.size(), 2U);
  EXPECT_EQ(digest.reports[digest.groups[0].statements[0].report].id, "early");
  EXPECT_EQ(digest.groups[0].statements[1].words, "The mayor said no.");
}

TEST_F(DigestOfStore, OnePronounIsNotOnePersonAcrossReports) {
  add("a", "Post", "", "He said no.", {{"He", "no", SourceKind::named_person}});
  add("b", "Post", "", "Then he said yes.", {{"he", "yes", SourceKind::named_person}});
  Digest digest = digest_of({});
  ASSERT_EQ(digest.groups.size(), 2U);
  EXPECT_EQ(digest.groups[0].standing, Standing::pronoun);
}

TEST_F(DigestOfStore, ContextIsTheSentenceAndCountsCodePointsBeforeIt) {
  add("a", "Post", "", "Zoë wept. The mayor said no. The end.",
      {{"The mayor", "no", SourceKind::named_person}});
  Digest digest = digest_of({});
  ASSERT_EQ(digest.groups.size(), 1U);
  const Saying& saying = digest.groups[0].statements[0];
  EXPECT_EQ(saying.words, "The mayor said no.");
  EXPECT_EQ(saying.points_before, 10U);
}

TEST_F(DigestOfStore, FiltersBySourceOutletAndTime) {
  add("a", "Gazette", "2024-03-04", "The mayor said no.",
      {{"The mayor", "no", SourceKind::named_person}});
  add("b", "Post", "2024-03", "A clerk said yes.",
      {{"A clerk", "yes", SourceKind::unnamed_official}});
  add("c", "Post", "", "The mayor said maybe.", {{"The mayor", "maybe", SourceKind::named_person}});
  EXPECT_EQ(names_of(digest_of({"MAYOR", "", "", ""})), (std::vector<std::string>{"The mayor"}));
  EXPECT_EQ(digest_of({"", "post", "", ""}).reports.size(), 2U);
  // What is known only to the month may be of that day; what has no date is counted, not shown.
  Digest since = digest_of({"", "", "2024-03-05", ""});
  ASSERT_EQ(since.reports.size(), 1U);
  EXPECT_EQ(since.reports[0].id, "b");
  EXPECT_EQ(since.undated, 1U);
  EXPECT_EQ(digest_of({"", "", "", "2024-02"}).reports.size(), 0U);
}

TEST_F(DigestOfStore, ResolvedPronounsGoUnderTheName) {
  const std::string text = "Ilse Marrant said no. She said more. She said less.";
  add("a", "Post", "", text,
      {{"Ilse Marrant", "no", SourceKind::named_person, "e1"},
       {"She", "more", SourceKind::named_person, "e1"},
       {"She", "less", SourceKind::named_person}},
      {named("e1", EntityType::per, text, "Ilse Marrant")});
  const std::string other = "Marrant said yes, Ilse Marrant being away.";
  add("b", "Gazette", "", other, {{"Marrant", "yes", SourceKind::named_person, "e1"}},
      {named("e1", EntityType::per, other, "Ilse Marrant")});
  Digest digest = digest_of({});
  ASSERT_EQ(names_of(digest), (std::vector<std::string>{"Ilse Marrant", "She"}));
  EXPECT_EQ(digest.groups[0].statements.size(), 3U);
  EXPECT_EQ(digest.groups[0].statements[1].source, "She");
  EXPECT_EQ(digest.groups[1].standing, Standing::pronoun);
  // Whoever asks for a name gets what "she" said too.
  Digest asked = digest_of({"marrant", "", "", ""});
  ASSERT_EQ(asked.groups.size(), 1U);
  EXPECT_EQ(asked.groups[0].statements.size(), 3U);
}

TEST_F(DigestOfStore, PersonAndTownOfOneNameAreTwo) {
  const std::string person = "Marrant said no.";
  add("a", "Post", "", person, {{"Marrant", "no", SourceKind::named_person, "e1"}},
      {named("e1", EntityType::per, person, "Marrant")});
  const std::string town = "Marrant said yes.";
  add("b", "Post", "", town, {{"Marrant", "yes", SourceKind::named_organisation, "e1"}},
      {named("e1", EntityType::gpe, town, "Marrant")});
  EXPECT_EQ(digest_of({}).groups.size(), 2U);
}

TEST_F(DigestOfStore, UnnamedSourcesAreJoinedWhereTheTextSaysSoAndNeverAcrossReports) {
  const std::string text = "Two officials said no. The officials said more.";
  SourceDetail first;
  first.number = SourceNumber{2, false, {0, 3}};
  SourceDetail second;
  second.affiliation = Detail{"harbour ministry", {0, 3}};
  const std::vector<Said> said = {
      {"Two officials", "no", SourceKind::unnamed_official, "", "", first},
      {"The officials", "more", SourceKind::unnamed_official, "", "a1", second}};
  add("a", "Post", "", text, said);
  add("b", "Gazette", "", text, said);
  Digest digest = digest_of({});
  ASSERT_EQ(digest.groups.size(), 2U);
  for (const SourceGroup& group : digest.groups) {
    EXPECT_EQ(group.standing, Standing::unnamed);
    EXPECT_EQ(group.statements.size(), 2U);
    ASSERT_TRUE(group.detail.number && group.detail.affiliation);
    EXPECT_EQ(group.detail.affiliation->value, "harbour ministry");
  }
}

TEST_F(DigestOfStore, NoNameIsPutToASourceDescribedWithoutOne) {
  const std::string text = "Ilse Marrant said no. A harbour official said more.";
  add("a", "Post", "", text,
      {{"Ilse Marrant", "no", SourceKind::named_person, "e1"},
       {"A harbour official", "more", SourceKind::unnamed_official, "e1"}},
      {named("e1", EntityType::per, text, "Ilse Marrant")});
  EXPECT_EQ(names_of(digest_of({})),
            (std::vector<std::string>{"Ilse Marrant", "A harbour official"}));
}

TEST_F(DigestOfStore, ActorsTellNamesakesApartAndJoinNames) {
  const std::string doe = "Jane Doe said no.";
  const std::string other = "J. M. Doe said yes.";
  for (const std::string id : {"a", "b"}) {
    add(id, "Outlet " + id, "", doe, {{"Jane Doe", "no", SourceKind::named_person, "e1"}},
        {named("e1", EntityType::per, doe, "Jane Doe")});
  }
  add("c", "Outlet c", "", other, {{"J. M. Doe", "yes", SourceKind::named_person, "e1"}},
      {named("e1", EntityType::per, other, "J. M. Doe")});
  auto database = Database::open(path(), path(), SQLITE_OPEN_READWRITE);
  ASSERT_TRUE(database.ok());
  ASSERT_TRUE(
      (*database)
          ->run("INSERT INTO actors VALUES (1, 'p1', 'PER', 'Jane Doe', 'ISL', 'goalkeeper', 1),"
                "                          (2, 'p2', 'PER', 'Jane M. Doe', '', '', 2);"
                "INSERT INTO actor_members SELECT key, 'e1', CASE id WHEN 'a' THEN 1 ELSE 2 END,"
                "  'PER', '', '', '', '' FROM documents;"
                "DELETE FROM unlinked;")
          .ok());
  Digest digest = digest_of({});
  ASSERT_EQ(names_of(digest), (std::vector<std::string>{"Jane M. Doe", "Jane Doe"}));
  EXPECT_EQ(digest.groups[0].actor, "p2");
  EXPECT_EQ(digest.groups[0].statements.size(), 2U);
  EXPECT_EQ(digest.groups[1].role, "goalkeeper");
  EXPECT_EQ(digest.groups[1].country, "ISL");
}

TEST_F(DigestOfStore, TellsWhoWasToldAndInWhoseWordsItStands) {
  const std::string text = "The Gazette said that the mayor said no.";
  Analysis analysis =
      analysis_of(text, {{"The Gazette", "that the mayor said no", SourceKind::outlet},
                         {"the mayor", "no", SourceKind::named_person}});
  Citation citation;
  citation.id = "c1";
  citation.outlet = "Velmouth Gazette";
  citation.medium = "outlet";
  citation.relation = CitationRelation::told_to;
  citation.span = find_words(text, "The Gazette").front();
  citation.how = "text";
  analysis.citations.push_back(citation);
  analysis.attributions[1].told_to = "c1";
  analysis.attributions[1].within = "a1";
  put(document_of("a", "Post", "", text), analysis);
  Digest digest = digest_of({"mayor", "", "", ""});
  ASSERT_EQ(digest.groups.size(), 1U);
  EXPECT_EQ(digest.groups[0].statements[0].told_to, "Velmouth Gazette");
  EXPECT_EQ(digest.groups[0].statements[0].as_told_by, "The Gazette");
  EXPECT_EQ(digest.reports[0].citations.size(), 1U);
}

TEST_F(DigestOfStore, CountsWhatWasNotAnalysed) {
  Analysis skipped;
  skipped.skipped = "not English";
  put(document_of("a", "Post", "", "Der Hafen bleibt zu."), skipped);
  put(document_of("b", "Post", "", "Das Schiff bleibt hier."), skipped);
  add("c", "Post", "", "The mayor said no.", {{"The mayor", "no", SourceKind::named_person}});
  EXPECT_EQ(digest_of({}).skipped(), (std::map<std::string, std::size_t>{{"not English", 2}}));
}

}  // namespace
}  // namespace sayso
