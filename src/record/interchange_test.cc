#include "record/interchange.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "record/sample.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

/// The words that a span of a line points at, counted in code points.
std::string words_at(const Json& span, const std::string& text) {
  const auto offset = [&](std::size_t code_point) {
    std::size_t byte = 0;
    for (std::size_t seen = 0; byte < text.size(); ++byte) {
      const bool starts = (static_cast<unsigned char>(text[byte]) & 0xc0) != 0x80;
      if (starts && seen++ == code_point) break;
    }
    return byte;
  };
  const auto begin = offset(span[0]);
  return text.substr(begin, offset(span[1]) - begin);
}

TEST(DocumentLine, PointsAtTheWordsInCodePoints) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const std::string text = line["text"];
  const Json& said = line["attributions"][0];
  EXPECT_EQ(words_at(said["source"][0], text), "mayor Ilse Bront\u00eb");
  EXPECT_EQ(words_at(said["cue"][0], text), "said");
  EXPECT_EQ(words_at(said["content"][0], text), "\u201cThere is no deal,\u201d");
  EXPECT_EQ(words_at(said["content"][1], text), "\u201cand none is planned.\u201d");
  EXPECT_EQ(words_at(line["published"]["span"], text), "4 March 2031");
  EXPECT_EQ(words_at(line["sentences"][1], text), "Two officials declined to comment.");
}

TEST(DocumentLine, SaysWhatIsKnown) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document), "quay-1"));
  EXPECT_EQ(line["kind"], "document");
  EXPECT_EQ(line["schema"], "sayso/1");
  EXPECT_EQ(line["id"], "quay-7");
  EXPECT_EQ(line["file"], "reports/quay.jsonl#3");
  EXPECT_EQ(line["url"], document.url);
  EXPECT_EQ(line["canonical"], document.canonical);
  EXPECT_EQ(line["outlet"], (Json{{"name", "The Harbour Courier"},
                                  {"domain", "harbour-courier.example"},
                                  {"kind", "newspaper"},
                                  {"country", "ISL"},
                                  {"owner", "Quay Press Ltd"}}));
  EXPECT_EQ(line["title"], document.title);
  EXPECT_EQ(line["byline"], Json(document.byline));
  EXPECT_EQ(line["version_of"], "quay-1");
  EXPECT_EQ(line["analysed"], true);
  EXPECT_EQ(line["published"]["value"], "2031-03-04");
  EXPECT_EQ(line["published"]["how"], "dateline");
  EXPECT_EQ(line["language"], "en-GB");
  EXPECT_EQ(line["text"], document.text);
  EXPECT_EQ(line["models"], Json({"attribution:0011aabb", "sentences:1"}));
  const Json& declined = line["attributions"][1];
  EXPECT_EQ(declined["id"], "a2");
  EXPECT_EQ(declined["content"], Json::array());
  EXPECT_EQ(declined["quote"], "indirect");
  EXPECT_EQ(declined["source_kind"], "unnamed-official");
  EXPECT_EQ(declined["stance"], "declines-to-comment");
  EXPECT_EQ(declined["certainty"], "U");
  EXPECT_EQ(declined["score"], 0.5);
}

TEST(DocumentLine, SaysWhatOnlySomeDocumentsHave) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, {}));
  const std::string text = line["text"];
  EXPECT_EQ(line["section"], "Local");
  EXPECT_EQ(line["updated"]["value"], "2031-03-05T08:10:00Z");
  EXPECT_EQ(line["dateline"]["place"], "BRACKEN");
  EXPECT_EQ(words_at(line["dateline"]["span"], text), "BRACKEN, 4 March 2031");
  EXPECT_EQ(words_at(line["dateline"]["date"]["span"], text), "4 March 2031");
  EXPECT_EQ(line["record"],
            (Json{{"id", "<urn:uuid:0d7e>"}, {"name", "reports/quay.html"}, {"offset", 123456}}));
  EXPECT_EQ(words_at(line["entries"][0]["span"], text), "Two officials");
  EXPECT_EQ(line["entries"][0]["time"]["range"], (Json{"2031-03-01", "2031-03-04"}));
  EXPECT_TRUE(line["entries"][1]["time"].is_null());
  EXPECT_EQ(line["pages"][1]["page"], 2);
  EXPECT_EQ(words_at(line["pages"][1]["span"], text), "Two officials declined to comment.");
  EXPECT_EQ(line["media"][0]["caption"], "The quay at dawn");
}

