#include "linking/event_list.h"

#include "linking/actors.h"
#include "linking/store_for_tests.h"
#include "record/database.h"

namespace sayso {
namespace {

/// An event whose words stand once in a text.
struct Told {
  std::string trigger;
  std::optional<EventType> type;
  EventStatus status;
  std::string actor;      // words; empty: none
  std::string recipient;  // likewise
  std::vector<Holder> holders = {{"author", Certainty::ct_plus}};
  std::string time = {};  // id
};

class EventsOfStore : public StoreTest {
 protected:
  static std::vector<Party> parties(const std::string& text, const std::string& words,
                                    const Analysis& analysis) {
    if (words.empty()) return {};
    const Span span = find_words(text, words).front();
    for (const Entity& entity : analysis.entities) {
      for (const Mention& mention : entity.mentions) {
        if (mention.span == span) return {{span, entity.id}};
      }
    }
    return {{span}};
  }

  static void tell(Analysis& analysis, const std::string& text, const std::vector<Told>& all) {
    for (const Told& told : all) {
      Event event;
      event.id = "v" + std::to_string(analysis.events.size() + 1);
      event.trigger = find_words(text, told.trigger).front();
      event.type = told.type;
      event.status = told.status;
      event.actors = parties(text, told.actor, analysis);
      event.recipients = parties(text, told.recipient, analysis);
      event.holders = told.holders;
      event.time = told.time;
      analysis.events.push_back(std::move(event));
    }
  }

  /// Two reports: deliveries and a threat in one, the same delivery and what followed in another.
  void fill() {
    const std::string first =
        "France delivered radars to Kenya. A clerk said Kenyan soldiers would shell rebels. "
        "It rained.";
    Analysis analysis = analysis_of(
        first, {{"A clerk", "Kenyan soldiers would shell rebels", SourceKind::unnamed_official}});
    analysis.entities = {named("e1", EntityType::gpe, first, "France"),
                         named("e2", EntityType::gpe, first, "Kenya")};
    analysis.entities[0].country = "FRA";
    analysis.entities[1].country = "KEN";
    tell(analysis, first,
         {{"delivered", EventType::aid, EventStatus::happened, "France", "Kenya"},
          {"shell",
           EventType::threaten,
           EventStatus::threatened,
           "Kenyan soldiers",
           "rebels",
           {{"author", Certainty::u}, {"a1", Certainty::ps_plus}}},
          {"rained", std::nullopt, EventStatus::happened, "", ""}});
    put(document_of("first", "Quay Herald", "2024-03-04", first), analysis);

    const std::string second =
        "On March 4 Paris delivered radars to Kenya. Ines Vold said Paris would not talk. "
        "She promised talks.";
    analysis = analysis_of(second,
                           {{"Ines Vold", "Paris would not talk", SourceKind::named_person, "e3"}});
    analysis.entities = {named("e1", EntityType::gpe, second, "Paris"),
                         named("e2", EntityType::gpe, second, "Kenya"),
                         named("e3", EntityType::per, second, "Ines Vold")};
    analysis.entities[0].country = "FRA";
    analysis.entities[1].country = "KEN";
    Timex& monday = analysis.times.emplace_back();
    monday.id = "t1";
    monday.value = "2024-03-04";
    monday.span = find_words(second, "March 4").front();
    tell(analysis, second,
         {{"delivered",
           EventType::aid,
           EventStatus::happened,
           "Paris",
           "Kenya",
           {{"author", Certainty::ct_plus}},
           "t1"},
          {"talk",
           EventType::reject,
           EventStatus::denied,
           "Paris",
           "",
           {{"author", Certainty::u}, {"a1", Certainty::ct_minus}}},
          {"promised", EventType::consult, EventStatus::planned, "She", ""}});
    put(document_of("second", "Telesk Post", "2024-03-06", second), analysis);
  }

  std::vector<CodedEvent> listed(const EventFilter& filter) {
    auto events = list_events(*store_, filter);
    EXPECT_TRUE(events.ok()) << events.error().message;
    return events.ok() ? *std::move(events) : std::vector<CodedEvent>{};
  }

