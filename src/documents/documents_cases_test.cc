// Runs tests/cases/documents/<case>: reads the folder's file "in.*" and compares what its
// "expected.json" states:
//   {"as": kind, if the kind is to be forced,
//    "records": one for each record, in order:
//      {"file": what follows the path, "paragraphs" or "text", and any of "id", "url", "canonical",
//       "title", "byline", "outlet", "language", "section", "published" and "updated": null or
//       {"value" or "range", "granularity", "how", "words": what its span covers}, "dateline",
//       "credits", "entries", "pages", "media", "record": as lists_of and seen_in give them}
//      or {"error": code, "says": what the message has as well}}
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "documents/read.h"
#include "documents/shipped_page_model.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path cases = fs::path(SAYSO_SOURCE_DIR) / "tests" / "cases" / "documents";

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(cases)) {
    if (entry.is_directory()) names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

json paragraphs_of(const std::string& text) {
  json paragraphs = json::array();
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    paragraphs.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return paragraphs;
}

json timestamp_of(const std::optional<Timestamp>& time, const std::string& text) {
  if (!time) return nullptr;
  json out = {{"granularity", time->granularity}, {"how", time->how}};
  if (!time->value.empty()) out["value"] = time->value;
  if (time->value.empty()) out["range"] = {time->from, time->to};
  if (time->span) out["words"] = time->span->in(text);
  return out;
}

json dateline_of(const Document& document) {
  const auto& dateline = document.dateline;
  if (!dateline) return nullptr;
  return {{"place", dateline->place},
          {"words", dateline->span.in(document.text)},
          {"date", timestamp_of(dateline->date, document.text)}};
}

/// The lists of a document, each with the words of its spans.
json lists_of(const Document& document) {
  json lists = {{"credits", json::array()},
                {"entries", json::array()},
                {"pages", json::array()},
                {"media", json::array()}};
  for (const AgencyCredit& credit : document.credits) {
    const std::string words(credit.span ? credit.span->in(document.text) : std::string_view());
    lists["credits"].push_back({{"agency", credit.agency}, {"how", credit.how}, {"words", words}});
  }
  for (const LiveEntry& entry : document.entries) {
    lists["entries"].push_back({{"words", entry.span.in(document.text)},
                                {"time", timestamp_of(entry.time, document.text)}});
  }
  for (const Page& page : document.pages) {
    lists["pages"].push_back({{"words", page.span.in(document.text)}, {"number", page.number}});
  }
  for (const Media& media : document.media) {
    lists["media"].push_back({{"url", media.url},
                              {"type", media.type},
                              {"caption", media.caption},
                              {"credit", media.credit}});
  }
  return lists;
}

/// All that a case may state of a record.
json seen_in(const Record& record, const std::string& path) {
  json seen = {{"file", record.file.substr(path.size())}};
  if (!record.document.ok()) {
    seen["error"] = record.document.error().code;
    return seen;
  }
  const Document& document = *record.document;
  seen["id"] = document.id;
  seen["url"] = document.url;
  seen["canonical"] = document.canonical;
  seen["outlet"] = {{"name", document.outlet.name}, {"domain", document.outlet.domain}};
  seen["title"] = document.title;
  seen["byline"] = document.byline;
  seen["published"] = timestamp_of(document.published, document.text);
  seen["updated"] = timestamp_of(document.updated, document.text);
  seen["section"] = document.section;
  seen["dateline"] = dateline_of(document);
  seen["record"] = {{"id", document.record.id}, {"name", document.record.name}};
  if (document.record.offset) seen["record"]["offset"] = *document.record.offset;
  seen.update(lists_of(document));
  seen["language"] = document.language;
  seen["text"] = document.text;
  seen["paragraphs"] = paragraphs_of(document.text);
  return seen;
}

void expect_clear_message(const Error& error, const std::string& path, const json& expected) {
  EXPECT_EQ(error.message.find('\n'), std::string::npos) << error.message;
  EXPECT_NE(error.message.find(path), std::string::npos) << error.message;
  EXPECT_NE(error.message.find(expected.value("says", "")), std::string::npos) << error.message;
}

class DocumentsCase : public testing::TestWithParam<std::string> {
 protected:
  DocumentsCase() {
    for (const auto& entry : fs::directory_iterator(cases / GetParam())) {
      if (entry.path().stem() == "in") path = entry.path();
    }
  }

  std::vector<Record> read(const std::optional<Position>& from = std::nullopt) const {
    std::vector<Record> records;
    const ReadOptions options{kind_from(expected.value("as", "")), &shipped_page_model(), from};
    read_documents(path, options, [&](Record record) {
      records.push_back(std::move(record));
      return true;
    });
    return records;
  }

  std::string path;
  const json expected = json::parse(std::ifstream(cases / GetParam() / "expected.json"));
};

TEST_P(DocumentsCase, GoesOnFromEachRecord) {
  const std::vector<Record> all = read();
  for (const Record& from : all) {
    std::vector<std::string> rest;
    for (const Record& record : all) {
      if (record.position.record >= from.position.record) {
        rest.push_back(seen_in(record, path).dump());
      }
    }
    std::vector<std::string> seen;
    for (const Record& record : read(from.position)) seen.push_back(seen_in(record, path).dump());
    EXPECT_EQ(seen, rest) << from.file;
  }
}

TEST_P(DocumentsCase, IsReadAsExpected) {
  ASSERT_FALSE(path.empty());
  const std::vector<Record> records = read();

  ASSERT_EQ(records.size(), expected["records"].size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const json& wanted = expected["records"][i];
    ASSERT_TRUE(records[i].file.starts_with(path));
    const json seen = seen_in(records[i], path);
    EXPECT_EQ(seen.contains("error"), wanted.contains("error")) << seen.dump();
    for (const auto& [name, value] : wanted.items()) {
      if (name == "says") continue;
      EXPECT_EQ(seen.value(name, json("nothing")), value) << name;
    }
    if (const auto& document = records[i].document; document.ok()) {
      EXPECT_TRUE(is_utf8(document->text));
      EXPECT_EQ(document->file, records[i].file);
      const std::string hash(wanted.contains("id") ? "" : "sha256:");
      EXPECT_TRUE(document->id.starts_with(hash)) << document->id;
    } else {
      expect_clear_message(document.error(), path, wanted);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Documents, DocumentsCase, testing::ValuesIn(case_names()),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace sayso
