// A store with documents made by hand, for tests of what holds between them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "record/store.h"

namespace sayso {

/// The first place of `words` in `text`; empty where `words` is.
inline Spans find_words(const std::string& text, const std::string& words) {
  if (words.empty()) return {};
  auto begin = static_cast<std::uint32_t>(text.find(words));
  return {{begin, begin + static_cast<std::uint32_t>(words.size())}};
}

struct Said {
  std::string source;
  std::string content;
  SourceKind kind;
  std::string speaker = {};
  std::string same_as = {};  // id of an earlier attribution
  SourceDetail detail = {};
};

inline Document document_of(const std::string& id, const std::string& outlet,
                            const std::string& published, const std::string& text) {
  Document document;
  document.id = id;
  document.outlet.name = outlet;
  if (!published.empty()) document.published = Timestamp{published, "day", "given", {}};
  document.text = text;
  return document;
}

/// Attributions "a1", "a2", ... in the order of `all`; sentences end at full stops.
inline Analysis analysis_of(const std::string& text, const std::vector<Said>& all) {
  Analysis analysis;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.') continue;
    analysis.sentences.push_back({begin, i + 1});
    begin = i + 2;
  }
  for (const Said& said : all) {
    Attribution attribution;
    attribution.id = "a" + std::to_string(analysis.attributions.size() + 1);
    attribution.source = find_words(text, said.source);
    attribution.cue = find_words(text, "said");
    attribution.content = find_words(text, said.content);
    attribution.source_kind = said.kind;
    attribution.speaker = said.speaker;
    attribution.speaker_score = said.speaker.empty() ? 0 : 0.9;
    attribution.source_detail = said.detail;
    if (!said.same_as.empty()) {
      attribution.same_source.push_back({said.same_as, SameSource::same, "taken up"});
    }
    analysis.attributions.push_back(std::move(attribution));
  }
  return analysis;
}

/// One that the text names once by `name`.
inline Entity named(const std::string& id, EntityType type, const std::string& text,
                    const std::string& name) {
  Entity entity;
  entity.id = id;
  entity.type = type;
  entity.name = name;
  entity.mentions.push_back({find_words(text, name).front(), MentionForm::name});
  return entity;
}

/// A store in a folder of its own.
class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("sayso-") + test.test_suite_name() + "-" + test.name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    Result<Store> store = Store::open(path(), Store::Mode::create);
    ASSERT_TRUE(store.ok()) << store.error().message;
    store_ = std::make_unique<Store>(*std::move(store));
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::string path() const { return (folder_ / "store.db").string(); }

  void put(const Document& document, const Analysis& analysis) {
    Result<Placement> placed = store_->put(document, analysis);
    ASSERT_TRUE(placed.ok()) << placed.error().message;
  }
  void add(const std::string& id, const std::string& outlet, const std::string& published,
           const std::string& text, const std::vector<Said>& all,
           std::vector<Entity> entities = {}) {
    Analysis analysis = analysis_of(text, all);
    analysis.entities = std::move(entities);
    put(document_of(id, outlet, published, text), analysis);
  }

  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace sayso