  std::vector<std::string> ids(const EventSearch& search, const std::string& country = "") {
    std::vector<std::string> ids;
    for (const CodedEvent& event : listed({search, country})) ids.push_back(event.id);
    return ids;
  }
};

using Ids = std::vector<std::string>;

TEST_F(EventsOfStore, ByDayThenInTheOrderOfTheStore) {
  fill();
  EXPECT_EQ(ids({}), (Ids{"first#v1", "first#v2", "second#v1", "second#v2", "second#v3"}));
  EXPECT_EQ(ids({.outside = true}).size(), 6U);
}

TEST_F(EventsOfStore, PlacesGiveTheSameList) {
  fill();
  for (const EventFilter& filter :
       {EventFilter{}, EventFilter{{.outside = true}}, EventFilter{{.actor = "FRA"}}}) {
    const auto whole = listed(filter);
    const auto places = list_event_places(*store_, filter);
    ASSERT_TRUE(places.ok());
    ASSERT_EQ(places->size(), whole.size());
    // Part by part, as pages are.
    for (std::size_t i = 0; i < whole.size(); ++i) {
      const auto events = events_at(*store_, std::span(*places).subspan(i, 1));
      ASSERT_TRUE(events.ok());
      ASSERT_EQ(events->size(), 1U);
      EXPECT_EQ(events->front().id, whole[i].id);
      EXPECT_EQ(events->front().reports, whole[i].reports);
      EXPECT_EQ(events->front().origins, whole[i].origins);
    }
  }
}

TEST_F(EventsOfStore, PlacesOutliveTheirDocuments) {
  fill();
  const auto places = list_event_places(*store_, {});
  ASSERT_TRUE(store_->remove("first").ok());
  const auto events = events_at(*store_, *places);
  ASSERT_TRUE(events.ok());
  EXPECT_EQ(events->size(), 3U);
}

TEST_F(EventsOfStore, ByTypeAndStatus) {
  fill();
  EXPECT_EQ(ids({.types = {EventType::aid, EventType::reject}}),
            (Ids{"first#v1", "second#v1", "second#v2"}));
  EXPECT_EQ(ids({.types = {EventType::aid}, .statuses = {EventStatus::denied}}), Ids{});
  EXPECT_EQ(ids({.statuses = {EventStatus::threatened, EventStatus::denied}}),
            (Ids{"first#v2", "second#v2"}));
}

TEST_F(EventsOfStore, ByDayOfTheEventElseOfPublication) {
  fill();
  EXPECT_EQ(ids({.to = "2024-03-05"}), (Ids{"first#v1", "first#v2", "second#v1"}));
  EXPECT_EQ(ids({.from = "2024-03-05"}), (Ids{"second#v2", "second#v3"}));
  EXPECT_EQ(ids({.from = "2024-03", .to = "2024"}).size(), 5U);
  EXPECT_EQ(ids({.from = "2024-04"}), Ids{});
  EXPECT_EQ(ids({.document = "second"}).size(), 3U);
}

TEST_F(EventsOfStore, ByNameAndWordingOfWhoTakesPart) {
  fill();
  EXPECT_EQ(ids({.actor = "france"}), Ids{"first#v1"});
  EXPECT_EQ(ids({.actor = "paris"}), (Ids{"second#v1", "second#v2"}));
  EXPECT_EQ(ids({.recipient = "kenya"}), (Ids{"first#v1", "second#v1"}));
  EXPECT_EQ(ids({.actor = "kenyan sold", .recipient = "rebels"}), Ids{"first#v2"});
  EXPECT_EQ(ids({.actor = "rebels"}), Ids{});
}

TEST_F(EventsOfStore, ByTheNameAcrossDocuments) {
  fill();
  auto run = store_->tables().run(
      "DELETE FROM unlinked; "
      "INSERT INTO actors VALUES (1, 'x1', 'GPE', 'French Republic', 'FRA', '', 1); "
      "INSERT INTO actor_members SELECT document, id, 1, type, name, name, country, role "
      "FROM entities WHERE country = 'FRA'");
  ASSERT_TRUE(run.ok()) << run.error().message;
  EXPECT_EQ(ids({.actor = "french republic"}), (Ids{"first#v1", "second#v1", "second#v2"}));
}

TEST_F(EventsOfStore, ByCode) {
  fill();
  EXPECT_EQ(ids({.actor = "FRA"}), (Ids{"first#v1", "second#v1", "second#v2"}));
  EXPECT_EQ(ids({.actor = "KENMIL"}), Ids{"first#v2"});
  EXPECT_EQ(ids({.actor = "MIL"}), Ids{"first#v2"});
  EXPECT_EQ(ids({.actor = "FRAMIL"}), Ids{});
  EXPECT_EQ(ids({}, "KEN"), (Ids{"first#v1", "first#v2", "second#v1"}));
}

TEST_F(EventsOfStore, ByWhoseWordItIs) {
  fill();
  EXPECT_EQ(ids({.holder = "author"}), (Ids{"first#v1", "second#v1", "second#v3"}));
  EXPECT_EQ(ids({.holder = "herald"}), Ids{"first#v1"});
  EXPECT_EQ(ids({.holder = "clerk"}), Ids{"first#v2"});
  EXPECT_EQ(ids({.holder = "Ines Vold"}), Ids{"second#v2"});
  EXPECT_EQ(ids({.holder = "Paris"}), Ids{});
}

TEST_F(EventsOfStore, CountsReportsAmongWhatIsListed) {
  fill();
  EXPECT_EQ(listed({{.types = {EventType::aid}}}).front().reports, 2U);
  EXPECT_EQ(listed({{.types = {EventType::aid}, .holder = "herald"}}).front().reports, 1U);
}

TEST_F(EventsOfStore, WordsAreNoPatternsAndNoQuery) {
  fill();
  for (const char* words : {"%", "_", "'", "\"", "*", "') OR 1=1 --"}) {
    EXPECT_EQ(ids({.actor = words}), Ids{}) << words;
  }
}

}  // namespace
}  // namespace sayso
