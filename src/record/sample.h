// Documents for the tests of this folder.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "base/sha256.h"
#include "record/store.h"

namespace sayso {

/// A test with a folder of its own and a store in it.
class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "sayso-store-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return (folder_ / "s.db").string(); }

  /// A store that must open.
  Store open(Store::Mode mode = Store::Mode::create) const {
    auto store = Store::open(path(), mode);
    if (!store) {
      ADD_FAILURE() << store.error().message;
      abort();
    }
    return std::move(*store);
  }

  std::filesystem::path folder_;
};

/// A text from a file, of which nothing else is known.
inline Document plain_document(const std::string& file, const std::string& text) {
  Document document;
  document.id = "sha256:" + sha256_hex(text);
  document.file = file;
  document.text = text;
  return document;
}

/// A page at an address.
inline Document page(const std::string& url, const std::string& text) {
  Document document = plain_document("page.html", text);
  document.url = url;
  return document;
}

inline Document with_id(Document document, const std::string& id) {
  document.id = id;
  return document;
}

inline Span span_of(std::string_view words, std::string_view text) {
  const auto begin = text.find(words);
  if (begin == text.npos) ADD_FAILURE() << "no '" << words << "' in: " << text;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

/// A report with everything in it that a store keeps.
inline Document full_document() {
  Document document;
  document.id = "quay-7";
  document.file = "reports/quay.jsonl#3";
  document.url = "https://harbour-courier.example/quay?ref=feed";
  document.canonical = "https://harbour-courier.example/quay";
  document.outlet = {"The Harbour Courier", "harbour-courier.example", "newspaper", "ISL",
                     "Quay Press Ltd"};
  document.title = "No \u201cdeal\u201d on the quay, says mayor";
  document.byline = {"Zo\u00eb Tarn", "Pim Oduya"};
  document.text =
      "BRACKEN, 4 March 2031 \u2014 \u201cThere is no deal,\u201d mayor Ilse Bront\u00eb said, "
      "\u201cand none is planned.\u201d\n\nTwo officials declined to comment.";
  document.published =
      Timestamp{"2031-03-04", "day", "dateline", span_of("4 March 2031", document.text)};
  document.language = "en-GB";
  document.section = "Local";
  document.updated = Timestamp{"2031-03-05T08:10:00Z", "second", "meta", std::nullopt};
  document.dateline =
      Dateline{"BRACKEN", span_of("BRACKEN, 4 March 2031", document.text),
               Timestamp{"2031-03-04", "day", "dateline", span_of("4 March 2031", document.text)}};
  document.credits = {{"KorInform", span_of("mayor", document.text), "text"},
                      {"Quay Wire", std::nullopt, "byline"}};
  document.entries = {
      {span_of("Two officials", document.text),
       Timestamp{"", "day", "text", span_of("Two", document.text), "2031-03-01", "2031-03-04"}},
      {span_of("declined to comment.", document.text), std::nullopt}};
  document.pages = {{span_of("BRACKEN, 4 March 2031", document.text), 1},
                    {span_of("Two officials declined to comment.", document.text), 2}};
  document.media = {{"https://harbour-courier.example/quay.jpg", "image/jpeg", "The quay at dawn",
                     "Zo\u00eb Tarn"}};
  document.record = {"<urn:uuid:0d7e>", "reports/quay.html", 123456};
  return document;
}

inline Analysis full_analysis(const Document& document) {
  const auto span = [&](std::string_view words) { return span_of(words, document.text); };
  Analysis analysis;
  const auto second = span("Two officials").begin;
  analysis.sentences = {{0, second - 2},
                        {second, static_cast<std::uint32_t>(document.text.size())}};
  analysis.attributions = {
      {"a1",
       {span("mayor Ilse Bront\u00eb")},
       {span("said")},
       {span("\u201cThere is no deal,\u201d"), span("\u201cand none is planned.\u201d")},
       Quote::direct,
       SourceKind::named_person,
       Stance::denies,
       Certainty::ct_minus,
       0.875,
       "e1",
       0.97},
      {"a2",
       {span("Two officials")},
       {span("declined to comment")},
       {},
       Quote::indirect,
       SourceKind::unnamed_official,
       Stance::declines_to_comment,
       Certainty::u,
       0.5},
  };
  analysis.entities = {
      {"e1",
       EntityType::per,
       "Ilse Bront\u00eb",
       "ISL",
       "mayor",
       {{span("mayor Ilse Bront\u00eb"), MentionForm::nominal},
        {span("Ilse Bront\u00eb"), MentionForm::name}}},
      {"e2", EntityType::gpe, "Bracken", "", "", {{span("BRACKEN"), MentionForm::name, true}}}};
  analysis.times = {
      {"t1", span("4 March 2031"), TimexType::date, "2031-03-04", ""},
      {"t2", span("planned"), TimexType::time, "2031-03-05TMO", "published"},
  };
  analysis.citations = {
      {"c1", "KorInform", "agency", span("mayor"), CitationRelation::agency_credit, "", "text"},
      {"c2", "Quay Wire", "agency", std::nullopt, CitationRelation::agency_credit, "", "byline"},
      {"c3", "the letter", "document", span("deal"), CitationRelation::link,
       "https://bracken.example/letter", "text"}};
  Attribution& officials = analysis.attributions[1];
  officials.source_detail.role = Detail{"officials", span("officials")};
  officials.source_detail.nationality = Detail{"ISL", span("officials")};
  officials.source_detail.affiliation = Detail{"harbour office", span("officials")};
  officials.source_detail.anonymity_reason = Detail{"declined", span("declined")};
  officials.source_detail.number = SourceNumber{2, true, span("Two")};
  officials.same_source = {{"a1", SameSource::different, "one is named"}};
  officials.told_to = "c1";
  officials.within = "a1";
  analysis.events = {
      {"v1",
       span("deal"),
       EventType::agree,
       "commit",
       {"economic", "natural resource"},
       {{span("Ilse Bront\u00eb"), "e1"}, {span("BRACKEN"), "e2"}},
       {{span("Two officials"), ""}},
       "e2",
       "t1",
       {{span("none is planned"), "fuel", 300'000, "tonnes", "at least"},
        {span("comment"), "weapons"}},
       -2.5,
       {{"author", Certainty::u}, {"a1", Certainty::ct_minus}},
       0.75,
       EventStatus::denied},
      {"v2", span("declined")},
  };
  analysis.models = {"attribution:0011aabb", "sentences:1"};
  return analysis;
}

}  // namespace sayso
