#include "record/store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "record/interchange.h"
#include "record/sample.h"

namespace sayso {
namespace {

using Outcome = Placement::Outcome;

Placement put(Store& store, const Document& document) {
  auto placement = store.put(document, {});
  if (!placement) {
    ADD_FAILURE() << placement.error().message;
    return {};
  }
  return *placement;
}

/// All of a document as other programs see it.
std::string line_of(const Entry& entry) {
  return document_line(entry.document, entry.analysis, entry.version_of);
}

std::vector<std::string> lines_of(const Store& store) {
  std::vector<std::string> lines;
  auto cursor = store.entries();
  EXPECT_TRUE(cursor.ok());
  for (;;) {
    auto entry = cursor->next();
    if (!entry) ADD_FAILURE() << entry.error().message;
    if (!entry || !*entry) return lines;
    lines.push_back(line_of(**entry));
  }
}

std::vector<std::string> ids_of(const Store& store) {
  std::vector<std::string> ids;
  auto cursor = store.entries();
  for (auto entry = cursor->next(); entry && *entry; entry = cursor->next()) {
    ids.push_back((*entry)->document.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

class Record : public StoreTest {
 protected:
  /// What no function of the store reads or writes.
  void run_sql(const std::string& sql) {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(raw);
    sqlite3_close(raw);
  }

  int rows_of(const std::string& table) {
    sqlite3* raw = nullptr;
    EXPECT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
    sqlite3_stmt* count = nullptr;
    sqlite3_prepare_v2(raw, ("SELECT count(*) FROM " + table).c_str(), -1, &count, nullptr);
    EXPECT_EQ(sqlite3_step(count), SQLITE_ROW) << table;
    const int rows = sqlite3_column_int(count, 0);
    sqlite3_finalize(count);
    sqlite3_close(raw);
    return rows;
  }
};

/// Tables of what is found in one document.
constexpr const char* kFound[] = {"sentences",      "attributions",     "attribution_spans",
                                  "entities",       "mentions",         "attribution_links",
                                  "source_details", "source_relations", "citations",
                                  "times",          "events",           "event_contexts",
                                  "event_parties",  "event_goods",      "event_holders"};

constexpr const char* kActorOfTheMayor =
    "INSERT INTO actors VALUES (1, 'p1', 'PER', 'Ilse Bront\u00eb', '', 'mayor', 1);"
    "INSERT INTO actor_members SELECT key, 'e1', 1, 'PER', 'ilse bront\u00eb', 'Ilse Bront\u00eb', "
    "'', "
    "'mayor' FROM documents WHERE id = 'quay-7';"
    "INSERT INTO corrections VALUES (1, 'k1', 'desk', '2031-03-05T09:00:00Z', 'merge', "
    "'{\"document\":\"quay-7\",\"entity\":\"e1\"}', 'one person')";

TEST_F(Record, GivesBackAllThatWasPut) {
  const Document document = full_document();
  const Analysis analysis = full_analysis(document);
  {
    Store store = open();
    const auto placement = store.put(document, analysis);
    ASSERT_TRUE(placement.ok()) << placement.error().message;
    EXPECT_EQ(placement->outcome, Outcome::added);
    EXPECT_EQ(placement->id, "quay-7");
  }
  const Store store = open(Store::Mode::read);
  const auto entry = store.entry("quay-7");
  ASSERT_TRUE(entry.ok()) << entry.error().message;
  EXPECT_EQ(line_of(*entry), document_line(document, analysis));
  EXPECT_EQ(entry->version_of, "");
}

TEST_F(Record, GivesBackTextsThatLookLikeTheEndOfOne) {
  Store store = open();
  const Document document = plain_document("a.txt", std::string("before\0after", 12));
  put(store, document);
  EXPECT_EQ(store.entry(document.id)->document.text, document.text);
}

TEST_F(Record, GivesDocumentsInTheOrderOfAdding) {
  Store store = open();
  for (const char* id : {"c", "a", "b"}) put(store, with_id(plain_document(id, id), id));
  EXPECT_EQ(ids_of(store), (Ids{"c", "a", "b"}));
  EXPECT_EQ(*store.size(), 3u);
}

TEST_F(Record, IsNotChangedByAddingTheSameAgain) {
  Store store = open();
  const std::vector<Document> documents = {full_document(), plain_document("a.txt", "A bare text."),
                                           page("https://daily.example/a", "A page."),
                                           with_id(page("https://daily.example/b", "B."), "b")};
  for (const auto& document : documents) {
    ASSERT_TRUE(store.put(document, full_analysis(full_document())).ok());
  }
  const auto before = lines_of(store);
  for (const auto& document : documents) {
    EXPECT_EQ(store.place(document)->outcome, Outcome::unchanged);
    EXPECT_EQ(put(store, document).outcome, Outcome::unchanged);
  }
  EXPECT_EQ(lines_of(store), before);
}

TEST_F(Record, KeepsAnotherTextAtTheSameAddressAsANewVersion) {
  Store store = open();
  const Document first = page("https://daily.example/a", "Five ships came.");
  put(store, first);
  Document changed = page("http://www.daily.example/a/", "Six ships came.");
  const auto second = put(store, changed);
  EXPECT_EQ(second.outcome, Outcome::new_version);
  EXPECT_EQ(second.id, first.id + "@2");
  EXPECT_EQ(second.version_of, first.id);
  const auto third = put(store, page("https://daily.example/a", "Seven ships came."));
  EXPECT_EQ(third.id, first.id + "@3");
  EXPECT_EQ(third.version_of, first.id) << "the first, not the one before";
  EXPECT_EQ(store.entry(third.id)->version_of, first.id);
  EXPECT_EQ(store.entry(first.id)->document.text, "Five ships came.") << "the old one stays";

  const auto again = put(store, changed);
  EXPECT_EQ(again.outcome, Outcome::unchanged) << "a whole folder may be added again";
  EXPECT_EQ(again.id, second.id);
}

TEST_F(Record, KeepsAnotherTextUnderTheSameIdAsANewVersion) {
  Store store = open();
  put(store, with_id(plain_document("a", "Five ships came."), "ships"));
  const Document changed = with_id(plain_document("a", "Six ships came."), "ships");
  EXPECT_EQ(store.place(changed)->id, "ships@2");
  const auto second = put(store, changed);
  EXPECT_EQ(second.outcome, Outcome::new_version);
  EXPECT_EQ(second.id, "ships@2");
  EXPECT_EQ(second.version_of, "ships");
  EXPECT_EQ(put(store, changed).outcome, Outcome::unchanged);
}

TEST_F(Record, KeepsTheGivenIdOfANewVersion) {
  Store store = open();
  put(store, with_id(page("https://daily.example/a", "Five."), "one"));
  const auto second = put(store, with_id(page("https://daily.example/a", "Six."), "two"));
  EXPECT_EQ(second.outcome, Outcome::new_version);
  EXPECT_EQ(second.id, "two");
  EXPECT_EQ(second.version_of, "one");
  EXPECT_EQ(put(store, with_id(page("https://daily.example/a", "Seven."), "two")).id, "one@3");
}

TEST_F(Record, DoesNotGiveAnIdTwice) {
  Store store = open();
  put(store, with_id(plain_document("a", "Taken."), "ships@2"));
  put(store, with_id(plain_document("a", "Five."), "ships"));
  EXPECT_EQ(put(store, with_id(plain_document("a", "Six."), "ships")).id, "ships@3");
}

TEST_F(Record, KeepsTheSameTextAtAnotherAddressAsAnotherDocument) {
  Store store = open();
  const Document original = page("https://daily.example/a", "Five ships came.");
  Document copy = page("https://valley.example/x", "Five ships came.");
  copy.canonical = "https://daily.example/a";
  put(store, original);
  const auto second = put(store, copy);
  EXPECT_EQ(second.outcome, Outcome::added);
  EXPECT_EQ(second.id, original.id + "~2");
  EXPECT_EQ(second.version_of, "");
  EXPECT_EQ(put(store, copy).outcome, Outcome::unchanged);
  EXPECT_EQ(put(store, original).outcome, Outcome::unchanged);
  EXPECT_EQ(*store.size(), 2u);
}

TEST_F(Record, TellsTextsWithoutAddressApartByOutletOnly) {
  Store store = open();
  Document courier = plain_document("a.jsonl#0", "Five ships came.");
  courier.outlet.name = "The Harbour Courier";
  Document valley = courier;
  valley.outlet.name = "Valley Post";
  EXPECT_EQ(put(store, courier).outcome, Outcome::added);
  EXPECT_EQ(put(store, valley).outcome, Outcome::added);
  EXPECT_EQ(put(store, plain_document("moved/b.txt", "Five ships came.")).outcome,
            Outcome::unchanged);
  EXPECT_EQ(put(store, valley).id, courier.id + "~2");
  EXPECT_EQ(*store.size(), 2u);
}

TEST_F(Record, RemovesADocumentAndAllThatIsDerivedFromIt) {
  Store store = open();
  const Document document = full_document();
  ASSERT_TRUE(store.put(document, full_analysis(document)).ok());
  put(store, plain_document("other.txt", "Another report of the quay."));
  run_sql(kActorOfTheMayor);
  for (const char* table : kFound) EXPECT_GT(rows_of(table), 0) << table;
  ASSERT_TRUE(store.remove(document.id).ok());
  EXPECT_EQ(store.entry(document.id).error().code, "not-found");
  EXPECT_EQ(store.search("mayor", 10)->size(), 0u);
  EXPECT_EQ(store.search("quay", 10)->size(), 1u);
  EXPECT_EQ(store.remove(document.id).error().code, "not-found");
  EXPECT_EQ(rows_of("bylines"), 0);
  for (const char* table : kFound) EXPECT_EQ(rows_of(table), 0) << table;
  EXPECT_EQ(rows_of("actors"), 0);
  EXPECT_EQ(rows_of("actor_members"), 0);
  EXPECT_EQ(rows_of("corrections"), 1) << "what a person decided outlives the document";
}

TEST_F(Record, KeepsCorrectionsButNothingFoundWhenADocumentIsAnalysedAnew) {
  Store store = open();
  const Document document = full_document();
  ASSERT_TRUE(store.put(document, full_analysis(document)).ok());
  run_sql(kActorOfTheMayor);
  ASSERT_TRUE(store.replace_analysis(document.id, {}).ok());
  for (const char* table : kFound) EXPECT_EQ(rows_of(table), 0) << table;
  EXPECT_EQ(line_of(*store.entry(document.id)), document_line(document, {}));
  EXPECT_EQ(rows_of("unlinked"), 1);
  EXPECT_EQ(rows_of("actor_members"), 1) << "an actor keeps its id until the document is linked";
  EXPECT_EQ(rows_of("corrections"), 1);
}

TEST_F(Record, MakesTheNextVersionTheFirstWhenTheFirstIsRemoved) {
  Store store = open();
  for (const char* text : {"Five.", "Six.", "Seven."})
    put(store, with_id(plain_document("a", text), "ships"));
  ASSERT_TRUE(store.remove("ships").ok());
  EXPECT_EQ(store.entry("ships@2")->version_of, "");
  EXPECT_EQ(store.entry("ships@3")->version_of, "ships@2");
}

TEST_F(Record, FindsWhatOtherModelsAnalysed) {
  Store store = open();
  Analysis old;
  old.models = {"attribution:old", "sentences:1"};
  Analysis fresh;
  fresh.models = {"attribution:new", "sentences:1"};
  ASSERT_TRUE(store.put(plain_document("a", "One."), old).ok());
  ASSERT_TRUE(store.put(plain_document("b", "Two."), fresh).ok());
  const std::string one = plain_document("a", "One.").id;
  EXPECT_EQ(*store.stale(fresh.models), Ids{one});
  fresh.sentences = {{0, 4}};
  ASSERT_TRUE(store.replace_analysis(one, fresh).ok());
  EXPECT_TRUE(store.stale(fresh.models)->empty());
  EXPECT_EQ(store.entry(one)->analysis.sentences, fresh.sentences);
  EXPECT_EQ(store.entry(one)->analysis.models, fresh.models);
  EXPECT_EQ(store.replace_analysis("nobody", fresh).error().code, "not-found");
}

TEST_F(Record, FindsADocumentByWhatAPersonCallsIt) {
  Store store = open();
  Document first = page("https://daily.example/ports", "Five ships came.");
  first.file = "reports/ports.html";
  put(store, first);
  put(store, with_id(plain_document("reports/mine.txt", "Six."), "mine-1"));
  put(store, with_id(plain_document("old/mine.txt", "Seven."), "mine-2"));

  for (const std::string& name :
       {first.id, first.id.substr(0, 14), first.id.substr(7, 12), std::string("reports/ports.html"),
        std::string("ports.html"), std::string("http://www.daily.example/ports#top")}) {
    const auto found = store.find(name);
    ASSERT_TRUE(found.ok()) << found.error().message;
    EXPECT_EQ(*found, first.id) << name;
  }
  EXPECT_EQ(*store.find("old/mine.txt"), "mine-2");
  const auto unclear = store.find("mine");
  ASSERT_FALSE(unclear.ok());
  EXPECT_EQ(unclear.error().code, "ambiguous");
  EXPECT_NE(unclear.error().message.find("mine-1, mine-2"), std::string::npos);
  EXPECT_EQ(store.find("nowhere").error().code, "not-found");
  EXPECT_EQ(store.find("").error().code, "not-found");
}

TEST_F(Record, LetsOthersReadWhileItIsWritten) {
  Store writer = open();
  for (const char* id : {"a", "b", "c"}) put(writer, with_id(plain_document(id, id), id));
  const Store reader = open(Store::Mode::read);
  auto cursor = reader.entries();
  ASSERT_TRUE((*cursor->next()).has_value());
  put(writer, with_id(plain_document("d", "d"), "d"));
  ASSERT_TRUE(writer.remove("b").ok());
  std::string rest;
  for (auto entry = cursor->next(); entry && *entry; entry = cursor->next()) {
    rest += (*entry)->document.id;
  }
  EXPECT_EQ(rest, "bc") << "what was there when it began";
  EXPECT_EQ(ids_of(reader), (Ids{"a", "c", "d"})) << "and what is there now";
}

}  // namespace
}  // namespace sayso