TEST(DocumentLine, SaysWhichTimesAreNamed) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const Json& day = line["times"][0];
  EXPECT_EQ(day["id"], "t1");
  EXPECT_EQ(words_at(day["span"], line["text"]), "4 March 2031");
  EXPECT_EQ(day["type"], "DATE");
  EXPECT_EQ(day["value"], "2031-03-04");
  EXPECT_FALSE(day.contains("anchor")) << "the words alone say it";
  EXPECT_EQ(line["times"][1]["type"], "TIME");
  EXPECT_EQ(line["times"][1]["anchor"], "published");
}

TEST(DocumentLine, SaysWhoIsSpokenOf) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const std::string text = line["text"];
  const Json& mayor = line["entities"][0];
  EXPECT_EQ(mayor["id"], "e1");
  EXPECT_EQ(mayor["type"], "PER");
  EXPECT_EQ(mayor["name"], "Ilse Bront\u00eb");
  EXPECT_EQ(mayor["country"], "ISL");
  EXPECT_EQ(mayor["role"], "mayor");
  EXPECT_EQ(words_at(mayor["mentions"][0]["span"], text), "mayor Ilse Bront\u00eb");
  EXPECT_EQ(mayor["mentions"][0]["form"], "nominal");
  EXPECT_EQ(mayor["mentions"][1]["form"], "name");
  EXPECT_FALSE(mayor["mentions"][1].contains("metonym"));
  const Json& town = line["entities"][1];
  EXPECT_EQ(town["type"], "GPE");
  EXPECT_EQ(town["mentions"][0]["metonym"], true);
  EXPECT_FALSE(town.contains("country")) << "it is not known";
  EXPECT_FALSE(town.contains("role"));
}

TEST(DocumentLine, SaysWhoSpeaks) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const std::string text = line["text"];
  const Json& said = line["attributions"][0];
  EXPECT_EQ(said["speaker"], "e1");
  EXPECT_EQ(said["speaker_score"], 0.97);
  EXPECT_EQ(said["same_source"], Json::array());
  EXPECT_EQ(said["source_detail"], Json::object());
  EXPECT_TRUE(said["told_to"].is_null());
  EXPECT_TRUE(said["within"].is_null());

  const Json& declined = line["attributions"][1];
  EXPECT_TRUE(declined["speaker"].is_null()) << "open";
  EXPECT_EQ(declined["speaker_score"], 0);
  EXPECT_EQ(declined["same_source"],
            Json::array(
                {{{"attribution", "a1"}, {"relation", "different"}, {"reason", "one is named"}}}));
  EXPECT_EQ(declined["told_to"], "c1");
  EXPECT_EQ(declined["within"], "a1");
  const Json& detail = declined["source_detail"];
  EXPECT_EQ(detail.size(), 5u);
  EXPECT_EQ(detail["affiliation"]["text"], "harbour office");
  EXPECT_EQ(detail["nationality"]["country"], "ISL");
  EXPECT_EQ(detail["role"]["text"], "officials");
  EXPECT_EQ(words_at(detail["role"]["span"], text), "officials");
  EXPECT_EQ(detail["number"]["value"], 2);
  EXPECT_EQ(detail["number"]["at_least"], true);
  EXPECT_EQ(words_at(detail["number"]["span"], text), "Two");
  EXPECT_EQ(words_at(detail["anonymity_reason"]["span"], text), "declined");
}

TEST(DocumentLine, SaysWhatItRestsOn) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const Json& wire = line["citations"][0];
  EXPECT_EQ(wire["id"], "c1");
  EXPECT_EQ(wire["outlet"], "KorInform");
  EXPECT_EQ(wire["medium"], "agency");
  EXPECT_EQ(wire["relation"], "agency-credit");
  EXPECT_EQ(words_at(wire["span"], line["text"]), "mayor");
  EXPECT_FALSE(wire.contains("url"));
  EXPECT_TRUE(line["citations"][1]["span"].is_null());
  EXPECT_EQ(line["citations"][1]["how"], "byline");
  EXPECT_EQ(line["citations"][2]["medium"], "document");
  EXPECT_EQ(line["citations"][2]["relation"], "link");
  EXPECT_EQ(line["citations"][2]["url"], "https://bracken.example/letter");
}

TEST(DocumentLine, SaysWhatHappensAndOnWhoseWord) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const std::string text = line["text"];
  const Json& deal = line["events"][0];
  EXPECT_EQ(deal["id"], "v1");
  EXPECT_EQ(words_at(deal["trigger"], text), "deal");
  EXPECT_EQ(deal["type"], "AGREE");
  EXPECT_EQ(deal["mode"], "commit");
  EXPECT_EQ(deal["contexts"], (Json{"economic", "natural resource"}));
  EXPECT_EQ(words_at(deal["actor"][0], text), "Ilse Bront\u00eb");
  EXPECT_EQ(words_at(deal["actor"][1], text), "BRACKEN");
  EXPECT_EQ(deal["actor_entities"], (Json{"e1", "e2"}));
  EXPECT_EQ(words_at(deal["recipient"][0], text), "Two officials");
  EXPECT_EQ(deal["recipient_entities"], Json::array({nullptr})) << "it is not known who";
  EXPECT_EQ(deal["place"], "e2");
  EXPECT_EQ(deal["time"], "t1");
  EXPECT_EQ(deal["factuality"], -2.5);
  EXPECT_EQ(deal["holders"], Json::array({{{"by", "author"}, {"certainty", "U"}},
                                          {{"by", "a1"}, {"certainty", "CT-"}}}));
  EXPECT_EQ(deal["score"], 0.75);
  EXPECT_EQ(deal["status"], "denied");

  const Json& fuel = deal["goods"][0];
  EXPECT_EQ(words_at(fuel["span"], text), "none is planned");
  EXPECT_EQ(fuel["kind"], "fuel");
  EXPECT_EQ(fuel["number"], 300'000);
  EXPECT_EQ(fuel["unit"], "tonnes");
  EXPECT_EQ(fuel["hedge"], "at least");
  const Json& weapons = deal["goods"][1];
  EXPECT_EQ(weapons["kind"], "weapons");
  for (const char* key : {"number", "unit", "hedge"}) EXPECT_TRUE(weapons[key].is_null()) << key;
}

TEST(DocumentLine, SaysOfAnEventWhatIsNotKnown) {
  const Document document = full_document();
  const Json line = Json::parse(document_line(document, full_analysis(document)));
  const Json& declined = line["events"][1];
  EXPECT_EQ(words_at(declined["trigger"], line["text"]), "declined");
  for (const char* key : {"type", "mode", "place", "time"}) {
    ASSERT_TRUE(declined.contains(key)) << key;
    EXPECT_TRUE(declined[key].is_null()) << key;
  }
  for (const char* key : {"contexts", "actor", "actor_entities", "recipient", "recipient_entities",
                          "goods", "holders"}) {
    EXPECT_EQ(declined[key], Json::array()) << key;
  }
}

TEST(DocumentLine, WritesNumbersAsPeopleReadThem) {
  Event event{"v1", {0, 4}};
  event.goods = {{{0, 4}, "fuel", 300'000}};
  event.factuality = -0.00001;
  Analysis analysis;
  analysis.events = {event};
  const std::string line = document_line(plain_document("a.txt", "Fuel."), analysis);
  EXPECT_NE(line.find(R"("number":300000,)"), line.npos) << "and not 3e+05: " << line;
  EXPECT_NE(line.find(R"("factuality":0,)"), line.npos) << "and not -0: " << line;
}

TEST(DocumentLine, SaysNullForWhatIsNotKnown) {
  Analysis analysis;
  analysis.skipped = "not English";
  const Json line = Json::parse(document_line(plain_document("a.txt", "Guten Tag."), analysis));
  for (const char* key : {"url", "outlet", "title", "canonical", "version_of", "published",
                          "updated", "section", "dateline"}) {
    ASSERT_TRUE(line.contains(key)) << key;
    EXPECT_TRUE(line[key].is_null()) << key;
  }
  EXPECT_EQ(line["analysed"], false);
  EXPECT_EQ(line["reason"], "not English");
  for (const char* key : {"entities", "times", "attributions", "events", "citations"}) {
    EXPECT_EQ(line[key], Json::array()) << key;
  }
}

TEST(DocumentLine, KeepsEveryCharacterOfTheText) {
  std::string text = "\\ \" / \b\f\r\t \x7f \u0085 \u2028 \u2029 \u00e4 \u2019 \U0001f600 ";
  for (char c = 0; c < 0x20; ++c) text += c;
  const std::string line = document_line(plain_document("a.txt", text), {});
  EXPECT_EQ(Json::parse(line)["text"], text);
  for (const char* end : {"\n", "\r", "\f", "\u0085", "\u2028", "\u2029"}) {
    EXPECT_EQ(line.find(end), line.npos) << "one line, whatever a reader takes for its end";
  }
}

TEST(ErrorLine, NamesTheInputWhateverItsNameIs) {
  const Json line = Json::parse(error_line("odd\xff\"name", {"empty", "nothing in it"}));
  EXPECT_EQ(line["kind"], "error");
  EXPECT_EQ(line["schema"], "sayso/1");
  EXPECT_EQ(line["file"], "odd\ufffd\"name");
  EXPECT_EQ(line["code"], "empty");
  EXPECT_EQ(line["message"], "nothing in it");
}

}  // namespace
}  // namespace sayso
